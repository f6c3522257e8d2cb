// What the form stage fills in from the context: numbers, levels, places of rows. It says so, and overwrites
// nothing.
#include <catch2/catch.hpp>

#include "drawn_form.hpp"
#include "known_content.hpp"
#include "small_filing.hpp"

using namespace shenbao;
using namespace shenbao::drawn;

namespace {

// The small filing with so many goals of the year, each with a heading and the two indicators of the first.
nlohmann::json with_annual_goals(int count) {
    nlohmann::json truth = small_truth();
    const nlohmann::json goal = truth["goals"][1], one = truth["indicators"][2], two = truth["indicators"][3];
    const char* texts[] = {"改造老旧管网", "清理河道淤泥", "推进雨污分流", "加强水质监测"};
    truth["goals"].erase(1);
    truth["indicators"].erase(3);
    truth["indicators"].erase(2);
    for (int k = 1; k <= count; ++k) {
        nlohmann::json own = goal;
        own["number"] = k;
        own["id"] = "annual-" + std::to_string(k);
        own["text"] = own["heading"] = texts[k - 1];
        truth["goals"].push_back(own);
        for (nlohmann::json indicator : {one, two}) {
            indicator["goal"] = own["id"];
            indicator["seq"] = truth["indicators"].size() + 1;
            truth["indicators"].push_back(indicator);
        }
    }
    return truth;
}

// Builds the form with the headings' labels of the year replaced.
Declaration with_labels(const nlohmann::json& truth,
                        const std::vector<std::pair<std::string, std::string>>& labels) {
    Form form = draw(truth);
    for (const auto& [label, read] : labels) REQUIRE(replace_text(form, label, read));
    const auto declarations = build(paginate(form, {}));
    REQUIRE(declarations.size() == 1);
    return declarations.front();
}

const Goal& goal_of(const Declaration& declaration, const std::string& id) {
    const auto found = std::find_if(declaration.goals.begin(), declaration.goals.end(),
                                    [&](const Goal& g) { return g.id == id; });
    REQUIRE(found != declaration.goals.end());
    return *found;
}

}  // namespace

TEST_CASE("a number that is not the printed one is told, as a warning where it is a guess") {
    nlohmann::json truth = small_truth();
    truth["annual_tasks"].push_back({{"number", 3}, {"text", "巡查。"}});
    Form form = draw(truth);
    for (Cell& cell : form.cells)
        for (std::string& paragraph : cell.paragraphs) {
            if (paragraph == "2.清淤。") paragraph = "8.清淤。";
            if (paragraph == "2.负责排水。") paragraph = "S.负责排水。";
        }
    const auto declarations = build(paginate(form, {}));
    CHECK(differences(flatten(truth), flatten(declarations.at(0))) == "");
    CHECK(dump_issues(declarations[0]) ==
          "inferred-number warning functions_overview/items/1/text\ninferred-number info annual_tasks/1/text\n");
    CHECK(declarations[0].issues.at(1).message.find("\"8.\"") != std::string::npos);
    CHECK(declarations[0].issues.at(1).bbox == declarations[0].annual_tasks[1].text->bbox);
}

// With headings in the order 1, 3, 2 the second block 3 took the place of goal 3's heading and indicators.
TEST_CASE("headings in another order keep their numbers, and none is written over") {
    const nlohmann::json truth = with_annual_goals(3);
    nlohmann::json swapped = truth;
    std::swap(swapped["goals"][2], swapped["goals"][3]);
    Form form = draw(swapped);
    for (Cell& cell : form.cells)
        if (cell.paragraphs.size() == 3 && cell.paragraphs[0].starts_with("目标"))
            std::swap(cell.paragraphs[1], cell.paragraphs[2]);  // the overview
    const auto declarations = build(paginate(form, {}));
    const Declaration& d = declarations.at(0);
    for (const char* id : {"annual-1", "annual-2", "annual-3"})
        CHECK(goal_of(d, id).heading->text == goal_of(d, id).text->text);
    CHECK(d.indicators.at(4).goal == "annual-3");
    CHECK(d.indicators.at(6).goal == "annual-2");
    CHECK(dump_issues(d) == "");
}

