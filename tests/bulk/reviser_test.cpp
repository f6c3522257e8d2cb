// What follows from a correction: the type read anew, the rules run again, everything else as it was.
#include <catch2/catch.hpp>

#include "pipeline/base/typed_values.hpp"
#include "pipeline/check/check_declaration.hpp"
#include "pipeline/check/without_findings.hpp"
#include "pipeline/deliver/json.hpp"
#include "pipeline/trust/assess.hpp"
#include "tools/cli/bulk/declaration_reviser.hpp"
#include "tools/cli/bulk/store_form.hpp"

using namespace shenbao;

namespace {

const CorrectionKnowledge& knowledge() {
    static const CorrectionKnowledge loaded = load_correction_knowledge(SHENBAO_SOURCE_DIR "/models", 0.001);
    return loaded;
}

// Read well: the evidence of a field that is accepted.
Field field(FieldKind kind, const std::string& text, int row, int col) {
    Field made;
    made.kind = kind;
    made.text = text;
    made.value = parse_kind(kind, text, {"万元", UnitOrigin::heading});
    made.status = FieldStatus::accepted;
    made.confidence = 0.9999;
    made.page = 1;
    made.bbox = {100 * col, 50 * row, 100 * col + 100, 50 * row + 50};
    made.cell = CellRef{"t1", row, col};
    for (const auto& [measured, value] : {std::pair{EvidenceKind::char_score_mean, 0.99},
                                          {EvidenceKind::char_score_min, 0.98},
                                          {EvidenceKind::reader_agreement, 1.0},
                                          {EvidenceKind::attempts, 3.0},
                                          {EvidenceKind::models_agree, 1.0},
                                          {EvidenceKind::grammar, 1.0},
                                          {EvidenceKind::rule_coverage, 1.0},
                                          {EvidenceKind::glyph_height_px, 30.0},
                                          {EvidenceKind::sharpness, 0.8},
                                          {EvidenceKind::contrast, 0.9},
                                          {EvidenceKind::text_length, static_cast<double>(text.size())},
                                          {EvidenceKind::signs_confirmed, 1.0}})
        made.evidence.set(measured, value);
    return made;
}

// An income of two parts and their sum; the first part is read as `first` where 1801.88 is printed.
Declaration income(const std::string& first) {
    Declaration declaration;
    declaration.source.sha256 = std::string(64, 'a');
    PageInfo& page = declaration.source.pages.emplace_back();
    page.number = 1;
    page.width_px = page.height_px = 1000;
    page.dpi = 300;
    Table table{"t1", 1, {0, 0, 300, 200}, 4, 3, {}, {}};
    const char* keys[] = {"fiscal", "other", "total"};
    const std::string texts[] = {first, "82", "1883.88"};
    for (int i = 0; i < 3; ++i) {
        FundingLine line;
        line.key = keys[i];
        line.group = "income";
        line.is_total = i == 2;
        line.current = field(FieldKind::amount, texts[i], i, 1);
        declaration.funding.push_back(line);
        TableCell& cell = table.cells.emplace_back();
        cell.row = i;
        cell.col = 1;
        cell.bbox = line.current->bbox;
        cell.text = texts[i];
        cell.confidence = 0.9999;
    }
    declaration.tables.push_back(table);
    declaration = with_findings(std::move(declaration), check_declaration(declaration));
    return assess(std::move(declaration), knowledge().trust, knowledge().error_budget);
}

const Field& amount(const Declaration& declaration, std::size_t line) {
    return *declaration.funding[line].current;
}

std::string stored(const Declaration& declaration) {
    return to_json(std::span(&declaration, 1), EvidenceOutput::shown);
}

std::vector<std::string> paths_of(const std::vector<ReviewField>& fields) {
    std::vector<std::string> paths;
    for (const ReviewField& one : fields) paths.push_back(one.path);
    return paths;
}

}  // namespace

TEST_CASE("without_findings takes out just what with_findings put in") {
    const Declaration plain = without_findings(income("1301.88"), {});
    const auto findings = check_declaration(plain);
    REQUIRE_FALSE(findings.empty());
    const Declaration bare = without_findings(plain, findings);
    CHECK(bare.issues.empty());
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK(amount(bare, i).findings.empty());
        CHECK_FALSE(amount(bare, i).evidence.get(EvidenceKind::rules_failed));
    }
    CHECK(with_findings(bare, findings) == plain);
}

