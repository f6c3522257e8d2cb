#include <unistd.h>

#include <catch2/catch.hpp>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "models/declaration/error.hpp"
#include "pipeline/trust/assess.hpp"
#include "pipeline/trust/trust_parts.hpp"

using nlohmann::json;
using namespace shenbao;

namespace {

// A model file that is gone with its test.
class ModelFile {
  public:
    explicit ModelFile(const std::string& content) {
        const int file = mkstemp(path_.data());
        REQUIRE(file >= 0);
        close(file);
        std::ofstream(path_) << content;
    }
    ~ModelFile() { std::remove(path_.c_str()); }
    ModelFile(const ModelFile&) = delete;
    ModelFile& operator=(const ModelFile&) = delete;
    [[nodiscard]] const std::string& path() const { return path_; }

  private:
    std::string path_ = "/tmp/shenbao-trust-XXXXXX";
};

json feature(const std::string& evidence, const std::string& transform, double weight, double missing) {
    return {{"evidence", evidence}, {"transform", transform}, {"mean", 0.5},
            {"scale", 0.5},         {"weight", weight},       {"missing_weight", missing}};
}

json plain_model() {
    json model{{"format", 1},
               {"fitted", false},
               {"groups", json::array()},
               {"thresholds",
                {{{"error_budget", 0.01}, {"confidence", 0.9}}, {{"error_budget", 0.001}, {"confidence", 0.99}}}}};
    for (const auto name : kTrustGroups)
        model["groups"].push_back(
            {{"name", name},
             {"bias", 1.0},
             {"features",
              {feature("reader_agreement", "identity", 2, -1), feature("rules_exact", "up_to_two", 1.5, 0)}}});
    return model;
}

Field read_field(double agreement) {
    Field field;
    field.text = "1801.88";
    field.kind = FieldKind::amount;
    field.value.emplace().kind = ValueKind::amount;
    field.evidence.set(EvidenceKind::reader_agreement, agreement);
    field.evidence.set(EvidenceKind::char_score_mean, 0.95);
    return field;
}

Declaration with_title(Field field) {
    Declaration declaration;
    declaration.title = std::move(field);
    return declaration;
}

}  // namespace

TEST_CASE("the score is bias plus weighted standardised evidence, through the logistic function") {
    const ModelFile file(plain_model().dump());
    const TrustModel model(file.path());
    // 1 + 2 * (0.75 - 0.5) / 0.5 + 0 (rules_exact missing) = 2
    CHECK(model.confidence(read_field(0.75)).value() == Approx(1 / (1 + std::exp(-2.0))));
}

TEST_CASE("a field without key evidence has no confidence, whatever else was measured") {
    const ModelFile file(plain_model().dump());
    const TrustModel model(file.path());
    Field field = read_field(1);
    field.evidence = {};
    field.evidence.set(EvidenceKind::char_score_mean, 1);
    CHECK_FALSE(model.confidence(field).has_value());
    const auto assessed = assess(with_title(field), model, 1.0);
    CHECK(assessed.title->status == FieldStatus::review);
    CHECK_FALSE(assessed.title->confidence.has_value());
}

TEST_CASE("a text layer that was not compared with the pixels has no confidence") {
    const ModelFile file(plain_model().dump());
    Field field = read_field(1);
    field.source = FieldSource::text_layer;
    field.evidence.set(EvidenceKind::rule_coverage, 1);
    CHECK_FALSE(TrustModel(file.path()).confidence(field).has_value());
    field.evidence.set(EvidenceKind::text_layer_agreement, 1);
    CHECK(TrustModel(file.path()).confidence(field).has_value());
}

TEST_CASE("a group that was fitted on nothing gives no confidence: blank cells had 0.5, measured by nobody") {
    json model = plain_model();
    Field field = read_field(1);
    field.text = "";
    field.evidence.set(EvidenceKind::cell_darkness, 0);
    CHECK(TrustModel(ModelFile(model.dump()).path()).confidence(field).has_value());
    for (json& group : model["groups"])
        if (group["name"] == "blank") group["fitted"] = false;
    CHECK_FALSE(TrustModel(ModelFile(model.dump()).path()).confidence(field).has_value());
}

