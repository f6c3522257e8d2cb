#include "pipeline/trust/review_reasons.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace shenbao;

namespace {

Field read_as(const std::string& text, FieldKind kind) {
    Field field;
    field.text = text;
    field.kind = kind;
    field.value.emplace();
    field.evidence.set(EvidenceKind::models_agree, 1);
    return field;
}

bool is_held(const std::string& path, const Field& field, std::string_view reason) {
    const auto reasons = review_reasons(path, field, DeclarationDoubts(Declaration()));
    return std::ranges::count(reasons, reason) > 0;
}

bool has_strays(const std::string& path, const std::string& text, FieldKind kind = FieldKind::text) {
    return is_held(path, read_as(text, kind), "stray marks");
}

}  // namespace

// Every % of a column of units went to a person: 267 of the fit's documents, all right.
TEST_CASE("a percent sign alone is a unit in a column of units and a lost number elsewhere") {
    CHECK_FALSE(has_strays("indicators/2/unit", "%"));
    CHECK_FALSE(has_strays("indicators/2/unit", "％"));
    CHECK(has_strays("indicators/2/value", "%", FieldKind::target_value));
    CHECK(has_strays("indicators/2/unit", "%,"));
    CHECK(has_strays("indicators/2/unit", "·%"));
}

TEST_CASE("a colon ends a label that the form knows, and no other text") {
    Field label = read_as("年度资金总额：", FieldKind::vocabulary);
    CHECK(is_held("funding/0/label", label, "stray marks"));  // not known to be one of its labels
    label.evidence.set(EvidenceKind::vocabulary_similarity, 0.9);
    CHECK(is_held("funding/0/label", label, "stray marks"));  // 年度次金总额：
    label.evidence.set(EvidenceKind::vocabulary_similarity, 1);
    CHECK_FALSE(is_held("funding/0/label", label, "stray marks"));
    CHECK(is_held("indicators/0/level2", label, "stray marks"));
    label.text = "年度资金总额.：";
    CHECK(is_held("funding/0/label", label, "stray marks"));
}

TEST_CASE("a text that no reader gave as a whole is told by no shapes and words of its characters") {
    const auto read_by = [](double agreement) {
        Field field = read_as("按前三年平", FieldKind::text);
        field.evidence.set(EvidenceKind::models_agree, 0);
        field.evidence.set(EvidenceKind::borne_out, 1);
        field.evidence.set(EvidenceKind::reader_agreement, agreement);
        return field;
    };
    const std::string reason = "no two kinds of readers agree";
    CHECK(is_held("funding/1/basis", read_by(0), reason));
    CHECK_FALSE(is_held("funding/1/basis", read_by(1.0 / 3), reason));
    Field exact = read_by(0);
    exact.evidence.set(EvidenceKind::rules_exact, 1);
    CHECK_FALSE(is_held("funding/1/basis", exact, reason));
}

TEST_CASE("what stands in a column of operators and is none goes to a person") {
    const auto with = [](const char* text, double similarity) {
        Field field = read_as(text, FieldKind::vocabulary);
        field.evidence.set(EvidenceKind::vocabulary_similarity, similarity);
        return field;
    };
    CHECK(is_held("indicators/2/operator", with("-", 0), "an operator that is none"));
    CHECK_FALSE(is_held("indicators/2/operator", with("=", 1), "an operator that is none"));
    CHECK_FALSE(is_held("indicators/2/operator", with("", 0), "an operator that is none"));
    CHECK_FALSE(is_held("indicators/2/level1", with("-", 0), "an operator that is none"));
}

TEST_CASE("what comes before a list of functions ends with a colon") {
    CHECK_FALSE(has_strays("functions_overview/intro", "负责全区水务管理，主要职责："));
    CHECK(has_strays("functions_overview/intro", "负责全区水务管理，主要|职责："));
    CHECK(has_strays("functions_overview/intro", "负责全区水务管理，主要职责：:"));
    CHECK(has_strays("functions_overview/items/0/text", "负责全区水务管理："));
}

TEST_CASE("附件2: is an attachment's number, 2017.9: none") {
    CHECK_FALSE(has_strays("attachment", "附件2:"));
    CHECK_FALSE(has_strays("attachment", "附件12："));
    CHECK(has_strays("attachment", "附件2;"));
    CHECK(has_strays("attachment", "附件:"));
    CHECK(has_strays("attachment", "附件2.:"));
    CHECK(has_strays("project/end", "2017.9:", FieldKind::date));
}

