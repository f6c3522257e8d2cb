#include "tools/eval/report.hpp"

#include <cstdio>
#include <nlohmann/json.hpp>
#include <sstream>

namespace shenbao {

namespace {

constexpr std::size_t kWorstInText = 20;
constexpr std::size_t kWorstInHtml = 300;

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

const char* describe(const FieldOutcome& field) {
    if (field.kind == FieldOutcome::Kind::missing) return "missing";
    if (field.kind == FieldOutcome::Kind::spurious) return "not on the form";
    return field.accepted ? "ACCEPTED" : "review";
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

std::string escape_html(const std::string& text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            default: out += c;
        }
    }
    return out;
}

nlohmann::json share_json(const Share& share) {
    return {{"right", share.right}, {"total", share.total}, {"percent", share.percent()}};
}

}  // namespace

std::string text_report(const Evaluation& evaluation) {
    const Calibration calibration = measure_calibration(evaluation.fields);
    std::ostringstream out;
    out << "documents " << evaluation.documents << ", declarations " << evaluation.declarations_found << " of "
        << evaluation.declarations_expected << "\n";
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
    out << "fields missing " << count_kind(evaluation, FieldOutcome::Kind::missing) << ", not on the form "
        << count_kind(evaluation, FieldOutcome::Kind::spurious) << ", without confidence "
        << calibration.without_confidence << "; indicators not on the form " << evaluation.spurious_indicators
        << "; cells without a place " << evaluation.unplaced_cells << "\n";
    char line[80];
    std::snprintf(line, sizeof line, "calibration error (15 bins) %.4f\n", calibration.expected_calibration_error);
    out << line;
    const auto worst = worst_fields(evaluation, kWorstInText);
    if (!worst.empty()) out << "worst:\n";
    for (const FieldOutcome& field : worst) {
        out << "  " << field.path << " [" << describe(field);
        if (field.confidence) out << " " << *field.confidence;
        out << "]\n    truth  " << shorten(field.truth) << "\n    output " << shorten(field.output) << "\n";
    }
    return out.str();
}

std::string json_report(const Evaluation& evaluation) {
    const Calibration calibration = measure_calibration(evaluation.fields);
    nlohmann::json json{{"documents", evaluation.documents},
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
                        {"calibration_error", calibration.expected_calibration_error}};
    auto& wrong = json["wrong"] = nlohmann::json::array();
    for (const FieldOutcome& field : worst_fields(evaluation, evaluation.fields.size()))
        wrong.push_back({{"path", field.path},
                         {"truth", field.truth},
                         {"output", field.output},
                         {"how", describe(field)},
                         {"confidence", field.confidence ? nlohmann::json(*field.confidence) : nlohmann::json()}});
    return json.dump(1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

std::string html_report(const Evaluation& evaluation) {
    std::ostringstream out;
    out << "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>shenbao eval</title><style>"
           "body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:72rem;padding:0 1rem;color:#1d2733}"
           "pre{background:#f4f6f8;padding:1rem;border-radius:6px}table{border-collapse:collapse;width:100%}"
           "td,th{border-bottom:1px solid #dde3e9;padding:.35rem .5rem;text-align:left;vertical-align:top}"
           ".ACCEPTED{color:#b3261e;font-weight:600}</style><h1>Evaluation</h1><pre>";
    const std::string text = text_report(evaluation);
    out << escape_html(text.substr(0, text.find("worst:\n"))) << "</pre>";
    const auto worst = worst_fields(evaluation, kWorstInHtml);
    if (!worst.empty())
        out << "<h2>Wrong fields</h2><table><tr><th>field<th>truth<th>output<th>confidence<th>status</tr>";
    for (const FieldOutcome& field : worst) {
        out << "<tr><td>" << escape_html(field.path) << "<td>" << escape_html(field.truth) << "<td>"
            << escape_html(field.output) << "<td>";
        if (field.confidence) out << *field.confidence;
        out << "<td class=\"" << describe(field) << "\">" << describe(field) << "</tr>";
    }
    out << (worst.empty() ? "" : "</table>") << "</html>\n";
    return out.str();
}

}  // namespace shenbao