TEST_CASE(
    "a sign that may have lost a bar and brackets that do not match go to a person, unless a layer gives them") {
    for (const char* text : {">95%", "≥95%", "+2%", "±2%", "（约850m)"}) {
        INFO(text);
        CHECK_FALSE(may_be_accepted(FieldSource::ocr, text, {}));
        CHECK(may_be_accepted(FieldSource::text_layer, text, {}));
    }
    Evidence confirmed;  // of the sign, not of brackets
    confirmed.set(EvidenceKind::signs_confirmed, 1);
    CHECK(may_be_accepted(FieldSource::ocr, "≥95%", confirmed));
    CHECK_FALSE(may_be_accepted(FieldSource::ocr, "（约850m)", confirmed));
    Evidence agreed;
    agreed.set(EvidenceKind::borne_out, 1);
    CHECK(may_be_accepted(FieldSource::ocr, "（约850m)", agreed));
    CHECK_FALSE(may_be_accepted(FieldSource::ocr, "≥95%", agreed));
    confirmed.set(EvidenceKind::signs_confirmed, 0);
    CHECK_FALSE(may_be_accepted(FieldSource::ocr, "≥95%", confirmed));
}

TEST_CASE("what is unlike print goes to a person, and the declaration says so") {
    Evidence evidence;
    evidence.set(EvidenceKind::unlike_print, 0.3);
    CHECK(may_be_accepted(FieldSource::ocr, "王建国", evidence));
    evidence.set(EvidenceKind::unlike_print, 0.6);
    CHECK_FALSE(may_be_accepted(FieldSource::ocr, "王建国", evidence));
    CHECK(may_be_accepted(FieldSource::text_layer, "王建国", evidence));
    evidence.set(EvidenceKind::vocabulary_similarity, 0.9);
    CHECK_FALSE(may_be_accepted(FieldSource::ocr, "产出指示", evidence));
    evidence.set(EvidenceKind::vocabulary_similarity, 1);
    CHECK_FALSE(may_be_accepted(FieldSource::ocr, "产出指标", evidence));
    evidence.set(EvidenceKind::borne_out, 1);
    CHECK(may_be_accepted(FieldSource::ocr, "产出指标", evidence));
    evidence.set(EvidenceKind::vocabulary_similarity, 0.9);
    CHECK_FALSE(may_be_accepted(FieldSource::ocr, "产出指示", evidence));

    const auto told = [](double unlike_print) {
        Declaration declaration;
        declaration.organisation.filler = read_field(1);
        declaration.organisation.filler->evidence.set(EvidenceKind::unlike_print, unlike_print);
        const ModelFile file(plain_model().dump());
        return assess(declaration, TrustModel(file.path()), 0.001).issues;
    };
    CHECK(told(0.3).empty());
    REQUIRE(told(0.6).size() == 1);
    CHECK(told(0.6).front().code == "handwriting");
    CHECK(told(0.6).front().fields == std::vector<std::string>{"organisation/filler"});
}

TEST_CASE("an empty cell is accepted as empty only where nothing pale and no seal is in it") {
    Evidence evidence;
    CHECK_FALSE(may_be_accepted(FieldSource::ocr, "", evidence));  // nobody has looked
    evidence.set(EvidenceKind::cell_darkness, 0.01);
    CHECK(may_be_accepted(FieldSource::ocr, "", evidence));
    evidence.set(EvidenceKind::seal_overlap, 0.2);
    CHECK_FALSE(may_be_accepted(FieldSource::ocr, "", evidence));
    evidence.set(EvidenceKind::seal_overlap, 0);
    evidence.set(EvidenceKind::cell_darkness, 0.06);
    CHECK_FALSE(may_be_accepted(FieldSource::ocr, "", evidence));
}

TEST_CASE("a full stop inside a value goes to a person") {
    const ModelFile file(plain_model().dump());
    const TrustModel model(file.path());
    Field value = read_field(1);
    value.kind = FieldKind::target_value;
    value.text = "合格率99%以上。漏损率13%以下";
    CHECK(assess(with_title(value), model, 1).title->status == FieldStatus::review);
    value.text = "报纸60.种；期刊305种";
    CHECK(assess(with_title(value), model, 1).title->status == FieldStatus::review);
    value.text = "1.完成3.5万册";
    CHECK(assess(with_title(value), model, 1).title->status == FieldStatus::accepted);
    value.text = "合格率99%以上，漏损率13%以下。";
    CHECK(assess(with_title(value), model, 1).title->status == FieldStatus::accepted);
}

