// Pages that people repaired, through the whole program: what depends on a repair follows from it, and nothing
// else.
#include <nlohmann/json.hpp>

#include "pipeline/deliver/json.hpp"
#include "pipeline/deliver/repairs_json.hpp"
#include "pipeline/run/extract_document.hpp"
#include "pipeline/run/repair_page.hpp"
#include "tests/run/desk.hpp"

using namespace shenbao;
using namespace shenbao::testing;

namespace {

Knowledge& knowledge() {
    static Knowledge known = load_knowledge(kSource + "/models", "");
    return known;
}

// The scan's first page, with these repairs.
Declaration read(const std::vector<PageRepair>& repairs, KeptLines* kept = nullptr) {
    const auto document = open_document(kScan);
    ExtractOptions options;
    options.pages = {1};
    options.repairs = repairs;
    options.kept = kept;
    const auto declarations = extract_document(*document, knowledge(), options);
    REQUIRE(declarations.size() == 1);
    return declarations.front();
}

const Declaration& as_found() {
    static const Declaration kFound = read({});
    return kFound;
}

UprightFrame frame_of(const Declaration& declaration) {
    const PageInfo& page = declaration.source.pages.at(0);
    return {page.width_px, page.height_px, page.quarter_turns};
}

std::vector<std::string> issues_of(const Declaration& declaration, const std::string& code) {
    std::vector<std::string> messages;
    for (const Issue& issue : declaration.issues)
        if (issue.code == code) messages.push_back(issue.message);
    return messages;
}

const TableCell& cell_with(const Declaration& declaration, const std::string& text) {
    for (const Table& table : declaration.tables)
        for (const TableCell& cell : table.cells)
            if (cell.text == text) return cell;
    throw std::runtime_error("no cell reads " + text);
}

// The rule below a cell, as long as the cell is wide.
RuleSpan rule_below(const TableCell& cell) {
    return {RuleDirection::horizontal, static_cast<double>(cell.bbox.y1), static_cast<double>(cell.bbox.x0),
            static_cast<double>(cell.bbox.x1)};
}

Declaration without_issues(Declaration declaration) {
    std::erase_if(declaration.issues, [](const Issue& issue) { return issue.code == kRepairedPage; });
    return declaration;
}

}  // namespace

TEST_CASE(
    "cells on both sides of a rule that is taken away are read as one, and the rule put back gives all back") {
    const Declaration& found = as_found();
    const TableCell& label = cell_with(found, "部门名称");
    const PageRepair remove{1, frame_of(found), RemoveRule{rule_below(label)}};
    const Declaration merged = read({remove});
    CHECK(merged.tables[0].cells.size() == found.tables[0].cells.size() - 1);
    CHECK(issues_of(merged, kRepairedPage) ==
          std::vector<std::string>{"a person changed rules or cells of the page, 1 time"});
    CHECK_THROWS(cell_with(merged, "部门名称"));
    const PageRepair add{1, frame_of(found), AddRule{rule_below(label)}};
    const Declaration again = read({remove, add});
    CHECK(issues_of(again, kRepairedPage) ==
          std::vector<std::string>{"a person changed rules or cells of the page, 2 times"});
    CHECK(to_json(std::vector{without_issues(again)}) == to_json(std::vector{found}));
}

TEST_CASE("a page lies as a person says, whatever its print seems to say") {
    const Declaration& found = as_found();
    REQUIRE(frame_of(found).quarter_turns == 0);
    const Declaration turned = read({{1, frame_of(found), TurnPage{1}}});
    CHECK(frame_of(turned).quarter_turns == 1);
    CHECK(frame_of(turned).width_px == frame_of(found).height_px);
    CHECK(issues_of(turned, kRepairedPage) == std::vector<std::string>{"a person said how the page lies"});
    const Declaration back = read({{1, frame_of(found), TurnPage{1}}, {1, frame_of(turned), TurnPage{0}}});
    CHECK(to_json(std::vector{without_issues(back)}) == to_json(std::vector{found}));
}

