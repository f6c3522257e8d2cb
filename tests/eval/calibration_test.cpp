#include "tools/eval/calibration.hpp"

#include <catch2/catch.hpp>

#include "tests/eval/eval_samples.hpp"
#include "tools/eval/confusions.hpp"
#include "tools/eval/report.hpp"

using namespace shenbao;
using namespace shenbao::testing;

namespace {

FieldOutcome outcome(bool right, double confidence, bool accepted) {
    FieldOutcome field;
    field.path = "title";
    field.right = right;
    field.confidence = confidence;
    field.accepted = accepted;
    return field;
}

std::vector<FieldOutcome> misread(const std::string& truth, const std::string& output) {
    FieldOutcome field = outcome(false, 0.9, false);
    field.truth = truth;
    field.output = output;
    return {field};
}

}  // namespace

// Values of R's binom.test(k, n)$conf.int.
TEST_CASE("the interval of a share is that of Clopper and Pearson") {
    CHECK(exact_interval(0, 1000).low == 0);
    CHECK(exact_interval(0, 1000).high == Approx(0.003682084).epsilon(1e-5));  // 1 - 0.025^(1/1000)
    CHECK(exact_interval(1, 10).low == Approx(0.002528579).epsilon(1e-5));
    CHECK(exact_interval(1, 10).high == Approx(0.4450161).epsilon(1e-5));
    CHECK(exact_interval(10, 10).high == 1);
    CHECK(exact_interval(10, 10).low == Approx(0.6915029).epsilon(1e-5));
    CHECK(exact_interval(0, 0).high == 1);
}

TEST_CASE("bins have equal mass, and few fields make few bins") {
    std::vector<FieldOutcome> fields;
    for (int i = 0; i < 45; ++i) fields.push_back(outcome(i % 5 != 0, 0.5 + 0.01 * i, false));
    const Calibration c = measure_calibration(fields);
    REQUIRE(c.bins.size() == 15);
    double error = 0;
    for (const CalibrationBin& bin : c.bins) {
        CHECK(bin.fields == 3);
        error += std::abs(bin.said - bin.right) / 15;
    }
    CHECK(c.expected_calibration_error == Approx(error));
    fields.resize(4);
    CHECK(measure_calibration(fields).bins.size() == 4);
}

TEST_CASE("missing fields are in no share of output fields, spurious ones are wrong") {
    std::vector<FieldOutcome> fields{outcome(true, 0.9, true), outcome(false, 0.9, true),
                                     outcome(true, 0.4, false)};
    fields[1].kind = FieldOutcome::Kind::spurious;
    fields.push_back(outcome(false, 0.9, true));
    fields.back().kind = FieldOutcome::Kind::missing;
    const Calibration c = measure_calibration(fields);
    CHECK(c.accepted == 2);
    CHECK(c.wrong_accepted == 1);
    CHECK(c.reviewed().percent() == Approx(100.0 / 3));
    CHECK(c.wrong_interval().high == Approx(exact_interval(1, 2).high));
}

TEST_CASE("fields are grouped by their document's profile and by their kind, or else their place") {
    Evaluation all;
    all.facts = {{"a", "copy200", "", "", {}, {}}, {"b", "", "", "", {}, {}}};
    all.fields = {outcome(true, 0.9, true), outcome(false, 0.9, true), outcome(true, 0.9, false)};
    all.fields[1].path = "indicators/3/history/2019";
    all.fields[2].field_kind = "amount";
    all.fields[2].document = 1;
    const auto profiles = calibration_by_profile(all);
    REQUIRE(profiles.size() == 1);
    CHECK(profiles.at("copy200").accepted == 2);
    CHECK(profiles.at("copy200").wrong_accepted == 1);
    const auto kinds = calibration_by_kind(all);
    CHECK(kinds.size() == 3);
    CHECK(kinds.at("indicators/history").wrong == 1);
    CHECK(kinds.at("amount").review == 1);
}

TEST_CASE("documents that are added keep their fields") {
    Evaluation all =
        evaluate(document({{"title", "甲"}}).dump(), document({{"title", field("甲")}}).dump(), "one");
    all.add(evaluate(document({{"title", "乙"}}).dump(), document({{"title", field("错")}}).dump(), "two"));
    REQUIRE(all.fields.size() == 2);
    CHECK(all.documents == 2);
    CHECK(all.facts.at(all.fields[1].document).name == "two");
    CHECK(text_report(all).find("two: title [review 0.9]") != std::string::npos);
}

TEST_CASE("risk rises where wrong fields are taken, surest first") {
    const auto points = risk_coverage({outcome(true, 0.9, true), outcome(false, 0.5, false),
                                       outcome(true, 0.9, true), outcome(true, 0.99, true)});
    REQUIRE(points.size() == 3);  // two fields are equally sure
    CHECK(points[0].coverage == Approx(0.25));
    CHECK(points[1].coverage == Approx(0.75));
    CHECK(points[1].risk == 0);
    CHECK(points[2].coverage == 1);
    CHECK(points[2].risk == Approx(0.25));
}

TEST_CASE("confusions are counted by character, lost and added ones too, of texts that are alike") {
    const auto pairs = [](const std::string& truth, const std::string& output) {
        std::string all;
        for (const Confusion& c : count_confusions(misread(truth, output)))
            all += c.truth + ">" + c.output + " " + std::to_string(c.count) + ";";
        return all;
    };
    CHECK(pairs("仓库库房", "仓厍厍房") == "库>厍 2;");
    CHECK(pairs("1,801.88", "1801.88") == ",> 1;");
    CHECK(pairs("96%", "96%.") == ">. 1;");
    CHECK(pairs("7", "1") == "7>1 1;");
    CHECK(pairs("办理公证事项", "十月底前完成").empty());
    auto accepted = misread("7", "1");
    accepted[0].accepted = true;
    CHECK(count_confusions(accepted).at(0).accepted == 1);
}
