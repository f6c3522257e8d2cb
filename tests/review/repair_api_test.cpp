// Pages are shown to be repaired, repairs are tried and kept, and what makes no sense is refused.
#include "pipeline/archive/repair_log.hpp"
#include "pipeline/run/repair_page.hpp"
#include "tests/review/review_house.hpp"

using namespace shenbao;
using namespace shenbao::testing;

namespace {

// The filing's page 2 has a table of two cells side by side.
Declaration ruled_filing() {
    Declaration filing = house_filing();
    Table table{"t1", 2, {100, 100, 500, 200}, 1, 2, std::nullopt, {}};
    for (const int col : {0, 1}) {
        TableCell cell;
        cell.col = col;
        cell.bbox = {100 + 200 * col, 100, 300 + 200 * col, 200};
        table.cells.push_back(cell);
    }
    filing.tables.push_back(table);
    return filing;
}

TriedPage try_on_page(std::span<const Table> tables, std::span<const PageRepair> repairs,
                      const UprightFrame& frame, double dpi) {
    TriedRepairs tried = try_repairs(tables, repairs, frame, dpi);
    return {std::move(tried.tables), std::move(tried.refused)};
}

class RepairHouse : public ReviewHouse {
  public:
    explicit RepairHouse(HouseRules given = {})
        : ReviewHouse(std::move(given), ruled_filing(), try_on_page, [this] { ++woken; }) {}

    // As a reader does.
    std::vector<std::string> read_again() {
        Archive other = files.open(OpenMode::existing);
        const Lease lease = must_lease(other);
        DocumentResult result;
        result.declarations.push_back(store_form_of(ruled_filing()));
        REQUIRE(other.finish(lease, result, &reviser()));
        return lease.repairs;
    }
    std::atomic<int> woken = 0;
};

const std::string kPage = "/api/documents/" + hash_of('a') + "/pages/2";

TestJson rule(const std::string& direction, double position, double begin, double end) {
    return {{"direction", direction}, {"position", position}, {"begin", begin}, {"end", end}};
}
const TestJson kLevel{{"edit", "add"}, {"rule", rule("horizontal", 150, 300, 500)}};
const TestJson kNoDivider{{"edit", "remove"}, {"rule", rule("vertical", 300, 100, 200)}};

TestJson said(int version, const TestJson& edits) {
    return {{"sha256", hash_of('a')}, {"page", 2}, {"version", version}, {"edits", edits}};
}

}  // namespace

TEST_CASE("a page is shown with its frame, its cells and each of its rules") {
    RepairHouse house;
    Browser browser(house);
    const TestJson page = browser.got(kPage);
    CHECK(page["version"] == 1);
    CHECK(page["state"] == "done");
    CHECK(page["frame"] == TestJson{{"width_px", 800}, {"height_px", 1000}, {"quarter_turns", 0}});
    REQUIRE(page["tables"].size() == 1);
    CHECK(page["tables"][0]["cells"] == TestJson{{100, 100, 300, 200}, {300, 100, 500, 200}});
    CHECK(page["tables"][0]["rules"].size() == 5);
    CHECK(page["repairs"].empty());
    CHECK(browser.got("/api/documents/" + hash_of('a') + "/pages/1")["tables"].empty());
    for (const char* none : {"/pages/3", "/pages/0", "/pages/x", "/pages/9999999"})
        CHECK(browser.get("/api/documents/" + hash_of('a') + none)->status == 404);
    CHECK(browser.get("/api/documents/" + hash_of('b') + "/pages/1")->status == 404);
}

TEST_CASE("repairs are tried without being kept, and those that make no sense are named") {
    RepairHouse house;
    Browser browser(house);
    const TestJson tried = browser.told("/api/repairs/try",
                                        said(1, {kLevel, {{"edit", "merge"}, {"box", {0, 0, 9, 9}}}, kNoDivider}));
    CHECK(tried["tables"][0]["cells"].size() == 3);
    CHECK(
        tried["refused"] ==
        TestJson{{{"index", 1}, {"reason", "there is no table"}},
                 {{"index", 2},
                  {"reason", "the cells on its two sides do not lie opposite each other; merge cells instead"}}});
    CHECK(browser.got(kPage)["tables"][0]["cells"].size() == 2);
    CHECK(browser.got(kPage)["repairs"].empty());
    CHECK(house.woken == 0);
}

TEST_CASE("a repair is kept with who said it when, its document waits, and every reading is told") {
    RepairHouse house;
    Browser browser(house);
    CHECK(browser.told("/api/repairs", said(1, TestJson::array({kLevel})), 202)["state"] == "waiting");
    CHECK(house.woken == 1);
    const TestJson waiting = browser.got(kPage);
    CHECK(waiting["state"] == "waiting");
    REQUIRE(waiting["repairs"].size() == 1);
    CHECK(waiting["repairs"][0]["who"] == "anna");
    CHECK(waiting["repairs"][0]["repair"]["rule"]["position"] == 150);
    CHECK(waiting["repairs"][0]["repair"]["frame"]["width_px"] == 800);
    CHECK(browser.told("/api/repairs", said(1, TestJson::array({kLevel})), 409)["error"] == "reading");
    REQUIRE(house.read_again().size() == 1);
    CHECK(browser.got(kPage)["state"] == "done");
    CHECK(browser.got(kPage)["version"] == 2);
    CHECK(browser.got("/api/documents/" + hash_of('a') + "/reading") ==
          TestJson{{"version", 2}, {"state", "done"}, {"reason", ""}});
    CHECK(browser.get("/api/documents/" + hash_of('b') + "/reading")->status == 404);
    CHECK(browser.told("/api/repairs", said(1, TestJson::array({kLevel})), 409)["error"] == "clash");
    CHECK(browser.told("/api/repairs/try", said(1, TestJson::array({kLevel})), 409)["error"] == "clash");
}