TEST_CASE("text and figures that no two kinds of readers agree on go to a person") {
    const ModelFile file(plain_model().dump());
    const TrustModel model(file.path());
    Field text = read_field(1);
    text.kind = GENERATE(FieldKind::text, FieldKind::target_value, FieldKind::amount, FieldKind::phone);
    text.evidence.set(EvidenceKind::models_agree, 0);
    CHECK(assess(with_title(text), model, 1).title->status == FieldStatus::review);
    text.evidence.set(EvidenceKind::rules_exact, 1);
    CHECK(assess(with_title(text), model, 1).title->status == FieldStatus::accepted);
    text.evidence.set(EvidenceKind::rules_exact, 0);
    text.evidence.set(EvidenceKind::models_agree, 1);
    CHECK(assess(with_title(text), model, 1).title->status == FieldStatus::accepted);
    text.evidence.set(EvidenceKind::models_agree, 0);
    text.kind = FieldKind::vocabulary;  // its word confirms it, if it has one
    text.value.reset();
    CHECK(assess(with_title(text), model, 1).title->status == FieldStatus::review);
    text.value = Value{};
    text.value->text = text.text;
    CHECK(assess(with_title(text), model, 1).title->status == FieldStatus::accepted);
}

TEST_CASE("a budget that a fit keeps without a threshold still accepts no doubtful field") {
    json plain = plain_model();
    plain["thresholds"] = {{{"error_budget", 0.001}, {"confidence", 0.03}}};
    const ModelFile file(plain.dump());
    const TrustModel model(file.path());
    CHECK(assess(with_title(read_field(0.75)), model, 0.001).title->status == FieldStatus::review);  // 0.88
    CHECK(assess(with_title(read_field(1)), model, 0.001).title->status == FieldStatus::accepted);   // 0.95
    CHECK(assess(with_title(read_field(0.75)), model, 0.01).title->status == FieldStatus::accepted);
}

TEST_CASE("a marker read with a comma goes to a person") {
    const ModelFile file(plain_model().dump());
    const TrustModel model(file.path());
    Field note = read_field(1);
    note.text = "3，“绩效标准”设定";
    CHECK(assess(with_title(note), model, 1).title->status == FieldStatus::review);
    for (const char* right : {"3.“绩效标准”设定", "3、绩效", "2020年度", "1,200元"}) {
        note.text = right;
        INFO(right);
        CHECK(assess(with_title(note), model, 1).title->status == FieldStatus::accepted);
    }
}

TEST_CASE("two exact confirmations raise a field more than one, a third adds nothing") {
    const ModelFile file(plain_model().dump());
    const TrustModel model(file.path());
    double confidence[4];
    for (int count = 0; count < 4; ++count) {
        Field field = read_field(0.6);
        if (count > 0) field.evidence.set(EvidenceKind::rules_exact, count);
        confidence[count] = model.confidence(field).value();
    }
    CHECK(confidence[1] > confidence[0]);
    CHECK(confidence[2] > confidence[1]);
    CHECK(confidence[3] == Approx(confidence[2]));
}

TEST_CASE("the threshold is that of the largest known budget within the asked one") {
    const ModelFile file(plain_model().dump());
    const TrustModel model(file.path());
    CHECK(model.threshold(0.001) == Approx(0.99));
    CHECK(model.threshold(0.005) == Approx(0.99));
    CHECK(model.threshold(0.5) == Approx(0.9));
    CHECK(model.threshold(0.0001) > 1);
    CHECK(model.threshold(1) == 0);
}

TEST_CASE("a sure field is accepted unless a rule fails on it or a sign may be unreadable") {
    const ModelFile file(plain_model().dump());
    const TrustModel model(file.path());
    const double budget = 0.01;
    Field field = read_field(1);
    CHECK(assess(with_title(field), model, budget).title->status == FieldStatus::accepted);
    CHECK(assess(with_title(field), model, 0.0001).title->status == FieldStatus::review);
    Field failing = field;
    failing.evidence.set(EvidenceKind::rules_failed, 1);
    CHECK(assess(with_title(failing), model, budget).title->status == FieldStatus::review);
    Field gap = field;
    gap.evidence.set(EvidenceKind::alphabet_gap, 1);
    CHECK(assess(with_title(gap), model, budget).title->status == FieldStatus::review);
    Field comparison = field;
    comparison.text = ">95%";
    CHECK(assess(with_title(comparison), model, budget).title->status == FieldStatus::review);
    comparison.source = FieldSource::text_layer;
    comparison.evidence.set(EvidenceKind::text_layer_agreement, 1);
    CHECK(assess(with_title(comparison), model, budget).title->status == FieldStatus::accepted);
    Field stray = field;
    stray.text = "，1801.88";
    CHECK(assess(with_title(stray), model, budget).title->status == FieldStatus::review);
    Field doubtful = read_field(0.2);
    CHECK(assess(with_title(doubtful), model, budget).title->status == FieldStatus::review);
}

