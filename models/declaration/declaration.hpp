// The declaration: what a filing says, every leaf a Field. Mirrors models/schema/declaration.schema.json.
// An optional that is nullopt means that the form has no such field.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "models/declaration/field.hpp"
#include "models/declaration/finding.hpp"
#include "models/declaration/page_mark.hpp"
#include "models/declaration/table.hpp"
#include "models/declaration/text_line.hpp"

namespace shenbao {

using OptionalField = std::optional<Field>;
using NamedFields = std::vector<std::pair<std::string, Field>>;  // label of the form -> field, in printed order
using YearFields = NamedFields;                                  // printed year digits -> field

enum class PageReading { ocr, text_layer, mixed, blank };

struct PageInfo {
    int number = 0;                   // 1-based
    int width_px = 0, height_px = 0;  // upright page
    std::optional<double> dpi;
    int quarter_turns = 0;  // clockwise turns that made the source upright, 0..3
    double skew_deg = 0;    // skew of the source after the quarter turns, positive = clockwise
    Affine to_source;
    PageReading reading = PageReading::ocr;
    std::vector<PageMark> marks;  // coloured ink: seals, pens; the largest first
    int source_width_px = 0;      // of the image that to_source leads to; 0 in files that do not say
    int source_height_px = 0;
    std::optional<Affine>
        to_user_space;            // of a PDF page: source px -> its user space (y up), as its contents draw
    std::vector<TextLine> lines;  // outside tables, top to bottom
    friend bool operator==(const PageInfo&, const PageInfo&) = default;
};

struct SourceInfo {
    std::string name;    // file name as given
    std::string sha256;  // lower-case hex
    unsigned long long bytes = 0;
    std::string media_type;
    std::vector<PageInfo> pages;
    friend bool operator==(const SourceInfo&, const SourceInfo&) = default;
};

struct FormIdentity {
    std::string family = "unknown";
    std::optional<std::string> edition;
    std::optional<double> confidence;
    friend bool operator==(const FormIdentity&, const FormIdentity&) = default;
};

struct Organisation {
    OptionalField department_name, department_code, implementing_unit, implementing_unit_code, filler, phone,
        principal, unit_head, finance_head;
    friend bool operator==(const Organisation&, const Organisation&) = default;
};

// A row of the plan: what is done from when to when.
struct ScheduleStep {
    OptionalField content, start, end;
    friend bool operator==(const ScheduleStep&, const ScheduleStep&) = default;
};

struct Project {
    OptionalField name, code, attribute, category, nature, period, start, end, basis, overview, feasibility,
        necessity;
    std::vector<ScheduleStep> schedule;
    friend bool operator==(const Project&, const Project&) = default;
};

struct FundingLine {
    std::string key;    // fiscal, other, total, basic, project, ...
    std::string group;  // income, expenditure, ...
    OptionalField label;
    bool is_total = false;
    bool is_of_which = false;
    OptionalField current, ratio;
    YearFields history;
    OptionalField initial, adjusted, executed, rate, weight, score, forecast;
    OptionalField basis;  // how an item's amount was reckoned
    friend bool operator==(const FundingLine&, const FundingLine&) = default;
};

struct NumberedText {
    std::optional<int> number;  // printed item number, not part of the text
    Field text;
    friend bool operator==(const NumberedText&, const NumberedText&) = default;
};

struct FunctionsOverview {
    OptionalField intro;
    std::vector<NumberedText> items;
    friend bool operator==(const FunctionsOverview&, const FunctionsOverview&) = default;
};

struct AnnualTask {
    std::optional<int> number;
    OptionalField name, text, amount_total, amount_fiscal, amount_other;
    friend bool operator==(const AnnualTask&, const AnnualTask&) = default;
};

enum class Horizon { long_term, mid_term, annual, actual };

struct Goal {
    std::string id;  // "long_term-1"
    Horizon horizon = Horizon::annual;
    std::optional<int> number;
    OptionalField text;     // in the overview of goals
    OptionalField heading;  // printed again at the head of its indicator block
    friend bool operator==(const Goal&, const Goal&) = default;
};

struct Indicator {
    int seq = 0;  // 1-based, printed order
    Horizon horizon = Horizon::annual;
    std::optional<std::string> goal;  // Goal::id
    OptionalField level1, level2, name, value;
    YearFields history;
    OptionalField standard, op, unit, description, nature, direction, weight, actual, score, deviation, remark;
    OptionalField forecast, likelihood;
    NamedFields causes;  // of the deviation, those ticked or written
    friend bool operator==(const Indicator&, const Indicator&) = default;
};

struct Totals {
    OptionalField weight, score, grade;
    friend bool operator==(const Totals&, const Totals&) = default;
};

struct Approval {
    std::string role;
    OptionalField opinion, signer, date;
    bool seal = false;
    friend bool operator==(const Approval&, const Approval&) = default;
};

// An entry that the form has and this model has no place for.
struct OtherEntry {
    OptionalField label;
    Field text;
    friend bool operator==(const OtherEntry&, const OtherEntry&) = default;
};

struct Declaration {
    std::string id;  // sha256 of the source, "-" and the 1-based number of the filing in it
    SourceInfo source;
    FormIdentity form;
    OptionalField title, attachment, fiscal_year, money_unit, fill_date, period;
    Organisation organisation;
    std::optional<Project> project;
    std::vector<FundingLine> funding;
    std::optional<FunctionsOverview> functions_overview;
    std::vector<AnnualTask> annual_tasks;
    std::vector<Goal> goals;
    std::vector<Indicator> indicators;
    std::optional<Totals> totals;
    NamedFields conclusions;
    std::vector<Approval> approvals;
    std::vector<Field> notes;
    std::vector<OtherEntry> others;
    std::vector<Table> tables;
    std::vector<Issue> issues;
    friend bool operator==(const Declaration&, const Declaration&) = default;
};

[[nodiscard]] std::string_view to_string(Horizon horizon);

// Calls `visit(path, field)` for every field present, in the order of the schema. Paths are those of the
// JSON: "organisation/phone", "funding/0/history/2019", "goals/1/heading", "indicators/3/value", "notes/0".
void visit_fields(Declaration& declaration, const std::function<void(const std::string&, Field&)>& visit);
void visit_fields(const Declaration& declaration,
                  const std::function<void(const std::string&, const Field&)>& visit);

}  // namespace shenbao
