// What the API tells of the queue, and what it does with what people say.
#include "tests/review/review_house.hpp"

using namespace shenbao;
using namespace shenbao::testing;

namespace {

std::vector<std::string> paths_of(const TestJson& items) {
    std::vector<std::string> paths;
    for (const TestJson& item : items) paths.push_back(item["key"]["path"]);
    return paths;
}

}  // namespace

TEST_CASE("the queue tells what there is to do, by kind and rule, in the order asked for") {
    ReviewHouse house;
    Browser browser(house);
    CHECK(browser.got("/api/queue")["total"] == 5);
    CHECK(paths_of(browser.got("/api/queue?kind=text&order=document")["items"]) ==
          std::vector<std::string>{"notes/0", "notes/1"});
    CHECK(browser.got("/api/queue?rule=A1")["total"] == 3);
    CHECK(browser.got("/api/queue?rule=A2")["total"] == 0);
    CHECK(browser.got("/api/queue?document=" + hash_of('b'))["total"] == 0);
    CHECK(paths_of(browser.got("/api/queue?order=document&first=1&most=1")["items"]) ==
          std::vector<std::string>{"funding/1/current"});
    CHECK(browser.get("/api/queue?order=any")->status == 400);
    CHECK(browser.get("/api/queue?most=0")->status == 400);
}

TEST_CASE(
    "most doubt per second first: the shorter of two that are equally doubtful, the more doubtful of two alike") {
    ReviewHouse house;
    Browser browser(house);
    // Doubt 0.4 each: 82 takes 2.2 s, seven characters 2.7 s; 0.3 at 3.8 s comes last.
    CHECK(paths_of(browser.got("/api/queue")["items"]) ==
          std::vector<std::string>{"funding/1/current", "funding/0/current", "funding/2/current", "notes/0",
                                   "notes/1"});
}

TEST_CASE("an item comes with what a person needs to decide") {
    ReviewHouse house;
    Browser browser(house);
    const TestJson item = browser.item("funding/0/current");
    CHECK(item["text"] == "1301.88");
    CHECK(item["detail"]["alternatives"][0]["text"] == "1801.88");
    CHECK(item["detail"]["beside"]["label"] == "项目");
    CHECK(item["detail"]["page_size"] == TestJson::array({800, 1000}));
    REQUIRE(item["detail"]["issues"].size() == 1);
    CHECK(item["detail"]["issues"][0]["code"] == "A1");
    CHECK_THAT(item["detail"]["issues"][0]["message"].get<std::string>(),
               Catch::Contains("1301.88 + 82 = 1383.88"));
    CHECK(browser.get("/api/item?document=" + hash_of('a') + "&path=nothing")->status == 404);
}

TEST_CASE("two browsers are given different items, and what is given back is free again") {
    ReviewHouse house;
    Browser one(house), two(house);
    const TestJson first = one.told("/api/lease", {{"count", 3}})["items"];
    const TestJson second = two.told("/api/lease", {{"count", 3}})["items"];
    CHECK(first.size() == 3);
    CHECK(second.size() == 2);
    for (const std::string& path : paths_of(second)) CHECK(std::ranges::count(paths_of(first), path) == 0);
    CHECK(two.told("/api/lease/renew", {{"key", first[0]["key"]}}, 409)["error"] == "lease-lost");
    one.told("/api/lease/renew", {{"key", first[0]["key"]}});
    CHECK(two.item(paths_of(first)[0])["lease"] == "other");
    one.told("/api/lease/give-back", {{"key", first[0]["key"]}});
    CHECK(paths_of(two.told("/api/lease", {{"count", 1}})["items"])[0] == paths_of(first)[0]);
    CHECK(paths_of(one.told("/api/lease", {{"count", 1}, {"held", {first[1]["key"]}}})["items"])[0] ==
          paths_of(first)[2]);
}

TEST_CASE("a lease ends by itself") {
    ReviewHouse house;
    Browser one(house), two(house);
    CHECK(one.told("/api/lease", {{"count", 5}})["items"].size() == 5);
    CHECK(two.told("/api/lease", {{"count", 5}})["items"].empty());
    house.files.pass(std::chrono::minutes(4));
    CHECK(two.told("/api/lease", {{"count", 5}})["items"].size() == 5);
}