TEST_CASE("an amount that is corrected has its type anew, and the sum that holds now frees the other members") {
    const Declaration read = income("1301.88");
    for (std::size_t i = 0; i < 3; ++i) CHECK(amount(read, i).status == FieldStatus::review);
    CHECK(read.issues.size() == 1);
    const std::vector<CorrectedText> texts{{"funding/0/current", "1801.88", false}};
    const Declaration corrected = correct_declaration(read, texts, knowledge());
    const Field& mended = amount(corrected, 0);
    CHECK(mended.text == "1801.88");
    CHECK(mended.status == FieldStatus::corrected);
    CHECK(mended.source == FieldSource::correction);
    CHECK_FALSE(mended.confidence);
    REQUIRE(mended.value);
    CHECK(mended.value->number == "1801.88");
    CHECK(mended.value->unit == "万元");
    CHECK(mended.alternatives.front().text == "1301.88");
    CHECK(mended.findings.empty());
    CHECK(corrected.issues.empty());
    for (const std::size_t i : {1U, 2U}) {
        CHECK(amount(corrected, i).status == FieldStatus::accepted);
        CHECK(amount(corrected, i).evidence.get(EvidenceKind::rules_exact) == 1);
        CHECK_FALSE(amount(corrected, i).evidence.get(EvidenceKind::rules_failed));
    }
    CHECK(corrected.tables[0].cells[0].text == "1801.88");
    CHECK(corrected.tables[0].cells[0].source == FieldSource::correction);
    CHECK(corrected.tables[0].cells[1] == read.tables[0].cells[1]);
}

TEST_CASE("a correction that breaks a sum sends the other members to a person") {
    const Declaration read = income("1801.88");
    for (std::size_t i = 0; i < 3; ++i) CHECK(amount(read, i).status == FieldStatus::accepted);
    const std::vector<CorrectedText> texts{{"funding/0/current", "1301.88", false}};
    const Declaration corrected = correct_declaration(read, texts, knowledge());
    CHECK(amount(corrected, 0).status == FieldStatus::corrected);
    CHECK(amount(corrected, 1).status == FieldStatus::review);
    CHECK(amount(corrected, 2).status == FieldStatus::review);
    CHECK(corrected.issues.size() == 1);
}

TEST_CASE("fields of which no rule says anything new keep text, status and confidence") {
    Declaration read = income("1301.88");
    read.title = field(FieldKind::text, "绩效目标申报表", 8, 0);
    read.title->status = FieldStatus::review;  // whatever put it there
    read.title->confidence = 0.3;
    const std::vector<CorrectedText> texts{{"funding/0/current", "1801.88", false}};
    CHECK(correct_declaration(read, texts, knowledge()).title == read.title);
    CHECK(correct_declaration(read, {}, knowledge()) == read);
}

TEST_CASE("the fields of a merged cell are one thing; others that say the same are not") {
    Declaration read;
    for (int i = 0; i < 4; ++i) {
        Indicator indicator;
        indicator.level1 = field(FieldKind::vocabulary, "产出指杯", i / 2, 0);  // two cells of two rows each
        read.indicators.push_back(indicator);
    }
    const std::vector<CorrectedText> texts{{"indicators/0/level1", "产出指标", false}};
    const Declaration corrected = correct_declaration(read, texts, knowledge());
    CHECK(corrected.indicators[0].level1->text == "产出指标");
    CHECK(corrected.indicators[0].level1->value->kind == ValueKind::enumeration);
    CHECK(corrected.indicators[1].level1->status == FieldStatus::corrected);
    CHECK(corrected.indicators[2].level1 == read.indicators[2].level1);
    const std::vector<CorrectedText> both{{"indicators/0/level1", "产出指标", false},
                                          {"indicators/1/level1", "效益指标", false}};
    CHECK(correct_declaration(read, both, knowledge()).indicators[1].level1->text == "效益指标");
}

TEST_CASE("a conflict keeps the person's text, with the reading beside it, and goes to review") {
    const Declaration read = income("1301.88");
    const std::vector<CorrectedText> texts{{"funding/0/current", "1801.88", true}};
    const Field field = amount(correct_declaration(read, texts, knowledge()), 0);
    CHECK(field.text == "1801.88");
    CHECK(field.status == FieldStatus::review);
    CHECK(field.source == FieldSource::correction);
    CHECK(field.alternatives.front().text == "1301.88");
}

