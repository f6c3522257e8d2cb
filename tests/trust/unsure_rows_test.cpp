#include "pipeline/trust/unsure_rows.hpp"

#include <catch2/catch.hpp>

using namespace shenbao;

namespace {

Field with_status(const std::string& text, FieldStatus status) {
    Field field;
    field.text = text;
    field.status = status;
    return field;
}

Indicator indicator(FieldStatus name, FieldStatus value) {
    Indicator row;
    row.level1 = with_status("产出指标", FieldStatus::accepted);
    row.level2 = with_status("数量指标", FieldStatus::accepted);
    row.name = with_status("降降<‰<", name);
    row.value = with_status("本", value);
    row.score = with_status("", FieldStatus::accepted);
    return row;
}

// Statuses of level 1 and of the empty score after the row was looked at.
std::pair<FieldStatus, FieldStatus> after(Indicator row) {
    Declaration declaration;
    declaration.title = with_status("申报表", FieldStatus::accepted);
    declaration.indicators.push_back(std::move(row));
    declaration.indicators.push_back(indicator(FieldStatus::accepted, FieldStatus::review));
    review_unsure_rows(declaration);
    CHECK(declaration.title->status == FieldStatus::accepted);
    CHECK(declaration.indicators[1].level1->status == FieldStatus::accepted);
    return {declaration.indicators[0].level1->status, declaration.indicators[0].score->status};
}

}  // namespace

// Dots for more became an indicator, of which level and empty cells were accepted.
TEST_CASE("a row in which nothing printed is sure goes to a person with its level and its empty cells") {
    const auto [level, score] = after(indicator(FieldStatus::review, FieldStatus::review));
    CHECK(level == FieldStatus::review);
    CHECK(score == FieldStatus::review);
}

TEST_CASE("one sure text of its own, or a corrected one, is enough for a row") {
    for (const FieldStatus enough : {FieldStatus::accepted, FieldStatus::corrected}) {
        CHECK(after(indicator(enough, FieldStatus::review)).first == FieldStatus::accepted);
        CHECK(after(indicator(FieldStatus::review, enough)).second == FieldStatus::accepted);
    }
    Indicator blank = indicator(FieldStatus::review, FieldStatus::accepted);
    blank.value->text.clear();  // an empty cell vouches for nothing
    CHECK(after(blank).first == FieldStatus::review);
}

// On a worn copy a row of one name and one value, both with a doubtful sign, was sent to review with its levels.
TEST_CASE("a name of words or a value of the grammar makes a row, though a person looks at it") {
    Indicator named = indicator(FieldStatus::review, FieldStatus::review);
    named.name->text = "受益贫困人00数(≥**）";
    named.name->confidence = 0.28;
    CHECK(after(named).first == FieldStatus::accepted);
    named.name->confidence = 0.2;
    CHECK(after(named).first == FieldStatus::review);
    Indicator valued = indicator(FieldStatus::review, FieldStatus::review);
    valued.value->text = "≥36座";
    valued.value->confidence = 0.6;
    CHECK(after(valued).first == FieldStatus::review);
    valued.value->evidence.set(EvidenceKind::grammar, 1);
    CHECK(after(valued).first == FieldStatus::accepted);
    valued.value->text = "——";  // the grammar knows it, but it may be a rule
    CHECK(after(valued).first == FieldStatus::review);
    valued.value->text = "≥36座";
    valued.value->confidence = 0.4;
    CHECK(after(valued).first == FieldStatus::review);
}