TEST_CASE("a text that is settled stands in the declaration, and rules that hold now close what they had opened") {
    ReviewHouse house;
    Browser browser(house);
    browser.told("/api/settle", browser.change("funding/0/current", "1801.88"));
    const TestJson filing = browser.got("/api/documents/" + hash_of('a') + "/declarations/1")["declarations"][0];
    CHECK(filing["funding"][0]["current"]["text"] == "1801.88");
    CHECK(filing["funding"][0]["current"]["status"] == "corrected");
    CHECK(filing["funding"][0]["current"]["value"]["number"] == "1801.88");
    CHECK(browser.got("/api/queue?rule=A1")["total"] == 0);
    CHECK(browser.got("/api/dashboard")["settled"] == 1);
    const TestJson lines =
        browser.got("/api/history?document=" + hash_of('a') + "&path=funding/0/current")["lines"];
    REQUIRE(lines.size() == 1);
    CHECK(lines[0]["who"] == "anna");
    CHECK(lines[0]["text_before"] == "1301.88");
}

TEST_CASE("a change on an earlier state is refused with both versions") {
    ReviewHouse house;
    Browser one(house), two(house);
    TestJson mine = one.change("notes/0", "mine");
    two.told("/api/settle", two.change("notes/0", "theirs"));
    const TestJson clash = one.told("/api/settle", mine, 409);
    CHECK(clash["error"] == "clash");
    CHECK(clash["yours"]["text"] == "mine");
    CHECK(clash["theirs"]["text"] == "theirs");
    mine["seen"] = clash["seen"];
    one.told("/api/settle", mine);
    CHECK(one.item("notes/0")["text"] == "mine");
}

TEST_CASE("what is postponed comes last, and what is undone is open again") {
    ReviewHouse house;
    Browser browser(house);
    const TestJson first = browser.got("/api/queue")["items"][0];
    browser.told("/api/postpone", {{"key", first["key"]}, {"seen", first["seen"]}});
    CHECK(browser.got("/api/queue")["items"].back()["key"] == first["key"]);
    const TestJson settled = browser.told("/api/settle", browser.change("notes/0", "x"));
    CHECK(browser.item("notes/0")["state"] == "settled");
    browser.told("/api/undo", settled);
    CHECK(browser.item("notes/0")["state"] == "open");
    CHECK(browser.item("notes/0")["text"] == "<script>x</script>");
    CHECK(browser.told("/api/undo", browser.change("notes/1", ""), 409)["error"] == "nothing-to-undo");
}

TEST_CASE("a text is tried without being settled") {
    ReviewHouse house;
    Browser browser(house);
    const TestJson key = browser.item("funding/0/current")["key"];
    const TestJson right = browser.told("/api/try", {{"key", key}, {"text", "1801.88"}});
    CHECK(right["findings"].empty());
    CHECK(right["value"]["number"] == "1801.88");
    CHECK_FALSE(browser.told("/api/try", {{"key", key}, {"text", "1"}})["issues"].empty());
    CHECK(browser.told("/api/try", {{"key", key}, {"text", "无"}})["value"].is_null());
    CHECK(browser.item("funding/0/current")["text"] == "1301.88");
}

TEST_CASE("readings that say the same are one group, and are settled at one go but for those that clash") {
    ReviewHouse house;
    Browser browser(house);
    const TestJson found = browser.got("/api/alike?kind=text"), group = found["sheets"][0];
    CHECK(found["shared"] == 0);  // two are few
    CHECK(group["text"].is_null());
    CHECK(group["count"] == 2);
    REQUIRE(group["items"].size() == 2);
    CHECK(group["items"][0]["text"] == "<script>x</script>");
    TestJson changes = TestJson::array();
    for (const TestJson& item : group["items"])
        changes.push_back({{"key", item["key"]}, {"seen", item["seen"]}, {"text", item["text"]}});
    changes[1]["seen"]["revision"] = 7;
    const TestJson answer = browser.told("/api/settle-many", {{"items", changes}});
    CHECK(answer["settled"] == 1);
    CHECK(answer["items"][1]["status"] == 409);
    CHECK(browser.got("/api/alike?kind=text")["sheets"][0]["items"].size() == 1);
    CHECK(browser.got("/api/alike?kind=text&first=1")["sheets"].empty());
    CHECK(browser.got("/api/alike?most=1")["sheets"].size() == 1);
    CHECK(browser.get("/api/alike?most=31")->status == 400);
}