TEST_CASE("a repair is undone, once") {
    RepairHouse house;
    Browser browser(house);
    browser.told("/api/repairs", said(1, TestJson::array({kLevel})), 202);
    house.read_again();
    const TestJson undo{{"sha256", hash_of('a')}, {"page", 2}, {"version", 2}};
    CHECK(browser.told("/api/repairs/undo", undo, 202)["state"] == "waiting");
    CHECK(house.woken == 2);
    CHECK(house.read_again().empty());
    CHECK(browser.got(kPage)["repairs"].empty());
    TestJson again = undo;
    again["version"] = 3;
    CHECK(browser.told("/api/repairs/undo", again, 409)["error"] == "nothing-to-undo");
}

TEST_CASE("a reviewer who wants to undo what another one repaired is told who may") {
    HouseRules rules;
    rules.users = {{"anna", UserRole::reviewer, {}, 0},
                   {"ben", UserRole::reviewer, {}, 0},
                   {"carl", UserRole::supervisor, {}, 0}};
    RepairHouse house(rules);
    Browser anna(house, "anna"), ben(house, "ben"), carl(house, "carl");
    anna.told("/api/repairs", said(1, TestJson::array({kLevel})), 202);
    house.read_again();
    const TestJson undo{{"sha256", hash_of('a')}, {"page", 2}, {"version", 2}};
    const TestJson refused = ben.told("/api/repairs/undo", undo, 403);
    CHECK(refused["error"] == "not-yours");
    CHECK_THAT(refused["message"].get<std::string>(), Catch::Contains("a supervisor"));
    CHECK(house.woken == 1);
    CHECK(carl.told("/api/repairs/undo", undo, 202)["state"] == "waiting");
    CHECK(house.read_again().empty());
}

TEST_CASE("what makes no sense is not kept, and neither is what stands beside it") {
    RepairHouse house;
    Browser browser(house);
    const TestJson twice = browser.told("/api/repairs", said(1, {kLevel, kLevel}), 422);
    CHECK(twice["message"] == "there is a rule already");
    const TestJson turn{{"edit", "turn"}, {"quarter_turns", 2}};
    CHECK(browser.told("/api/repairs", said(1, {turn, kLevel}), 422)["error"] == "turn-alone");
    CHECK(browser.told("/api/repairs", said(1, TestJson::array()), 400)["error"] == "no-edits");
    CHECK(browser.told("/api/repairs", said(1, TestJson::array({{{"edit", "turn"}, {"quarter_turns", 4}}})),
                       400)["error"] == "bad-edit");
    CHECK(browser.told("/api/repairs", said(1, TestJson::array({{{"edit", "erase"}}})), 400)["error"] ==
          "bad-edit");
    CHECK(browser.told("/api/repairs", said(1, TestJson::array({3})), 400)["error"] == "bad-shape");
    CHECK(browser.told("/api/repairs", said(1, TestJson(std::vector<TestJson>(201, kLevel))), 400)["error"] ==
          "too-many-edits");
    CHECK(browser.got(kPage)["repairs"].empty());
    CHECK(browser.got(kPage)["state"] == "done");
    CHECK(house.woken == 0);
}

TEST_CASE("a document is read again when somebody asks for it, and not twice at a time") {
    RepairHouse house;
    Browser browser(house);
    browser.told("/api/settle", browser.change("notes/0", "一"));
    const TestJson ask{{"sha256", hash_of('a')}};
    CHECK(browser.told("/api/read-again", ask, 202)["state"] == "waiting");
    CHECK(browser.told("/api/read-again", ask, 409)["error"] == "reading");
    CHECK(house.woken == 1);
    CHECK(house.read_again().empty());
    CHECK(browser.item("notes/0")["text"] == "一");
    CHECK(browser.item("notes/0")["state"] == "settled");
    CHECK(browser.told("/api/read-again", {{"sha256", hash_of('b')}}, 404)["error"] == "unknown");
}

TEST_CASE("a picture's name may say which reading it is of") {
    RepairHouse house;
    Browser browser(house);
    for (const char* name : {"-1", "-1-v1", "-1-v23"})
        CHECK(browser.get("/iiif/" + hash_of('a') + name + "/info.json")->status == 200);
    CHECK(TestJson::parse(browser.get("/iiif/" + hash_of('a') + "-1-v2/info.json")->body)["id"] ==
          house.origin() + "/iiif/" + hash_of('a') + "-1-v2");
    for (const char* name : {"-1-v", "-1-vx", "-1-2", "-v1", "-1-v1-v1"})
        CHECK(browser.get("/iiif/" + hash_of('a') + name + "/info.json")->status == 404);
}
