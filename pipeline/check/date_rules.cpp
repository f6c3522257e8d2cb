// Y4  the fill date fits the fiscal year Y: a declaration's lies between July of Y-1 and the end of Y, a
//     self-evaluation's in Y+1, a monitoring's in Y. Info.
// Y5  Y lies in the project's time, as its start and end, its period (2019-2021) and the years of the medium
// term's
//     heading say it; a period `3年` is as long as these. Fail flags the fiscal year and what it contradicts.
#include <algorithm>
#include <array>

#include "pipeline/base/utf8.hpp"
#include "pipeline/check/make_finding.hpp"
#include "pipeline/check/rules.hpp"

namespace shenbao {
namespace {

std::optional<int> fiscal_year(const Declaration& declaration) {
    if (!declaration.fiscal_year || !declaration.fiscal_year->value) return std::nullopt;
    return declaration.fiscal_year->value->year;
}

struct Month {
    int year = 0, month = 0;
    auto operator<=>(const Month&) const = default;
};

struct Months {
    Month first, last;
};

std::optional<Months> due_months(const std::string& family, int year) {
    if (family == "self_evaluation") return Months{{year + 1, 1}, {year + 1, 12}};
    if (family == "monitoring") return Months{{year, 1}, {year, 12}};
    if (family == "unknown") return std::nullopt;
    return Months{{year - 1, 7}, {year, 12}};
}

void check_fill_date(const Declaration& declaration, Findings& findings) {
    const auto year = fiscal_year(declaration);
    const OptionalField& date = declaration.fill_date;
    if (!year || !date || !date->value || !date->value->year || !date->value->month) return;
    const Month filled{*date->value->year, *date->value->month};
    const auto due = due_months(declaration.form.family, *year);
    if (!due || (filled >= due->first && filled <= due->last)) return;
    Finding finding =
        make_failure("Y4", {"fill_date"}, "filled " + date->text + " for fiscal year " + std::to_string(*year));
    finding.severity = Severity::info;
    findings.push_back(std::move(finding));
}

struct Span {
    int first = 0, last = 0;
    std::vector<std::string> fields;
};

// 20XX and 19XX, also before a month: 202001.
std::vector<int> years_in(const std::string& text) {
    const std::string folded = fold_text(text);
    std::vector<int> years;
    for (std::size_t i = 0; i < folded.size();) {
        const std::size_t end = std::min(folded.find_first_not_of("0123456789", i), folded.size());
        const std::string digits = folded.substr(i, end - i);
        if (digits.size() >= 4 && (digits.starts_with("20") || digits.starts_with("19")))
            years.push_back(std::stoi(digits.substr(0, 4)));
        i = end == i ? i + 1 : end;
    }
    return years;
}

std::optional<Span> span_of_text(const std::string& text, std::vector<std::string> fields) {
    const std::vector<int> years = years_in(text);
    const std::string folded = fold_text(text);
    const bool range = std::ranges::any_of(
        std::array{"-", "至", "—", "~"}, [&](const char* sign) { return folded.find(sign) != std::string::npos; });
    if (years.empty() || (years.size() == 1 && !range)) return std::nullopt;
    return Span{years.front(), years.back(), std::move(fields)};
}

// 项目总体目标(2024年-2026年): its years stand in a label, which is no field.
std::optional<Span> span_of_heading(const Declaration& declaration) {
    for (const Table& table : declaration.tables)
        for (const TableCell& cell : table.cells) {
            const std::string folded = fold_text(cell.text);
            for (const char* label : {"中期目标(", "总目标(", "总体目标(", "长期目标("}) {
                const std::size_t at = folded.find(label);
                constexpr std::size_t kBefore = 6;  // bytes: 项目
                if (at > kBefore) continue;
                if (years_in(folded).size() == 2) return span_of_text(folded, {});
            }
        }
    return std::nullopt;
}

std::optional<Span> span_of_dates(const Project& project) {
    if (!project.start || !project.end) return std::nullopt;
    const std::vector<int> first = years_in(project.start->text), last = years_in(project.end->text);
    if (first.size() != 1 || last.size() != 1) return std::nullopt;
    return Span{first[0], last[0], {"project/start", "project/end"}};
}

std::vector<Span> collect_spans(const Declaration& declaration) {
    std::vector<Span> spans;
    if (auto heading = span_of_heading(declaration)) spans.push_back(std::move(*heading));
    if (!declaration.project) return spans;
    if (auto dates = span_of_dates(*declaration.project)) spans.push_back(std::move(*dates));
    if (declaration.project->period)
        if (auto period = span_of_text(declaration.project->period->text, {"project/period"}))
            spans.push_back(std::move(*period));
    return spans;
}

std::string print_span(const Span& span) {
    return std::to_string(span.first) + " to " + std::to_string(span.last);
}

void check_year_within(int year, Span span, Findings& findings) {
    if (year >= span.first && year <= span.last) return;
    span.fields.insert(span.fields.begin(), "fiscal_year");
    const std::string message = "fiscal year " + std::to_string(year) + ", project from " + print_span(span);
    findings.push_back(make_failure("Y5", std::move(span.fields), message));
}

// `3年`; nullopt for any other text.
std::optional<int> whole_years(const std::string& text) {
    const std::string folded = fold_text(text);
    const std::size_t digits = std::min(folded.find_first_not_of("0123456789"), folded.size());
    if (digits == 0 || digits > 2 || folded.substr(digits) != "年") return std::nullopt;
    return std::stoi(folded.substr(0, digits));
}

// From July to June three years are four of the calendar.
void check_length(const Declaration& declaration, const Span& span, Findings& findings) {
    if (!declaration.project || !declaration.project->period) return;
    const auto years = whole_years(declaration.project->period->text);
    if (!years || *years == span.last - span.first + 1 || *years == span.last - span.first) return;
    std::vector<std::string> fields{"project/period"};
    fields.insert(fields.end(), span.fields.begin(), span.fields.end());
    findings.push_back(
        make_failure("Y5", std::move(fields),
                     "period " + declaration.project->period->text + ", project from " + print_span(span)));
}

}  // namespace

Findings check_dates(const Declaration& declaration) {
    Findings findings;
    check_fill_date(declaration, findings);
    for (const Span& span : collect_spans(declaration)) {
        if (const auto year = fiscal_year(declaration)) check_year_within(*year, span, findings);
        check_length(declaration, span, findings);
    }
    return findings;
}

}  // namespace shenbao