// Of 200 changes at once one that was refused left those before it settled and all of them unanswered.
TEST_CASE("of several changes one that is refused is told beside the others") {
    ReviewHouse house;
    Browser browser(house);
    const TestJson changes{browser.change("notes/0", "x"), browser.change("notes/1", "x\ty")};
    const TestJson answer = browser.told("/api/settle-many", {{"items", changes}});
    CHECK(answer["settled"] == 1);
    CHECK(answer["items"][1]["status"] == 400);
    CHECK(answer["items"][1]["error"] == "control");
    CHECK(answer["items"][1]["key"]["path"] == "notes/1");
}

// U+202E turns what follows it: a text that shows 12 says 21.
TEST_CASE("a text with characters that nobody sees is refused, unless it is what stands there") {
    ReviewHouse house;
    Browser browser(house);
    for (const char* unseen :
         {"\u202e", "\u200b", "\u2066", "\u0085", "\ufeff", "\x7f", "\u2028", "\u00ad", "\U000e0041"}) {
        INFO(TestJson(unseen).dump(-1, ' ', true));
        const TestJson change = browser.change("notes/0", std::string("12") + unseen + "34");
        CHECK(browser.told("/api/settle", change, 400)["error"] == "control");
    }
    for (const char* seen : {"a\nb", "≥95％", "水务局", "𠀀", "“①”", "　"}) {
        INFO(seen);
        browser.told("/api/settle", browser.change("notes/0", seen));
        CHECK(browser.item("notes/0")["text"] == seen);
    }
}

TEST_CASE("as many items are leased as openapi.json allows, and other numbers are refused") {
    ReviewHouse house;
    Browser browser(house);
    for (const TestJson& count : {TestJson(0), TestJson(21), TestJson(-1), TestJson("3"), TestJson(1.5)}) {
        INFO(count);
        CHECK(browser.told("/api/lease", {{"count", count}}, 400)["error"] == "bad-number");
    }
    CHECK(browser.told("/api/lease", {{"count", 20}})["items"].size() == 5);
    CHECK(browser.told("/api/lease", TestJson::object())["items"].size() == 1);
}

TEST_CASE("what the page says about effort is added up, and nonsense counts as none") {
    ReviewHouse house;
    Browser browser(house);
    TestJson change = browser.change("notes/0", "x");
    change["effort"] = {{"keystrokes", 3}, {"seconds", 2.5}};
    browser.told("/api/settle", change);
    change = browser.change("notes/1", "x");
    change["effort"] = {{"keystrokes", -5}, {"seconds", -1}};
    browser.told("/api/settle", change);
    const TestJson person = browser.got("/api/dashboard")["people"][0];
    CHECK(person["settled"] == 2);
    CHECK(person["keystrokes"] == 3);
    CHECK(person["seconds"] == 2.5);
}

TEST_CASE("bodies of another shape are told what is wrong, and change nothing") {
    ReviewHouse house;
    Browser browser(house);
    for (const TestJson& body : {TestJson::object(), TestJson{{"key", 5}},
                                 TestJson{{"key", {{"sha256", "x"}}}, {"seen", {}}, {"text", "x"}}})
        CHECK(browser.post("/api/settle", body)->status == 400);
    TestJson change = browser.change("notes/0", "a\tb");
    CHECK(browser.told("/api/settle", change, 400)["error"] == "control");
    change["text"] = std::string(20000, 'x');
    CHECK(browser.told("/api/settle", change, 400)["error"] == "too-long");
    change["text"] = "x";
    change["key"]["path"] = "nothing/at/all";
    CHECK(browser.told("/api/settle", change, 404)["error"] == "unknown");
    CHECK(browser.got("/api/dashboard")["settled"] == 0);
}

TEST_CASE("documents are listed with what is open in them") {
    ReviewHouse house;
    Browser browser(house);
    const TestJson document = browser.got("/api/documents")["documents"][0];
    CHECK(document["name"] == "/scans/a.pdf");
    CHECK(document["state"] == "done");
    CHECK(document["version"] == 1);
    CHECK(document["declarations"] == 1);
    CHECK(document["open"] == 5);
    CHECK(browser.get("/api/documents/" + hash_of('b') + "/declarations/1")->status == 404);
    CHECK(browser.get("/api/documents/" + hash_of('a') + "/declarations/2")->status == 404);
    CHECK(browser.get("/api/documents/" + hash_of('a') + "/declarations/x")->status == 404);
}
