#include "tools/eval/html_report.hpp"

#include <algorithm>
#include <cstdio>
#include <sstream>
#include <string_view>

#include "pipeline/deliver/markup.hpp"
#include "tools/eval/charts.hpp"
#include "tools/eval/confusions.hpp"
#include "tools/eval/report.hpp"

namespace shenbao {

namespace {

constexpr std::size_t kWithPicture = 20;
constexpr std::size_t kMostFields = 300;
constexpr std::size_t kMostConfusions = 40;

// The policy keeps a browser from asking anybody for anything, whatever stands in the texts.
constexpr std::string_view kHead =
    "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" "
    "content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'\"><title>shenbao eval</title><style>"
    "body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:72rem;padding:0 1rem;color:#1d2733}"
    "pre{background:#f4f6f8;padding:1rem;border-radius:6px;overflow-x:auto;font-size:13px}"
    "table{border-collapse:collapse;width:100%;margin-bottom:1.5rem}"
    "td,th{border-bottom:1px solid #dde3e9;padding:.35rem .5rem;text-align:left;vertical-align:top}"
    "td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}img{max-width:28rem;display:block}"
    ".ACCEPTED{color:#b3261e;font-weight:600}.charts{display:flex;flex-wrap:wrap;gap:2rem}"
    "svg text{font-size:11px;fill:#54616e}svg .x{text-anchor:middle}svg .y{text-anchor:end}"
    ".frame{fill:none;stroke:#aab4be}.ideal{stroke:#8a97a3;stroke-dasharray:4 "
    "3}.gap{stroke:#e08a1e;stroke-width:2}"
    ".dot{fill:#1f6fb2}.curve{fill:none;stroke:#1f6fb2;stroke-width:2}</style><h1>Evaluation</h1>";

std::string number(const char* how, double value) {
    char text[40];
    std::snprintf(text, sizeof text, how, value);
    return std::string("<td class=n>") + text;
}

std::string number(long value) {
    return "<td class=n>" + std::to_string(value);
}

void write_groups(std::ostringstream& out, const char* title, const std::map<std::string, Calibration>& groups) {
    if (groups.empty()) return;
    out << "<h2>" << title << "</h2><table><tr><th><th class=n>fields<th class=n>wrong<th class=n>ECE"
        << "<th class=n>accepted<th class=n>wrong among accepted<th class=n>95 % interval, %<th class=n>review, "
           "%</tr>";
    for (const auto& [name, c] : groups) {
        const Interval interval = c.wrong_interval();
        char range[60];
        std::snprintf(range, sizeof range, "%.3f – %.3f", 100 * interval.low, 100 * interval.high);
        out << "<tr><td>" << escaped(name) << number(c.accepted + c.review) << number(c.wrong)
            << number("%.4f", c.expected_calibration_error) << number(c.accepted) << number(c.wrong_accepted)
            << "<td class=n>" << range << number("%.2f", c.reviewed().percent()) << "</tr>";
    }
    out << "</table>";
}

void write_confusions(std::ostringstream& out, const Evaluation& evaluation) {
    auto confusions = count_confusions(evaluation.fields);
    if (confusions.empty()) return;
    if (confusions.size() > kMostConfusions) confusions.resize(kMostConfusions);
    out << "<h2>Errors by confusion</h2><table><tr><th>truth<th>output<th class=n>times<th class=n>in accepted "
           "fields</tr>";
    const auto shown = [](const std::string& character) {
        return character.empty() ? std::string("<i>nothing</i>") : escaped(character);
    };
    for (const Confusion& pair : confusions)
        out << "<tr><td>" << shown(pair.truth) << "<td>" << shown(pair.output) << number(pair.count)
            << number(pair.accepted) << "</tr>";
    out << "</table>";
}

void write_wrong(std::ostringstream& out, const Evaluation& evaluation, const FieldPicture& picture) {
    const auto worst = worst_fields(evaluation, kMostFields);
    if (worst.empty()) return;
    out << "<h2>Wrong fields, the worst first</h2><table><tr><th>field<th>truth<th>output<th class=n>confidence"
           "<th>status</tr>";
    for (std::size_t i = 0; i < worst.size(); ++i) {
        const FieldOutcome& field = worst[i];
        const std::string url =
            picture && i < kWithPicture ? picture(evaluation.facts[field.document], field) : "";
        out << "<tr><td>" << escaped(place_of(evaluation, field)) << "<td>" << escaped(field.truth) << "<td>"
            << escaped(field.output);
        if (!url.empty()) out << "<img alt=\"\" src=\"" << escaped(url) << "\">";
        out << "<td class=n>";
        if (field.confidence) out << *field.confidence;
        out << "<td class=\"" << describe_outcome(field) << "\">" << describe_outcome(field) << "</tr>";
    }
    out << "</table>";
}

void write_doubts(std::ostringstream& out, const Evaluation& evaluation) {
    for (const DocumentFacts& facts : evaluation.facts)
        for (const OtherFiling& doubt : facts.doubts)
            out << "<p class=ACCEPTED>" << escaped(facts.name) << ": maybe two filings: " << doubt.what
                << " in the truth: " << escaped(doubt.truth) << "; in the output: " << escaped(doubt.output)
                << "</p>";
}

}  // namespace

std::string html_report(const Evaluation& evaluation, const FieldPicture& picture) {
    const Calibration calibration = measure_calibration(evaluation.fields);
    const auto points = risk_coverage(evaluation.fields);
    const long all = calibration.accepted + calibration.review;
    const double accepted = all > 0 ? static_cast<double>(calibration.accepted) / static_cast<double>(all) : 0;
    std::ostringstream out;
    out << kHead;
    write_doubts(out, evaluation);
    out << "<pre>" << escaped(text_figures(evaluation)) << "</pre>";
    out << "<div class=charts><figure>" << draw_reliability(calibration.bins)
        << "<figcaption>Reliability, 15 bins of equal mass</figcaption></figure><figure>"
        << draw_risk_coverage(points, accepted)
        << "<figcaption>Risk and coverage; dashed: the share that is accepted</figcaption></figure></div>";
    write_groups(out, "By profile", calibration_by_profile(evaluation));
    write_groups(out, "By kind of field", calibration_by_kind(evaluation));
    write_confusions(out, evaluation);
    write_wrong(out, evaluation, picture);
    out << "</html>\n";
    return out.str();
}

}  // namespace shenbao
