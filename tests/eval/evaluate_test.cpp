#include "tools/eval/evaluate.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <optional>

#include "models/declaration/error.hpp"
#include "tests/eval/eval_samples.hpp"
#include "tools/eval/html_report.hpp"
#include "tools/eval/report.hpp"

using namespace shenbao;
using namespace shenbao::testing;

namespace {

json cell(int row, int col, int row_span, int col_span, double x0, double y0, double x1, double y1,
          const std::string& text) {
    return {{"row", row},           {"col", col},   {"row_span", row_span},
            {"col_span", col_span}, {"text", text}, {"quad", {{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}}}};
}

json two_cells(int row_offset, double shift_px, const std::string& second = "乙") {
    return {{"id", "t1"},
            {"page", 1},
            {"cells",
             {cell(0 + row_offset, 0, 1, 1, 0 + shift_px, 0, 100 + shift_px, 50, "甲"),
              cell(0 + row_offset, 1, 1, 2, 100 + shift_px, 0, 300 + shift_px, 50, second)}}};
}

// With which code two documents are refused; nullopt if they are compared.
std::optional<ErrorCode> code_of(const json& truth, const json& output) {
    try {
        (void)evaluate(truth.dump(), output.dump());
        return std::nullopt;
    } catch (const Error& error) {
        CHECK_FALSE(error.remedy().empty());
        return error.code();
    }
}

}  // namespace

TEST_CASE("fields are compared folded: widths, quotes and blanks do not matter, signs do") {
    const json truth{{"title", "2020年度 申报表（表1）"}, {"fill_date", "≥95%"}, {"period", ""}};
    const json output{
        {"title", field("２０２０年度申报表(表1)")}, {"fill_date", field(">95%")}, {"period", field("")}};
    const Evaluation e = evaluate_pair(truth, output);
    CHECK(e.field_share().right == 2);
    CHECK(e.field_share().total == 3);
}

TEST_CASE("a field the form has not is wrong when the output has it and uncounted when it has not") {
    const json truth{{"title", nullptr}, {"attachment", nullptr}, {"period", "2020年"}};
    const json output{{"title", field("申报表")}, {"attachment", nullptr}, {"period", nullptr}};
    const Evaluation e = evaluate_pair(truth, output);
    REQUIRE(e.fields.size() == 2);
    CHECK(e.field_share().right == 0);
    CHECK(e.fields[1].kind != e.fields[0].kind);
}

TEST_CASE("a key the truth does not claim anything about is not compared") {
    const Evaluation e = evaluate_pair({{"title", "甲"}}, {{"title", field("甲")}, {"period", field("乙")}});
    CHECK(e.field_share().total == 1);
    CHECK(e.field_share().right == 1);
}

TEST_CASE("indicators pair within their goal, and one missing indicator costs one tuple") {
    const json a = indicator("annual", "annual-1", "办理法律援助案件", "≥400件");
    const json b = indicator("annual", "annual-1", "办理公证事项", "≥4000件");
    const json c = indicator("annual", "annual-2", "普法宣传覆盖率", "98%");
    const Evaluation all =
        evaluate_pair({{"indicators", {a, b, c}}}, {{"indicators", {as_output(a), as_output(b), as_output(c)}}});
    CHECK(all.indicators.right == 3);
    CHECK(all.indicators.total == 3);
    const Evaluation less =
        evaluate_pair({{"indicators", {a, b, c}}}, {{"indicators", {as_output(b), as_output(c)}}});
    CHECK(less.indicators.right == 2);
    CHECK(less.indicators.total == 3);
    CHECK(less.spurious_indicators == 0);
}

TEST_CASE("an indicator under the wrong goal, or with one wrong history, is not an exact tuple") {
    const json truth = indicator("annual", "annual-1", "办理公证事项", "≥4000件");
    json moved = as_output(truth);
    moved["goal"] = "annual-2";
    const Evaluation wrong_goal = evaluate_pair({{"indicators", {truth}}}, {{"indicators", {moved}}});
    CHECK(wrong_goal.indicators.right == 0);
    CHECK(wrong_goal.spurious_indicators == 1);
    json misread = as_output(truth);
    misread["history"]["2018"] = field("96%");
    CHECK(evaluate_pair({{"indicators", {truth}}}, {{"indicators", {misread}}}).indicators.right == 0);
    json invented = as_output(truth);
    invented["history"]["2019"] = field("96%");
    CHECK(evaluate_pair({{"indicators", {truth}}}, {{"indicators", {invented}}}).indicators.right == 0);
}

