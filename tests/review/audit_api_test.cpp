// A check is a field that the program is sure of, and nobody who settles it can tell.
#include "tests/review/review_house.hpp"

using namespace shenbao;
using namespace shenbao::testing;

namespace {

// All that is accepted is checked: the three labels, beside five fields in doubt.
HouseRules with_checks() {
    HouseRules rules;
    rules.audit_share = 1;
    return rules;
}

std::set<std::string> names_of(const TestJson& object) {
    std::set<std::string> names;
    for (const auto& [name, value] : object.items()) names.insert(name);
    return names;
}

}  // namespace

TEST_CASE("no answer tells a check from what is in doubt before it is settled") {
    ReviewHouse house(with_checks());
    Browser browser(house);
    const TestJson queue = browser.got("/api/queue?most=500");
    CHECK(queue["total"] == 8);
    const TestJson leased = browser.told("/api/lease", {{"count", 20}, {"order", "document"}})["items"];
    REQUIRE(leased.size() == 8);
    std::set<std::string> reasons;
    for (const TestJson& item : leased) {
        CHECK(names_of(item) == names_of(leased[0]));
        CHECK(names_of(item["detail"]) == names_of(leased[0]["detail"]));
        CHECK_FALSE(item["text"].is_null());
        reasons.insert(item["reason"].get<std::string>());
        for (const TestJson& other : item["detail"]["alternatives"])
            CHECK(names_of(other) == std::set<std::string>{"text", "why"});
    }
    CHECK(reasons == std::set<std::string>{"review"});
    CHECK(browser.got("/api/queue?reason=audit&settled=true")["total"] == 0);
    CHECK(browser.got("/api/queue?reason=review")["total"] == 8);
    const TestJson counts = browser.got("/api/dashboard");
    CHECK(counts["review"] == 8);
    CHECK(counts["review_by_kind"] == TestJson{{"amount", 3}, {"text", 5}});
    CHECK(counts["audited"] == 0);
}

TEST_CASE("a check is no other field in the page view, and stands on sheets with its likes") {
    ReviewHouse house(with_checks());
    Browser browser(house);
    const TestJson file = browser.got("/api/documents/" + hash_of('a') + "/declarations/1");
    const TestJson& filing = file["declarations"][0];
    for (const TestJson* field : {&filing["funding"][0]["label"], &filing["funding"][0]["current"]}) {
        CHECK(field->at("status") == "review");
        CHECK(field->at("confidence").is_null());
        for (const TestJson& other : field->at("alternatives")) CHECK(other["confidence"].is_null());
    }
    CHECK(filing["review"]["fields"] == 8);
    long on_sheets = 0;
    const TestJson alike = browser.got("/api/alike?most=30");
    for (const TestJson& sheet : alike.at("sheets")) on_sheets += static_cast<long>(sheet["items"].size());
    CHECK(on_sheets == 8);
}

TEST_CASE("afterwards it is told") {
    ReviewHouse house(with_checks());
    Browser browser(house);
    browser.told("/api/settle", browser.change("funding/0/label", "项目"));
    CHECK(browser.item("funding/0/label")["reason"] == "audit");
    CHECK(browser.got("/api/queue?reason=audit&settled=true")["total"] == 1);
    CHECK(browser.got("/api/dashboard")["audited"] == 1);
    CHECK(browser.got("/api/dashboard")["review"] == 7);
}