TEST_CASE("a misread counter of a heading goes to the first goal without one; its text may prove it") {
    const nlohmann::json truth = with_annual_goals(3);
    const Declaration unlike = with_labels(truth, {{"年度目标3:", "年度目标8:"}, {"年度目标2:", "年度目标1:"}});
    CHECK(differences(flatten(truth), flatten(unlike)) == "");
    CHECK(dump_issues(unlike) == "inferred-number info goals/2/heading\ninferred-number info goals/3/heading\n");
    nlohmann::json other = truth;
    other["goals"][2]["heading"] = "清淤";
    const Declaration guessed = with_labels(other, {{"年度目标2:", "年度目标z:"}});
    CHECK(differences(flatten(other), flatten(guessed)) == "");
    CHECK(dump_issues(guessed) == "inferred-number warning goals/2/heading\n");
}

TEST_CASE("a heading whose text is its goal's keeps to it against a counter read as a later one's") {
    const nlohmann::json truth = with_annual_goals(3);
    const Declaration d =
        with_labels(truth, {{"年度目标3:", "X"}, {"年度目标2:", "年度目标3:"}, {"X", "年度目标3:"}});
    CHECK(differences(flatten(truth), flatten(d)) == "");
    CHECK(dump_issues(d) == "inferred-number info goals/2/heading\n");
}

TEST_CASE("counters may be Chinese numerals") {
    const nlohmann::json truth = with_annual_goals(2);
    const Declaration d = with_labels(truth, {{"年度目标1:", "年度目标一："}, {"年度目标2:", "年度目标二："}});
    CHECK(differences(flatten(truth), flatten(d)) == "");
    CHECK(dump_issues(d).empty());
}

TEST_CASE("a heading printed again over the rest of its block is the same goal's") {
    const nlohmann::json truth = with_annual_goals(2);
    Form form = draw(truth);
    const int row = form.rows - 1;  // the last row of goal 2, behind its heading printed again
    for (Cell& cell : form.cells)
        if (cell.row == row)
            ++cell.row;
        else if (cell.row + cell.row_span > row)
            cell.row_span = row - cell.row;
    form.cells.push_back({row, 1, 0, 250, {"年度目标2:"}});
    form.cells.push_back({row, 1, 250, 2000, {"清理河道淤泥"}});
    form.cells.push_back({row + 1, 1, 0, 250, {"年度绩效指标"}});
    ++form.rows;
    const auto declarations = build(paginate(form, {row}));
    CHECK(differences(flatten(truth), flatten(declarations.at(0))) == "");
}

TEST_CASE("an introduction before the goals is no goal that counts") {
    nlohmann::json truth = small_truth();
    Form form = draw(truth);
    for (Cell& cell : form.cells)
        if (cell.paragraphs == std::vector<std::string>{"目标1: 改造老旧管网"})
            cell.paragraphs.insert(cell.paragraphs.begin(), "为保障供水。");
    const auto declarations = build(paginate(form, {}));
    const Declaration& d = declarations.at(0);
    REQUIRE(d.goals.size() == 3);
    CHECK_FALSE(d.goals[1].number);
    CHECK(d.goals[1].text->text == "为保障供水。");
    CHECK(d.goals[2].id == "annual-1");
    CHECK(d.goals[2].heading->text == "改造老旧管网");
}

// The second block took the place of the first.
TEST_CASE("functions under a label printed twice are one list") {
    Form form = draw(small_truth());
    int row = 0;
    for (const Cell& cell : form.cells)
        if (cell.paragraphs == std::vector<std::string>{"部门职能概述"}) row = cell.row + 1;
    for (Cell& cell : form.cells)
        if (cell.row >= row) ++cell.row;
    form.cells.push_back({row, 1, 0, 250, {"部门职能概述"}});
    form.cells.push_back({row, 1, 250, 2000, {"3.负责节水。"}});
    ++form.rows;
    const Declaration d = build(paginate(form, {})).at(0);
    REQUIRE(d.functions_overview->items.size() == 3);
    CHECK(d.functions_overview->intro->text == "水务局贯彻部署。");
    CHECK(d.functions_overview->items[2].text.text == "负责节水。");
}