TEST_CASE("cells count when place, spans and shifted indices agree") {
    const Evaluation same = evaluate_pair({{"tables", {two_cells(0, 0)}}}, {{"tables", {two_cells(2, 3)}}});
    CHECK(same.cells.structure.right == 2);
    CHECK(same.cells.text.right == 2);
    CHECK(same.cells.tables.right == 1);
    CHECK(same.cells.pages.right == 1);
    const Evaluation moved = evaluate_pair({{"tables", {two_cells(0, 0)}}}, {{"tables", {two_cells(0, 30)}}});
    CHECK(moved.cells.structure.right == 0);
    json merged = two_cells(0, 0, "丙");
    merged["cells"][1]["col_span"] = 1;
    const Evaluation span = evaluate_pair({{"tables", {two_cells(0, 0)}}}, {{"tables", {merged}}});
    CHECK(span.cells.structure.right == 1);
    CHECK(span.cells.text.right == 1);
    CHECK(span.cells.tables.right == 0);
}

TEST_CASE("a cell or a table too many makes the table or the page inexact") {
    json more = two_cells(0, 0);
    more["cells"].push_back(cell(1, 0, 1, 1, 0, 50, 100, 90, ""));
    const Evaluation extra_cell = evaluate_pair({{"tables", {two_cells(0, 0)}}}, {{"tables", {more}}});
    CHECK(extra_cell.cells.structure.right == 2);
    CHECK(extra_cell.cells.tables.right == 0);
    CHECK(extra_cell.cells.spurious_cells == 1);
    const json two = {two_cells(0, 0),
                      {{"id", "t2"}, {"page", 1}, {"cells", {cell(0, 0, 1, 1, 0, 400, 90, 480, "")}}}};
    const Evaluation extra_table = evaluate_pair({{"tables", {two_cells(0, 0)}}}, {{"tables", two}});
    CHECK(extra_table.cells.tables.right == 1);
    CHECK(extra_table.cells.pages.right == 0);
}

TEST_CASE("calibration counts wrong accepted fields and measures the gap of confidence and truth") {
    json truth = json::object(), output = json::object();
    for (int i = 0; i < 30; ++i) {
        const std::string year = std::to_string(2000 + i);
        truth["history"][year] = "甲";
        output["history"][year] = field(i < 3 ? "乙" : "甲", 0.9, i < 5 ? "accepted" : "review");
    }
    const Calibration c = measure_calibration(evaluate_pair(truth, output).fields);
    CHECK(c.fields == 30);
    CHECK(c.accepted == 5);
    CHECK(c.wrong_accepted == 3);
    CHECK(c.review == 25);
    // Two bins hold wrong fields: one both (|0.9 - 0| * 2/30), one one of two (|0.9 - 0.5| * 2/30); the rest 0.1
    // each.
    CHECK(c.expected_calibration_error == Approx((0.9 * 2 + 0.4 * 2 + 0.1 * 26) / 30));
}

TEST_CASE("accepted wrong fields lead the worst list") {
    const json truth{{"title", "甲"}, {"period", "乙"}, {"fill_date", "丙"}};
    const json output{
        {"title", field("错", 0.99)}, {"period", field("误", 0.6, "accepted")}, {"fill_date", field("丙")}};
    const Evaluation e = evaluate_pair(truth, output);
    const auto worst = worst_fields(e, 10);
    REQUIRE(worst.size() == 2);
    CHECK(worst[0].path == "period");
    CHECK(json::parse(json_report(e))["fields_exact"]["right"] == 1);
    CHECK(text_report(e).find("(1 of 3)") != std::string::npos);
    CHECK(html_report(e).find("period") != std::string::npos);
}

TEST_CASE("a second declaration in the output is spurious, a missing one costs its fields") {
    const json one = document({{"title", "甲"}});
    json two = document({{"title", field("甲")}});
    two["declarations"].push_back({{"title", field("乙")}});
    CHECK(evaluate(one.dump(), two.dump()).field_share().total == 2);
    const json none{{"schema", "shenbao/1"}, {"declarations", json::array()}};
    CHECK(evaluate(one.dump(), none.dump()).field_share().right == 0);
}

TEST_CASE("text that is not JSON is refused with a message") {
    CHECK_THROWS_AS(evaluate("{", "{}"), Error);
    CHECK_THROWS_AS(evaluate("{}", "[1]"), Error);
}