TEST_CASE("a mark contests a figure, but no year that stands alone") {
    const std::string reason = "a figure with a contested mark";
    const auto contested = [&](const std::string& text, const std::string& other, FieldKind kind) {
        Field field = read_as(text, kind);
        field.alternatives.push_back({other, 0.3, "ocr"});
        return is_held("fiscal_year", field, reason);
    };
    CHECK(contested("12.5", "125", FieldKind::amount));
    CHECK_FALSE(contested("2020年度", "2020.年度", FieldKind::year));
    CHECK_FALSE(contested("2020", "20.20", FieldKind::year));
    CHECK(contested("2020.年度", "2020年度", FieldKind::year));
    CHECK(contested("2020-21年", "202021年", FieldKind::year));
}

// With half of 项目支出绩效目标表 under a marker, 绩效项目指标表 of the table was accepted as the title.
TEST_CASE("a title in a cell below other rows is the head of a section") {
    const std::string reason = "a title below other rows";
    Field title = read_as("绩效项目指标表", FieldKind::text);
    CHECK_FALSE(is_held("title", title, reason));
    title.cell = CellRef{"t1", 0, 0};
    CHECK_FALSE(is_held("title", title, reason));
    title.cell->row = 7;
    CHECK(is_held("title", title, reason));
    CHECK_FALSE(is_held("notes/0", title, reason));
}

// 510000_0013zp was accepted without its _, on a clean scan.
TEST_CASE("a long code of a table may have lost its underscore") {
    const std::string reason = "a number that may have lost a sign";
    CHECK(is_held("attachment", read_as("报表编号：5100000013zp", FieldKind::text), reason));
    CHECK_FALSE(is_held("attachment", read_as("附件2", FieldKind::text), reason));
    CHECK_FALSE(is_held("attachment", read_as("表11-2", FieldKind::text), reason));
    CHECK_FALSE(is_held("organisation/department_code", read_as("5100000013", FieldKind::code), reason));
}

// = in a column of operators, which readers saw as >=, <= and <, was accepted for <=: its vocabulary has a =.
TEST_CASE("a closed word needs no two readers, an operator does") {
    const std::string reason = "no two kinds of readers agree";
    const auto is_doubted = [&reason](const char* text, double agree) {
        Field field = read_as(text, FieldKind::vocabulary);
        field.value = Value{};
        field.evidence.set(EvidenceKind::models_agree, agree);
        return is_held("indicators/0/operator", field, reason);
    };
    CHECK(is_doubted("=", 0));
    CHECK_FALSE(is_doubted("=", 1));
    CHECK_FALSE(is_doubted("大于等于", 0));
    CHECK(is_doubted("效益指标（20-30）分", 0));  // whose points are no word
    CHECK_FALSE(is_doubted("效益指标（20-30）分", 1));
}

TEST_CASE("a period of more than twelve months has lost its dash") {
    const std::string reason = "a period of no months";
    CHECK(is_held("period", read_as("18月", FieldKind::text), reason));
    CHECK_FALSE(is_held("period", read_as("1-8月", FieldKind::text), reason));
    CHECK_FALSE(is_held("period", read_as("12月", FieldKind::text), reason));
    CHECK_FALSE(is_held("indicators/0/value", read_as("18月", FieldKind::text), reason));
}

TEST_CASE("a field that nothing speaks against has no reason") {
    CHECK(review_reasons("title", read_as("申报表", FieldKind::text), DeclarationDoubts(Declaration())).empty());
}

// In a column of 7.5 pt every 等于 went to a person, for the glyphs made 等「 of its pale strokes.
TEST_CASE("a word of the form that two readers gave is like print where another saw half of it") {
    const auto held = [](const char* seen, double agreement = 0.67, double attempts = 3,
                         FieldKind kind = FieldKind::vocabulary) {
        Field field = read_as("等于", kind);
        field.alternatives = {{seen, {}, "ocr"}};
        field.evidence.set(EvidenceKind::models_agree, 0);
        field.evidence.set(EvidenceKind::unlike_print, 0.6);
        field.evidence.set(EvidenceKind::reader_agreement, agreement);
        field.evidence.set(EvidenceKind::attempts, attempts);
        return is_held("indicators/0/operator", field, "unlike print");
    };
    CHECK_FALSE(held("等「"));
    CHECK(held("「」"));  // nothing of it
    CHECK(held("大于"));  // another character
    CHECK(held("等「", 0.5));
    CHECK(held("等「", 1, 2));
    CHECK(held("「于"));  // 大于, 小于
    CHECK(held("等"));
    CHECK(held("等「", 0.67, 3, FieldKind::text));
}
