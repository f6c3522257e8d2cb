// The page's own files, and what is looked up in a declaration.
#include "pipeline/review/page_files.hpp"
#include "pipeline/review/stored_declaration.hpp"
#include "tests/review/review_house.hpp"

using namespace shenbao;
using namespace shenbao::testing;

TEST_CASE("the page has no script or style of its own but its files") {
    ReviewHouse house;
    Browser browser(house);
    const auto page = browser.get("/");
    REQUIRE(page->status == 200);
    CHECK(page->get_header_value("Content-Type") == "text/html; charset=utf-8");
    CHECK_THAT(page->body, !Catch::Contains("<style") && !Catch::Contains(" onload") && !Catch::Contains("http"));
    CHECK(browser.get("/assets/nothing.js")->status == 404);
    CHECK(browser.get("/assets/..%2Fopenapi.json")->status == 404);
    if (find_page_file("assets/index.js")) {  // else it was built without the page
        CHECK(browser.get("/assets/index.js")->get_header_value("Content-Type") ==
              "text/javascript; charset=utf-8");
        CHECK(browser.get("/assets/index.css")->status == 200);
    }
}

// The library compressed every answer so thoroughly that a filing of 250 KB took a second and a half.
TEST_CASE("answers are sent as they are, whatever the browser would unpack") {
    ReviewHouse house;
    Browser browser(house);
    auto headers = browser.headers();
    headers.emplace("Accept-Encoding", "gzip, deflate, br");
    for (const std::string& path :
         {std::string("/"), "/api/documents/" + hash_of('a') + "/declarations/1", std::string("/api/queue")})
        CHECK_FALSE(house.client().Get(path, headers)->has_header("Content-Encoding"));
}

TEST_CASE("a field is found by its path, also under a name with a slash in it") {
    const StoredDeclaration stored(
        R"({"declarations": [{"notes": [{"text": "n", "status": "review"}], "indicators": [{"name": {"text": "名", "status":
        "accepted"}, "causes": {"a": 1, "a/b": {"text": "c", "status": "review"}}}]}]})");
    CHECK((*stored.find_field("notes/0"))["text"] == "n");
    CHECK((*stored.find_field("indicators/0/causes/a/b"))["text"] == "c");
    CHECK(stored.beside("indicators/0/causes/a/b")["name"] == "名");
    CHECK(stored.beside("indicators/0/name").empty());
    for (const char* path :
         {"", "notes", "notes/1", "notes/-1", "notes/0/text", "notes/00x", "indicators/0/causes/a"})
        CHECK(stored.find_field(path) == nullptr);
    CHECK(StoredDeclaration("{").find_field("notes/0") == nullptr);
}