// The figures of swapped arguments were those of a form without a single field, and nobody was told why.
TEST_CASE("arguments that are swapped are wrong usage, other documents than outputs are refused") {
    json truth = document({{"title", "甲"}});
    truth["schema"] = "shenbao-truth/1";
    const json output = document({{"title", field("甲")}});
    CHECK(code_of(truth, output) == std::nullopt);
    CHECK(code_of(output, output) == std::nullopt);  // corrected outputs may be truths
    CHECK(code_of(output, truth) == ErrorCode::wrong_usage);
    CHECK(code_of(truth, truth) == ErrorCode::wrong_usage);
    json unmarked = truth;
    unmarked.erase("schema");
    CHECK(code_of(unmarked, output) == std::nullopt);
    CHECK(code_of(truth, unmarked) == ErrorCode::unreadable_input);
    CHECK(code_of(truth, {{"schema", "shenbao/1"}}) == ErrorCode::unreadable_input);
    CHECK(code_of(truth, {{"schema", 1}, {"declarations", json::array()}}) == ErrorCode::unreadable_input);
}

TEST_CASE("a truth that says nothing is refused, one that says there is no filing is not") {
    const json output = document({{"title", field("甲")}});
    CHECK(code_of(json::object(), output) == ErrorCode::unreadable_input);
    CHECK(code_of({{"schema", "shenbao/1"}, {"declarations", {json::object()}}}, output) ==
          ErrorCode::unreadable_input);
    CHECK(code_of({{"declarations", json::array()}}, output) == std::nullopt);
    CHECK(code_of({{"tables", {two_cells(0, 0)}}}, output) == std::nullopt);
}

TEST_CASE("corners that are missing and endless nesting are refused, not a crash") {
    // Both ended by a segmentation fault.
    const std::string page =
        R"({"schema": "shenbao/1", "declarations": [{"tables": [{"id": "t1", "page": 1, "cells": [{"row": 0, "col": 0, )";
    for (const std::string box : {R"("quad": [[]])", R"("quad": [[1]])", R"("bbox": [1, 2])"})
        CHECK_THROWS_AS(evaluate(page + box + "}]}]}]}", page + box + "}]}]}]}"), Error);
    const std::string deep = R"({"declarations":)" + std::string(100000, '[') + std::string(100000, ']') + "}";
    CHECK_THROWS_AS(evaluate(deep, deep), Error);
}

TEST_CASE("a truth in points is compared in the pixels of the output's rendering") {
    json truth{{"declarations", json::array({json::object()})}, {"tables", {two_cells(0, 0)}}};
    truth["pages"] = {{{"number", 1}, {"width", 600}, {"unit", "pt"}}};
    json table = two_cells(0, 0);
    for (json& cell : table["cells"])
        for (json& corner : cell["quad"]) corner = {corner[0].get<double>() * 4, corner[1].get<double>() * 4};
    json output = document({{"tables", {table}}, {"source", {{"pages", {{{"number", 1}, {"width_px", 2400}}}}}}});
    CHECK(evaluate(truth.dump(), output.dump()).cells.tables.right == 1);
    truth["pages"][0]["unit"] = "px";
    CHECK(evaluate(truth.dump(), output.dump()).cells.structure.right == 0);
}

TEST_CASE("a numbered item that is lost costs itself and not the items after it") {
    json truth, output;
    for (int i = 1; i <= 4; ++i) {
        const std::string text = "任务" + std::to_string(i);
        truth["functions_overview"]["items"].push_back({{"number", i}, {"text", text}});
        if (i != 2) output["functions_overview"]["items"].push_back({{"number", i}, {"text", field(text)}});
    }
    const Evaluation e = evaluate_pair(truth, output);
    CHECK(e.field_share().right == 3);
    CHECK(e.field_share().total == 4);
}

TEST_CASE("tuples have a precision beside their recall: those too many and those of a form too many cost") {
    const json a = indicator("annual", "annual-1", "办理法律援助案件", "≥400件");
    const json b = indicator("annual", "annual-1", "办理公证事项", "≥4000件");
    const json c = indicator("annual", "annual-2", "普法宣传覆盖率", "98%");
    json two = document({{"indicators",
                          {as_output(a), as_output(indicator("annual", "annual-1", "公证", "4件")),
                           as_output(indicator("annual", "annual-3", "调解", "5件"))}}});
    two["declarations"].push_back({{"indicators", {as_output(c)}}});
    const Evaluation e = evaluate(document({{"indicators", {a, b, c}}}).dump(), two.dump());
    CHECK(e.indicators.right == 1);
    CHECK(e.indicators.total == 3);
    CHECK(e.found_indicators == 4);
    CHECK(e.tuple_f1() == Approx(2.0 / 7));
    CHECK(Evaluation{}.tuple_f1() == 1);
    CHECK(json::parse(json_report(e))["indicators_found"] == 4);
}