TEST_CASE("what was said before a page was turned is passed over, and holds again when the turn is undone") {
    const Declaration& found = as_found();
    const PageRepair remove{1, frame_of(found), RemoveRule{rule_below(cell_with(found, "部门名称"))}};
    const PageRepair turn{1, frame_of(found), TurnPage{1}};
    const Declaration turned = read({remove, turn});
    CHECK(issues_of(turned, kRepairedPage) == std::vector<std::string>{"a person said how the page lies"});
    CHECK(issues_of(turned, kRefusedRepair).empty());
    const Declaration back = read({remove, turn, {1, frame_of(turned), TurnPage{0}}});
    CHECK(back.tables[0].cells.size() == found.tables[0].cells.size() - 1);
}

TEST_CASE("what was said on a page that lay otherwise for no such reason, or of another size, is refused") {
    const Declaration& found = as_found();
    const RuleSpan rule = rule_below(cell_with(found, "部门名称"));
    UprightFrame turned = frame_of(found), larger = frame_of(found);
    turned.quarter_turns = 2;
    larger.width_px = larger.width_px * 102 / 100;
    const Declaration refused = read({{1, larger, RemoveRule{rule}}, {1, turned, RemoveRule{rule}}});
    CHECK(issues_of(refused, kRefusedRepair) ==
          std::vector<std::string>{"a repair of the page cannot be made: it was said on a page that lay otherwise",
                                   "a repair of the page cannot be made: it was said on a page of another size"});
    CHECK(refused.tables == found.tables);
}

TEST_CASE("a repair that makes no sense any more, or of a page that is not there, is told and changes nothing") {
    const Declaration& found = as_found();
    const Declaration read_so =
        read({{1, frame_of(found), MergeCells{{0, 0, 2, 2}}}, {9, frame_of(found), TurnPage{1}}});
    CHECK(issues_of(read_so, kRefusedRepair) ==
          std::vector<std::string>{"a repair of the page cannot be made: there is no table",
                                   "a repair of the page cannot be made: there is no such page"});
    CHECK(issues_of(read_so, kRepairedPage).empty());
    CHECK(read_so.tables == found.tables);
}

TEST_CASE("tables as they were delivered can be repaired without reading: the cells are those of the reading") {
    const Declaration& found = as_found();
    const std::vector<PageRepair> remove{
        {1, frame_of(found), RemoveRule{rule_below(cell_with(found, "部门名称"))}}};
    const TriedRepairs tried = try_repairs(found.tables, remove, frame_of(found), *found.source.pages[0].dpi);
    CHECK(tried.refused.empty());
    const Declaration merged = read(remove);
    REQUIRE(tried.tables.size() == merged.tables.size());
    for (std::size_t i = 0; i < tried.tables.size(); ++i) {
        std::vector<Box> cells;
        for (const TableCell& cell : merged.tables[i].cells) cells.push_back(cell.bbox);
        CHECK(tried.tables[i].cells == cells);
        CHECK(tried.tables[i].box == merged.tables[i].bbox);
    }
}

TEST_CASE("with the lines of the reading before, what is read after a repair is the same, and little is read") {
    const Declaration& found = as_found();
    const PageRepair remove{1, frame_of(found), RemoveRule{rule_below(cell_with(found, "部门名称"))}};
    const auto calls_of = [](KeptLines& kept, const std::vector<PageRepair>& repairs, Declaration& into) {
        const ReadingCounts before = knowledge().reader.counts();
        into = read(repairs, &kept);
        const ReadingCounts after = knowledge().reader.counts();
        return ReadingCounts{after.lines - before.lines, after.recogniser_calls - before.recogniser_calls,
                             after.repeats - before.repeats, after.kept - before.kept};
    };
    Declaration declaration;
    KeptLines first("us");
    const ReadingCounts all = calls_of(first, {}, declaration);
    CHECK(all.kept == 0);
    REQUIRE(all.recogniser_calls > 20);
    KeptLines second("us");
    REQUIRE(second.load(first.bytes()));
    const ReadingCounts none = calls_of(second, {}, declaration);
    CHECK(none.recogniser_calls == 0);
    CHECK(none.kept == all.lines - all.repeats);
    CHECK(to_json(std::vector{declaration}, EvidenceOutput::shown) ==
          to_json(std::vector{found}, EvidenceOutput::shown));
    KeptLines third("us");
    REQUIRE(third.load(second.bytes()));
    const ReadingCounts few = calls_of(third, {remove}, declaration);
    CHECK(few.recogniser_calls > 0);
    CHECK(few.lines - few.repeats - few.kept <= 3);  // of the cell that is new
    CHECK(to_json(std::vector{declaration}, EvidenceOutput::shown) ==
          to_json(std::vector{read({remove})}, EvidenceOutput::shown));
}