TEST_CASE("a corrected field keeps its status") {
    const ModelFile file(plain_model().dump());
    Field field = read_field(0);
    field.status = FieldStatus::corrected;
    CHECK(assess(with_title(field), TrustModel(file.path()), 0.01).title->status == FieldStatus::corrected);
}

TEST_CASE("a cell is as certain as the least certain field in it") {
    const ModelFile file(plain_model().dump());
    Declaration declaration;
    declaration.title = read_field(1);
    declaration.title->cell = CellRef{"t1", 2, 3};
    declaration.period = read_field(0.1);
    declaration.period->cell = CellRef{"t1", 2, 3};
    Table table;
    table.id = "t1";
    table.cells = {TableCell{}, TableCell{}};
    table.cells[0].row = 2;
    table.cells[0].col = 3;
    declaration.tables.push_back(table);
    const Declaration assessed = assess(declaration, TrustModel(file.path()), 0.01);
    CHECK(assessed.tables[0].cells[0].confidence == assessed.period->confidence);
    CHECK_FALSE(assessed.tables[0].cells[1].confidence.has_value());
}

TEST_CASE("the calibration table bends the score and never changes the order") {
    TrustGroup group;
    group.calibration = {{0, -1}, {2, 3}};
    CHECK(calibrated(group, 1) == Approx(1));
    CHECK(calibrated(group, -1) == Approx(-2));
    CHECK(calibrated(group, 4) == Approx(5));
    double before = -1e9;
    for (double score = -5; score < 8; score += 0.25) {
        CHECK(calibrated(group, score) > before);
        before = calibrated(group, score);
    }
}

TEST_CASE("a missing model names the way out, a malformed one the fault") {
    CHECK_THROWS_AS(TrustModel("/nowhere/model.json"), Error);
    json model = plain_model();
    model["groups"].erase(0);
    const ModelFile lacks_group(model.dump());
    CHECK_THROWS_WITH(TrustModel(lacks_group.path()), Catch::Contains("no group \"blank\""));
    model = plain_model();
    model["groups"][0]["features"][0]["evidence"] = "mood";
    const ModelFile unknown(model.dump());
    CHECK_THROWS_WITH(TrustModel(unknown.path()), Catch::Contains("mood"));
    const ModelFile broken("{");
    CHECK_THROWS_AS(TrustModel(broken.path()), Error);
}

TEST_CASE("the shipped model loads and prefers sure readings to doubtful ones in every group") {
    const TrustModel model(std::string(SHENBAO_SOURCE_DIR) + "/models/trust/model.json");
    const auto confidence = [&model](FieldKind kind, double evidence) {
        Field field = read_field(evidence);
        field.kind = kind;
        for (const EvidenceKind measured : {EvidenceKind::char_score_mean, EvidenceKind::char_score_min,
                                            EvidenceKind::models_agree, EvidenceKind::vocabulary_similarity})
            field.evidence.set(measured, evidence);
        return model.confidence(field).value();
    };
    for (const FieldKind kind :
         {FieldKind::vocabulary, FieldKind::amount, FieldKind::target_value, FieldKind::text})
        CHECK(confidence(kind, 0.99) > confidence(kind, 0.3));
    CHECK(model.threshold(0.001) >= model.threshold(0.01));
}

TEST_CASE("a phone number that may have lost a sign goes to a person") {
    const ModelFile file(plain_model().dump());
    const TrustModel model(file.path());
    const auto status_of_phone = [&model](const std::string& text) {
        Declaration declaration;
        declaration.organisation.phone = read_field(1);
        declaration.organisation.phone->kind = FieldKind::phone;
        declaration.organisation.phone->text = text;
        return assess(declaration, model, 0.01).organisation.phone->status;
    };
    CHECK(status_of_phone("027-86921740") == FieldStatus::accepted);
    CHECK(status_of_phone("13871234567") == FieldStatus::accepted);
    CHECK(status_of_phone("02786921740") == FieldStatus::review);
}