TEST_CASE("the family, the fields of funding and the cells without a place are counted") {
    const json truth{{"form", {{"family", "monitoring"}, {"edition", "F5"}}},
                     {"title", "甲"},
                     {"funding", {{{"key", "total"}, {"current", "5"}}, {{"key", "fiscal"}, {"current", "4"}}}}};
    json output{
        {"form", {{"family", "monitoring"}, {"edition", "F5-other"}}},
        {"title", field("乙")},
        {"funding", {{{"key", "total"}, {"current", field("5")}}, {{"key", "own"}, {"current", field("1")}}}},
        {"issues", {{{"code", "unplaced-cells"}}, {{"code", "T1"}}, {{"code", "unplaced-cells"}}}}};
    const Evaluation e = evaluate_pair(truth, output);
    CHECK(e.families.right == 1);
    CHECK(e.funding_share().right == 1);
    CHECK(e.funding_share().total == 3);  // one is missing, one not on the form
    CHECK(e.unplaced_cells == 2);
    output["form"]["family"] = "unknown";
    CHECK(evaluate_pair(truth, output).families.right == 0);
    CHECK(evaluate_pair({{"title", "甲"}}, output).families.total == 0);
}

// nlohmann's callback went over all of a list after each of its items: a list of 300 000 took minutes.
TEST_CASE("long lists and objects with many names are read in time that grows with them") {
    json truth{{"title", "甲"}}, output{{"title", field("甲")}};
    std::string list = "[", object = "{";
    constexpr int kMany = 300'000;
    for (int i = 0; i < kMany; ++i) {
        list += i == 0 ? "{}" : ",{}";
        object += (i == 0 ? "\"" : ",\"") + std::to_string(i) + "\":{}";
    }
    const std::string wide = R"({"schema": "shenbao/1", "many": )" + list + R"(], "names": )" + object +
                             R"(}, "declarations": [{"title": {"text": "甲", "status": "review"}}]})";
    CHECK(evaluate(document(truth).dump(), wide).field_share().right == 1);
}

TEST_CASE("depth is counted outside of strings only") {
    const std::string brackets(200, '[');
    CHECK(evaluate_pair({{"title", brackets}}, {{"title", field(brackets)}}).field_share().right == 1);
    CHECK(evaluate_pair({{"title", "\"" + brackets}}, {{"title", field("\"" + brackets)}}).field_share().right ==
          1);
}

// The figures of another filing's output were printed like those of a bad reading.
TEST_CASE("title and department of two filings are told, misread ones are not") {
    const json truth{{"title", "部门整体支出绩效目标申报表"},
                     {"organisation", {{"department_name", "松岭县卫生健康局"}}}};
    json output{{"title", field("部门整休支出绩效目标申报表")},
                {"organisation", {{"department_name", field("松岭县卫生健康局")}}}};
    CHECK(evaluate_pair(truth, output).facts.at(0).doubts.empty());
    output["organisation"]["department_name"] = field("广水市教育局");
    const Evaluation other = evaluate_pair(truth, output);
    REQUIRE(other.facts.at(0).doubts.size() == 1);
    CHECK(other.facts[0].doubts[0].what == "department");
    CHECK(other.facts[0].doubts[0].output == "广水市教育局");
    output["title"] = field("自评表");
    CHECK(evaluate_pair(truth, output).facts.at(0).doubts.size() == 2);
    output["title"] = nullptr;
    output["organisation"]["department_name"] = nullptr;
    CHECK(evaluate_pair(truth, output).facts.at(0).doubts.empty());
}

TEST_CASE("the profile is the truth's, else a word of the name") {
    const auto profile = [](json truth, const std::string& name) {
        truth["declarations"] = json::array({{{"title", "甲"}}});
        return evaluate(truth.dump(), document({{"title", field("甲")}}).dump(), name).facts.at(0).profile;
    };
    CHECK(profile({{"scan", {{"profile", "fax200"}}}}, "seed-copy200") == "fax200");
    CHECK(profile(json::object(), "clinic-wqy-9-copy200-17") == "copy200");
    CHECK(profile(json::object(), "copy2001.pdfs") == "");
}
