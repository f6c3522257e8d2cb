#include "tools/eval/report.hpp"

#include <cstdio>
#include <nlohmann/json.hpp>
#include <sstream>

#include "tools/eval/confusions.hpp"

namespace shenbao {

namespace {

using Json = nlohmann::json;

constexpr std::size_t kWorstInText = 20;

std::string format_share(const char* label, const Share& share) {
    char line[160];
    if (share.total == 0) {
        std::snprintf(line, sizeof line, "%-34s        - (no truth)\n", label);
    } else {
        std::snprintf(line, sizeof line, "%-34s %7.2f %%  (%ld of %ld)\n", label, share.percent(), share.right,
                      share.total);
    }
    return line;
}

long count_kind(const Evaluation& evaluation, FieldOutcome::Kind kind) {
    long count = 0;
    for (const FieldOutcome& field : evaluation.fields) count += field.kind == kind ? 1 : 0;
    return count;
}

std::string shorten(const std::string& text) {
    constexpr std::size_t kMost = 90;  // bytes, so that a line stays readable
    if (text.size() <= kMost) return text;
    std::size_t end = kMost;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    return text.substr(0, end) + "…";
}

Share accepted_share(const Calibration& calibration) {
    return {calibration.accepted, calibration.accepted + calibration.review};
}

std::string format_group(const std::string& name, const Calibration& c) {
    const Interval interval = c.wrong_interval();
    char line[240];
    std::snprintf(line, sizeof line, "  %-28s %7ld %8.4f %9ld %6ld  %.3f - %.3f %% %8.2f %%\n", name.c_str(),
                  c.fields, c.expected_calibration_error, c.accepted, c.wrong_accepted, 100 * interval.low,
                  100 * interval.high, c.reviewed().percent());
    return line;
}

std::string format_groups(const char* title, const std::map<std::string, Calibration>& groups) {
    if (groups.empty()) return {};
    char line[160];
    std::snprintf(line, sizeof line, "%-30s %7s %8s %9s %6s  %s %8s\n", title, "fields", "ECE", "accepted",
                  "wrong", "95 % interval", "review");
    std::string text = line;
    for (const auto& [name, calibration] : groups) text += format_group(name, calibration);
    return text;
}

Json share_json(const Share& share) {
    return {{"right", share.right}, {"total", share.total}, {"percent", share.percent()}};
}

Json calibration_json(const Calibration& calibration) {
    const Interval interval = calibration.wrong_interval();
    Json json{{"fields", calibration.fields},
              {"calibration_error", calibration.expected_calibration_error},
              {"accepted", calibration.accepted},
              {"wrong_accepted", calibration.wrong_accepted},
              {"wrong_accepted_interval", {interval.low, interval.high}},
              {"review", calibration.review},
              {"review_share", calibration.reviewed().percent() / 100},
              {"bins", Json::array()}};
    for (const CalibrationBin& bin : calibration.bins)
        json["bins"].push_back({{"fields", bin.fields}, {"said", bin.said}, {"right", bin.right}});
    return json;
}

Json groups_json(const std::map<std::string, Calibration>& groups) {
    Json json = Json::object();
    for (const auto& [name, calibration] : groups) json[name] = calibration_json(calibration);
    return json;
}

Json wrong_json(const Evaluation& evaluation) {
    Json wrong = Json::array();
    for (const FieldOutcome& field : worst_fields(evaluation, evaluation.fields.size()))
        wrong.push_back({{"document", evaluation.facts.at(field.document).name},
                         {"path", field.path},
                         {"truth", field.truth},
                         {"output", field.output},
                         {"how", describe_outcome(field)},
                         {"evidence", field.evidence},
                         {"confidence", field.confidence ? Json(*field.confidence) : Json()}});
    return wrong;
}

Json doubts_json(const Evaluation& evaluation) {
    Json json = Json::array();
    for (const DocumentFacts& facts : evaluation.facts)
        for (const OtherFiling& doubt : facts.doubts)
            json.push_back({{"document", facts.name},
                            {"what", doubt.what},
                            {"truth", doubt.truth},
                            {"output", doubt.output}});
    return json;
}

Json confusions_json(const Evaluation& evaluation) {
    Json json = Json::array();
    for (const Confusion& pair : count_confusions(evaluation.fields))
        json.push_back(
            {{"truth", pair.truth}, {"output", pair.output}, {"count", pair.count}, {"accepted", pair.accepted}});
    return json;
}

}  // namespace

const char* describe_outcome(const FieldOutcome& field) {
    if (field.kind == FieldOutcome::Kind::missing) return "missing";
    if (field.kind == FieldOutcome::Kind::spurious) return "not on the form";
    return field.accepted ? "ACCEPTED" : "review";
}

std::string place_of(const Evaluation& evaluation, const FieldOutcome& field) {
    if (evaluation.facts.size() < 2) return field.path;
    return evaluation.facts[field.document].name + ": " + field.path;
}

std::string text_figures(const Evaluation& evaluation) {
    const Calibration calibration = measure_calibration(evaluation.fields);
    const Interval interval = calibration.wrong_interval();
    std::ostringstream out;
    out << "documents " << evaluation.documents;
    if (evaluation.unanswered > 0) out << " (and " << evaluation.unanswered << " without an output)";
    out << ", declarations " << evaluation.declarations_found << " of " << evaluation.declarations_expected
        << "\n";
    out << format_share("cells found (place, spans)", evaluation.cells.structure)
        << format_share("cells text exact", evaluation.cells.text)
        << format_share("tables exact", evaluation.cells.tables)
        << format_share("pages exact", evaluation.cells.pages)
        << format_share("fields exact", evaluation.field_share())
        << format_share("indicator tuples exact", evaluation.indicators)
        << format_share("indicator tuples found exact", {evaluation.indicators.right, evaluation.found_indicators})
        << format_share("funding fields exact", evaluation.funding_share())
        << format_share("families recognised", evaluation.families)
        << format_share("accepted", accepted_share(calibration))
        << format_share("wrong among accepted", {calibration.wrong_accepted, calibration.accepted});
    char line[120];
    std::snprintf(line, sizeof line, "%-34s %.3f to %.3f %%\n", "  95 % interval, exact", 100 * interval.low,
                  100 * interval.high);
    out << line << format_share("sent to review", calibration.reviewed());
    out << "fields missing " << count_kind(evaluation, FieldOutcome::Kind::missing) << ", not on the form "
        << count_kind(evaluation, FieldOutcome::Kind::spurious) << ", without confidence "
        << calibration.without_confidence << "; indicators not on the form " << evaluation.spurious_indicators
        << "; cells without a place " << evaluation.unplaced_cells << "\n";
    std::snprintf(line, sizeof line, "calibration error (15 bins) %.4f\n", calibration.expected_calibration_error);
    out << line;
    return out.str();
}

std::string text_report(const Evaluation& evaluation) {
    std::ostringstream out;
    out << text_figures(evaluation) << format_groups("by profile", calibration_by_profile(evaluation))
        << format_groups("by kind of field", calibration_by_kind(evaluation));
    const auto worst = worst_fields(evaluation, kWorstInText);
    if (!worst.empty()) out << "worst:\n";
    for (const FieldOutcome& field : worst) {
        out << "  " << place_of(evaluation, field) << " [" << describe_outcome(field);
        if (field.confidence) out << " " << *field.confidence;
        out << "]\n    truth  " << shorten(field.truth) << "\n    output " << shorten(field.output) << "\n";
    }
    return out.str();
}

std::string json_report(const Evaluation& evaluation) {
    const Calibration calibration = measure_calibration(evaluation.fields);
    Json json{{"documents", evaluation.documents},
              {"documents_without_output", evaluation.unanswered},
              {"cells_found", share_json(evaluation.cells.structure)},
              {"cells_text", share_json(evaluation.cells.text)},
              {"tables_exact", share_json(evaluation.cells.tables)},
              {"pages_exact", share_json(evaluation.cells.pages)},
              {"spurious_cells", evaluation.cells.spurious_cells},
              {"fields_exact", share_json(evaluation.field_share())},
              {"fields_missing", count_kind(evaluation, FieldOutcome::Kind::missing)},
              {"fields_spurious", count_kind(evaluation, FieldOutcome::Kind::spurious)},
              {"indicators_exact", share_json(evaluation.indicators)},
              {"spurious_indicators", evaluation.spurious_indicators},
              {"indicators_found", evaluation.found_indicators},
              {"indicators_f1", evaluation.tuple_f1()},
              {"funding_exact", share_json(evaluation.funding_share())},
              {"families", share_json(evaluation.families)},
              {"unplaced_cells", evaluation.unplaced_cells},
              {"accepted", share_json(accepted_share(calibration))},
              {"wrong_accepted", share_json({calibration.wrong_accepted, calibration.accepted})},
              {"calibration_error", calibration.expected_calibration_error},
              {"calibration", calibration_json(calibration)},
              {"by_profile", groups_json(calibration_by_profile(evaluation))},
              {"by_kind", groups_json(calibration_by_kind(evaluation))},
              {"other_filings", doubts_json(evaluation)},
              {"confusions", confusions_json(evaluation)},
              {"wrong", wrong_json(evaluation)}};
    return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace shenbao
