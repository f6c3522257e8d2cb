// openapi.json describes what the server has, neither more nor less.
#include <fstream>
#include <set>

#include "tests/review/review_house.hpp"

using namespace shenbao;
using namespace shenbao::testing;

namespace {

TestJson committed() {
    std::ifstream file(SHENBAO_SOURCE_DIR "/pipeline/review/openapi.json");
    return TestJson::parse(file);
}

void collect_references(const TestJson& json, std::set<std::string>& into) {
    if (json.is_object() && json.contains("$ref")) into.insert(json["$ref"].get<std::string>().substr(1));
    if (json.is_structured())
        for (const TestJson& inner : json) collect_references(inner, into);
}

}  // namespace

TEST_CASE("every route is in openapi.json, and every path there is a route") {
    const ReviewHouse house;
    const TestJson document = committed();
    std::vector<std::string> described;
    for (const auto& [path, methods] : document["paths"].items())
        for (const auto& [method, operation] : methods.items()) {
            described.push_back(method + " " + path);
            CHECK_FALSE(operation["summary"].get<std::string>().empty());
        }
    std::ranges::sort(described);
    CHECK(described == house.server.routes());
}

TEST_CASE("what openapi.json refers to is in it, and the server gives it out") {
    ReviewHouse house;
    Browser browser(house);
    std::set<std::string> references;
    collect_references(committed(), references);
    for (const std::string& reference : references) {
        INFO(reference);
        CHECK(committed().contains(TestJson::json_pointer(reference)));
    }
    CHECK(browser.got("/api/openapi.json") == committed());
}

TEST_CASE("an item has the members that openapi.json names") {
    ReviewHouse house;
    Browser browser(house);
    const TestJson item = browser.item("notes/0");
    std::set<std::string> told, described;
    for (const auto& [name, value] : item.items()) told.insert(name);
    const TestJson doc = committed();
    for (const auto& [name, schema] : doc["components"]["schemas"]["Item"]["properties"].items())
        described.insert(name);
    CHECK(told == described);
}