TEST_CASE("extract keeps lines in a file, and reads nothing that is in it") {
    const Desk desk;
    const std::string command = "extract " + kScan + " --pages 1 --evidence --kept-lines " + desk.at("lines");
    CHECK(desk.run(command + " -o " + desk.at("1.json")).exit_code != 2);
    const auto size = std::filesystem::file_size(desk.at("lines"));
    CHECK(size > 1000);
    CHECK(desk.run(command + " -o " + desk.at("2.json")).exit_code != 2);
    CHECK(std::filesystem::file_size(desk.at("lines")) == size);
    CHECK(read_text(desk.at("1.json")) == read_text(desk.at("2.json")));
    CHECK(desk.run("extract " + kScan + " " + kScan + " --kept-lines " + desk.at("lines")).exit_code == 1);
}

TEST_CASE("what is no file of lines is never written over, and what cannot be written costs no reading") {
    const Desk desk;
    desk.write("mine.txt", "%PDF-1.4 mine");
    std::filesystem::create_directory(desk.at("folder"));
    const std::string command = "extract " + kScan + " --pages 1 -o out.json --kept-lines ";
    for (const char* other : {"mine.txt", "folder", "/dev/full"}) {
        CAPTURE(other);
        const auto refused = desk.run(command + other);
        CHECK(refused.exit_code == 1);
        CHECK(refused.err_lines() == 1);
        CHECK(refused.err.find("this is no file of lines") != std::string::npos);
    }
    CHECK(read_text(desk.at("mine.txt")) == "%PDF-1.4 mine");
    const auto unwritten = desk.run(command + "nowhere/lines");
    CHECK(unwritten.exit_code % 3 == 0);
    CHECK(unwritten.err.find("cannot be written to nowhere/lines") != std::string::npos);
    CHECK(std::filesystem::exists(desk.at("out.json")));
}

TEST_CASE("extract takes a file of repairs, and says where it has none of the document") {
    const Desk desk;
    const Declaration& found = as_found();
    const PageRepair turn{1, frame_of(found), TurnPage{2}};
    desk.write("mine.json", to_json(std::vector<SourceRepairs>{{found.source.sha256, {turn}}}));
    desk.write("other.json", to_json(std::vector<SourceRepairs>{{std::string(64, 'a'), {turn}}}));
    desk.write("none.json", "{}");
    const auto read_so = desk.run("extract " + kScan + " --pages 1 --repairs mine.json");
    CHECK(read_so.exit_code % 3 == 0);
    CHECK(from_json(read_so.out).at(0).source.pages.at(0).quarter_turns == 2);
    const auto other = desk.run("extract " + kScan + " --pages 1 --repairs other.json");
    CHECK(other.err.find("other.json has no repairs of this document") != std::string::npos);
    CHECK(from_json(other.out).at(0).source.pages.at(0).quarter_turns == 0);
    const auto none = desk.run("extract " + kScan + " --pages 1 --repairs none.json");
    CHECK(none.exit_code == 2);
    CHECK(none.err.find("none.json: /schema: this part is missing") != std::string::npos);
    CHECK(none.out.empty());
    CHECK(desk.run("extract " + kScan + " --repairs nowhere.json").exit_code == 1);
}
