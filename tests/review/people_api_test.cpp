// Several people over the API: comments, fields that are passed on, and texts that two people key.
#include "tests/review/review_house.hpp"

using namespace shenbao;
using namespace shenbao::testing;

namespace {

HouseRules people(std::set<std::string> key_twice = {}) {
    HouseRules rules;
    for (const char* name : {"ben", "carl", "dora"}) rules.users.push_back({name, UserRole::reviewer, {}, 0});
    rules.key_twice = std::move(key_twice);
    return rules;
}

std::vector<std::string> paths_of(const TestJson& items) {
    std::vector<std::string> paths;
    for (const TestJson& item : items) paths.push_back(item["key"]["path"]);
    return paths;
}

constexpr const char* kAmount = "funding/0/current";

}  // namespace

TEST_CASE("a comment is shown to the next person, with who wrote it and when") {
    ReviewHouse house(people());
    Browser ben(house, "ben"), carl(house, "carl");
    TestJson change = ben.change("notes/0", "");
    change["comment"] = "the seal covers it";
    ben.told("/api/comment", change);
    CHECK(carl.item("notes/0")["detail"]["comments"] ==
          TestJson::array({{{"who", "ben"}, {"at_ms", house.files.now()}, {"text", "the seal covers it"}}}));
    CHECK(carl.item("notes/0")["seen"] == change["seen"]);
    change["comment"] = "";
    CHECK(ben.told("/api/comment", change, 400)["error"] == "empty");
    change["comment"] = "a\tb";
    CHECK(ben.told("/api/comment", change, 400)["error"] == "control");
    change["comment"] = std::string(20000, 'x');
    CHECK(ben.told("/api/comment", change, 400)["error"] == "too-long");
    const TestJson lines = ben.got("/api/history?document=" + hash_of('a'))["lines"];
    REQUIRE(lines.size() == 1);
    CHECK(lines[0]["action"] == "commented");
}

TEST_CASE("a field that is passed on is leased first by that user and last by others") {
    ReviewHouse house(people());
    Browser ben(house, "ben"), carl(house, "carl");
    TestJson change = ben.change("notes/1", "");
    change["to"] = "carl";
    change["comment"] = "yours?";
    ben.told("/api/pass-on", change);
    CHECK(paths_of(ben.got("/api/queue")["items"]).back() == "notes/1");
    const TestJson first = carl.told("/api/lease", {{"count", 1}})["items"][0];
    CHECK(first["key"]["path"] == "notes/1");
    CHECK(first["passed_to"] == "carl");
    CHECK(first["detail"]["comments"][0]["text"] == "yours?");
    change = ben.change("notes/0", "");
    change["to"] = "nobody";
    CHECK(ben.told("/api/pass-on", change, 404)["error"] == "no-such-user");
    change.erase("to");
    CHECK(ben.post("/api/pass-on", change)->status == 400);
}

TEST_CASE("a reviewer undoes own changes only") {
    ReviewHouse house(people());
    Browser ben(house, "ben"), carl(house, "carl"), chief(house);
    const TestJson settled = ben.told("/api/settle", ben.change("notes/0", "x"));
    CHECK(carl.told("/api/undo", settled, 403)["error"] == "not-yours");
    CHECK(carl.item("notes/0")["text"] == "x");
    chief.told("/api/undo", settled);
    CHECK(carl.item("notes/0")["state"] == "open");
}

TEST_CASE("an amount that two people key the same is settled; the second one is told nothing before") {
    ReviewHouse house(people({"amount"}));
    Browser ben(house, "ben"), carl(house, "carl");
    CHECK(ben.item(kAmount)["text"] == "1301.88");
    ben.told("/api/settle", ben.change(kAmount, "1801.88"));
    const TestJson blind = carl.item(kAmount);
    CHECK(blind["state"] == "open");
    CHECK(blind["keyed"] == 1);
    CHECK(blind["text"].is_null());
    CHECK(blind["read"].is_null());
    CHECK(blind["detail"]["alternatives"].empty());
    CHECK(blind["detail"]["issues"].empty());
    CHECK(blind.dump().find("1.88") == std::string::npos);
    const std::string history = "/api/history?document=" + hash_of('a');
    CHECK(carl.got(history).dump().find("1.88") == std::string::npos);
    CHECK(ben.got(history).dump().find("1801.88") != std::string::npos);
    CHECK(carl.got("/api/dashboard")["second_keyings"] == 1);
    CHECK(carl.got("/api/dashboard")["settled"] == 0);
    const TestJson sheets = carl.got("/api/alike?most=30").at("sheets");
    CHECK_FALSE(sheets.empty());
    CHECK(sheets.dump().find("1801.88") == std::string::npos);
    CHECK(std::ranges::count(paths_of(ben.got("/api/queue")["items"]), kAmount) == 0);
    CHECK(ben.told("/api/settle", ben.change(kAmount, "1801.88"), 409)["error"] == "keyed-already");
    carl.told("/api/settle", carl.change(kAmount, "1801.88"));
    CHECK(carl.item(kAmount)["state"] == "settled");
    CHECK(carl.item(kAmount)["text"] == "1801.88");
    CHECK(carl.got("/api/dashboard")["settled"] == 1);
}

TEST_CASE("where two key differently a third is given both and decides") {
    ReviewHouse house(people({"amount"}));
    Browser ben(house, "ben"), carl(house, "carl"), dora(house, "dora");
    const TestJson early = carl.change(kAmount, "1807.88");
    ben.told("/api/settle", ben.change(kAmount, "1801.88"));
    const TestJson late = carl.told("/api/settle", early, 409);
    CHECK(late["error"] == "keyed-meanwhile");
    CHECK_FALSE(late.contains("theirs"));
    carl.told("/api/settle", carl.change(kAmount, "1807.88"));
    CHECK(std::ranges::count(paths_of(carl.got("/api/queue")["items"]), kAmount) == 0);
    const TestJson both = dora.item(kAmount);
    CHECK(both["keyed"] == 2);
    CHECK(both["text"].is_null());
    REQUIRE(both["detail"]["alternatives"].size() == 2);
    CHECK(both["detail"]["alternatives"][0]["text"] == "1801.88");
    CHECK(both["detail"]["alternatives"][1]["text"] == "1807.88");
    CHECK(dora.got("/api/dashboard")["third_readings"] == 1);
    CHECK(carl.told("/api/settle", carl.change(kAmount, "1801.88"), 409)["error"] == "keyed-already");
    dora.told("/api/settle", dora.change(kAmount, "1801.88"));
    CHECK(dora.item(kAmount)["text"] == "1801.88");
    CHECK(dora.item(kAmount)["keyed"] == 0);
}

TEST_CASE("readings of a sheet are keyed once by one person, then again by another") {
    ReviewHouse house(people({"text"}));
    Browser ben(house, "ben"), carl(house, "carl");
    TestJson changes = TestJson::array();
    for (const char* path : {"notes/0", "notes/1"}) changes.push_back(ben.change(path, "n"));
    CHECK(ben.told("/api/settle-many", {{"items", changes}})["settled"] == 2);
    CHECK(ben.told("/api/settle-many", {{"items", changes}})["settled"] == 0);
    CHECK(ben.got("/api/dashboard")["settled"] == 0);
    CHECK(carl.got("/api/alike?kind=text").at("sheets").empty());
    CHECK(carl.got("/api/queue?kind=text")["total"] == 2);
}