TEST_CASE("a declaration that was stored without kinds has them told from its values, and accepts nothing new") {
    const Declaration read = income("1301.88");
    const Declaration old = from_json(to_json(std::span(&read, 1))).front();
    const std::vector<CorrectedText> texts{{"funding/0/current", "1801.88", false}};
    const Declaration corrected = correct_declaration(old, texts, knowledge());
    REQUIRE(amount(corrected, 0).value);
    CHECK(amount(corrected, 0).value->number == "1801.88");
    CHECK(amount(corrected, 1).status == FieldStatus::review);
}

TEST_CASE("the reviser says what is left to look at, and what was read under what stands") {
    const DeclarationReviser reviser(load_correction_knowledge(SHENBAO_SOURCE_DIR "/models", 0.001));
    const std::string json = stored(income("1301.88"));
    CHECK(paths_of(store_form_of(income("1301.88")).review) ==
          std::vector<std::string>{"funding/0/current", "funding/1/current", "funding/2/current"});
    const std::vector<SettledText> texts{{"funding/0/current", "1801.88", false}};
    const NewDeclaration revised = reviser.revise(json, texts);
    CHECK(revised.review.empty());
    REQUIRE(revised.settled.size() == 1);
    CHECK(revised.settled[0].text == "1801.88");
    CHECK(revised.settled[0].read == "1301.88");
    CHECK(revised.settled[0].kind == "amount");
    CHECK(reviser.is_same_text("≥95％", "≥ 95%"));
    CHECK_FALSE(reviser.is_same_text("≥95%", ">95%"));
}

TEST_CASE("an issue that no field stands for is to be seen, and is seen no more once somebody has") {
    const DeclarationReviser reviser(load_correction_knowledge(SHENBAO_SOURCE_DIR "/models", 0.001));
    Declaration read = income("1801.88");
    read.issues.push_back({"unreadable-page", Severity::error, "the page is damaged", 2, {}, {}});
    const NewDeclaration open = store_form_of(read);
    CHECK(paths_of(open.review) == std::vector<std::string>{"issues/unreadable-page/0"});
    const auto issue = reviser.find_field(stored(read), "issues/unreadable-page/0");
    REQUIRE(issue);
    CHECK(issue->page == 2);
    const std::vector<SettledText> seen{{"issues/unreadable-page/0", "", false}};
    const NewDeclaration revised = reviser.revise(stored(read), seen);
    CHECK(revised.review.empty());
    CHECK(paths_of(revised.settled) == std::vector<std::string>{"issues/unreadable-page/0"});
    CHECK(from_json(revised.json).front().issues.back().severity == Severity::info);
    // In a later reading: the same words are the same issue, others are another one.
    const StandingCorrection standing{1, issue->path, "", {2, {}, "the page is damaged"}};
    const std::vector<std::string> again{stored(read)};
    CHECK(reviser.place(again, std::span(&standing, 1)).front().fit == Fit::holds);
    read.issues.back().message = "the page cannot be drawn";
    const std::vector<std::string> other{stored(read)};
    CHECK(reviser.place(other, std::span(&standing, 1)).front().fit == Fit::gone);
}

TEST_CASE("a correction is found again by page, part of the form and box, whatever the number of its row") {
    const DeclarationReviser reviser(load_correction_knowledge(SHENBAO_SOURCE_DIR "/models", 0.001));
    const Declaration read = income("1301.88");
    StandingCorrection standing{1, "funding/0/current", "1801.88", {1, amount(read, 0).bbox, "1301.88"}};
    const auto place = [&](Declaration later) {
        const std::vector<std::string> declarations{stored(later)};
        return reviser.place(declarations, std::span(&standing, 1)).front();
    };
    Declaration later = read;
    FundingLine more;
    more.current = field(FieldKind::amount, "1301.88", 9, 1);
    later.funding.insert(later.funding.begin(), more);
    CHECK(place(later).path == "funding/1/current");
    CHECK(place(later).fit == Fit::holds);
    later.funding[1].current->bbox.y0 += 8;  // another skew
    CHECK(place(later).path == "funding/1/current");
    later.funding[1].current->text = "1８01.88";
    CHECK(place(later).fit == Fit::holds);  // it is read as the person wrote it
    later.funding[1].current->text = "1501.88";
    CHECK(place(later).fit == Fit::changed);
    CHECK(place(later).now.read == "1501.88");
    later.funding[1].current->page = 2;
    CHECK(place(later).fit == Fit::lost);
    later = read;
    later.funding[0].initial = later.funding[0].current;  // in the same place, but another part of the form
    later.funding[0].current.reset();
    CHECK(place(later).fit == Fit::lost);
}
