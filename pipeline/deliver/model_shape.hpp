// The declaration model as every format has it: names, order, ranges. Mirrors
// models/schema/declaration.schema.json and models/schema/declaration.xsd; tests hold the three together.
#pragma once

#include <tuple>

#include "models/declaration/declaration.hpp"
#include "pipeline/deliver/record.hpp"
#include "pipeline/deliver/review_summary.hpp"

namespace shenbao {

inline constexpr const char* kSchemaName = "shenbao/1";

inline constexpr Rule kShare{
    .least = 0, .most = 1, .decimals = 6};  // a confidence: six decimals, for readable diffs
inline constexpr Rule kExactShare{.least = 0, .most = 1};
inline constexpr Rule kFromZero{.least = 0};
inline constexpr Rule kFromOne{.least = 1};
inline constexpr Rule kIfAny{.absence = Absence::omitted};
inline constexpr Rule kFromOneIfAny{.least = 1, .absence = Absence::omitted};
inline constexpr Rule kLinesIfAny{.item = "line", .absence = Absence::omitted};
inline constexpr Rule kDecimalIfAny{.form = TextForm::decimal, .absence = Absence::omitted};

template <>
struct Shape<Value> {
    static constexpr std::tuple members{
        Member{"kind", &Value::kind},
        Member{"number", &Value::number, kIfAny},
        Member{"cmp", &Value::cmp, Rule{},
               +[](const Value& v) { return v.kind != ValueKind::quantity && v.cmp == Comparator::none; }},
        Member{"cmp_from", &Value::cmp_from, kIfAny},
        Member{"lo", &Value::lo, kDecimalIfAny},
        Member{"hi", &Value::hi, kDecimalIfAny},
        Member{"unit", &Value::unit, kIfAny},
        Member{"unit_from", &Value::unit_from, kIfAny},
        Member{"label", &Value::label, kIfAny},
        Member{"per", &Value::per, kIfAny},
        Member{"text", &Value::text, kIfAny},
        Member{"year", &Value::year, kIfAny},
        Member{"month", &Value::month, Rule{.least = 1, .most = 12, .absence = Absence::omitted}},
        Member{"day", &Value::day, Rule{.least = 1, .most = 31, .absence = Absence::omitted}},
        Member{"part", &Value::part, kIfAny},
        Member{"rel", &Value::rel, kIfAny},
        Member{"truth", &Value::truth, kIfAny},
        Member{"parts", &Value::parts, Rule{.item = "value", .absence = Absence::omitted}},
        Member{"flags", &Value::flags, Rule{.item = "flag", .absence = Absence::omitted}}};
};

template <>
struct Shape<CellRef> {
    static constexpr std::tuple members{Member{"table", &CellRef::table}, Member{"row", &CellRef::row, kFromZero},
                                        Member{"col", &CellRef::col, kFromZero}};
};

template <>
struct Shape<Alternative> {
    static constexpr std::tuple members{Member{"text", &Alternative::text},
                                        Member{"confidence", &Alternative::confidence, kShare},
                                        Member{"why", &Alternative::why}};
};

template <>
struct Shape<Field> {
    static constexpr std::tuple members{
        Member{"text", &Field::text},
        Member{"value", &Field::value},
        Member{"confidence", &Field::confidence, kShare},
        Member{"status", &Field::status},
        Member{"source", &Field::source},
        Member{"page", &Field::page, kFromOne},
        Member{"bbox", &Field::bbox},
        Member{"cell", &Field::cell},
        Member{"alternatives", &Field::alternatives, Rule{.item = "alternative"}},
        Member{"findings", &Field::findings, Rule{.item = "finding"}},
        Member{"kind", &Field::kind, Rule{.evidence = true}},
        Member{"evidence", &Field::evidence, Rule{.decimals = 6, .evidence = true}}};
};

template <>
struct Shape<PageMark> {
    static constexpr std::tuple members{Member{"kind", &PageMark::kind}, Member{"colour", &PageMark::colour},
                                        Member{"bbox", &PageMark::box}};
};

template <>
struct Shape<TextLine> {
    static constexpr std::tuple members{
        Member{"bbox", &TextLine::bbox},
        Member{"quad", &TextLine::quad, Rule{.decimals = 2, .absence = Absence::omitted}},
        Member{"text", &TextLine::text}, Member{"source", &TextLine::source}};
};

template <>
struct Shape<PageInfo> {
    static constexpr std::tuple members{
        Member{"number", &PageInfo::number, kFromOne},
        Member{"width_px", &PageInfo::width_px, kFromZero},
        Member{"height_px", &PageInfo::height_px, kFromZero},
        Member{"dpi", &PageInfo::dpi, kFromZero},
        Member{"quarter_turns", &PageInfo::quarter_turns, Rule{.least = 0, .most = 3}},
        Member{"skew_deg", &PageInfo::skew_deg},
        Member{"to_source", &PageInfo::to_source},
        Member{"reading", &PageInfo::reading},
        Member{"marks", &PageInfo::marks, Rule{.item = "mark"}},
        Member{"source_width_px", &PageInfo::source_width_px, kFromOneIfAny},
        Member{"source_height_px", &PageInfo::source_height_px, kFromOneIfAny},
        Member{"to_user_space", &PageInfo::to_user_space, kIfAny},
        Member{"lines", &PageInfo::lines, kLinesIfAny}};
};

template <>
struct Shape<SourceInfo> {
    static constexpr std::tuple members{
        Member{"name", &SourceInfo::name}, Member{"sha256", &SourceInfo::sha256, Rule{.form = TextForm::sha256}},
        Member{"bytes", &SourceInfo::bytes}, Member{"media_type", &SourceInfo::media_type},
        Member{"pages", &SourceInfo::pages, Rule{.item = "page"}}};
};

template <>
struct Shape<FormIdentity> {
    static constexpr std::tuple members{Member{"family", &FormIdentity::family, Rule{.form = TextForm::family}},
                                        Member{"edition", &FormIdentity::edition},
                                        Member{"confidence", &FormIdentity::confidence, kExactShare}};
};

template <>
struct Shape<Organisation> {
    static constexpr std::tuple members{Member{"department_name", &Organisation::department_name},
                                        Member{"department_code", &Organisation::department_code},
                                        Member{"implementing_unit", &Organisation::implementing_unit},
                                        Member{"implementing_unit_code", &Organisation::implementing_unit_code},
                                        Member{"filler", &Organisation::filler},
                                        Member{"phone", &Organisation::phone},
                                        Member{"principal", &Organisation::principal},
                                        Member{"unit_head", &Organisation::unit_head},
                                        Member{"finance_head", &Organisation::finance_head}};
};

template <>
struct Shape<ScheduleStep> {
    static constexpr std::tuple members{Member{"content", &ScheduleStep::content},
                                        Member{"start", &ScheduleStep::start}, Member{"end", &ScheduleStep::end}};
};

template <>
struct Shape<Project> {
    static constexpr std::tuple members{Member{"name", &Project::name},
                                        Member{"code", &Project::code},
                                        Member{"attribute", &Project::attribute},
                                        Member{"category", &Project::category},
                                        Member{"nature", &Project::nature},
                                        Member{"period", &Project::period},
                                        Member{"start", &Project::start},
                                        Member{"end", &Project::end},
                                        Member{"basis", &Project::basis},
                                        Member{"overview", &Project::overview},
                                        Member{"feasibility", &Project::feasibility},
                                        Member{"necessity", &Project::necessity},
                                        Member{"schedule", &Project::schedule, Rule{.item = "step"}}};
};

template <>
struct Shape<FundingLine> {
    static constexpr std::tuple members{Member{"key", &FundingLine::key},
                                        Member{"group", &FundingLine::group},
                                        Member{"label", &FundingLine::label},
                                        Member{"is_total", &FundingLine::is_total},
                                        Member{"is_of_which", &FundingLine::is_of_which},
                                        Member{"current", &FundingLine::current},
                                        Member{"ratio", &FundingLine::ratio},
                                        Member{"history", &FundingLine::history},
                                        Member{"initial", &FundingLine::initial},
                                        Member{"adjusted", &FundingLine::adjusted},
                                        Member{"executed", &FundingLine::executed},
                                        Member{"rate", &FundingLine::rate},
                                        Member{"weight", &FundingLine::weight},
                                        Member{"score", &FundingLine::score},
                                        Member{"forecast", &FundingLine::forecast},
                                        Member{"basis", &FundingLine::basis}};
};

template <>
struct Shape<NumberedText> {
    static constexpr std::tuple members{Member{"number", &NumberedText::number},
                                        Member{"text", &NumberedText::text}};
};

template <>
struct Shape<FunctionsOverview> {
    static constexpr std::tuple members{Member{"intro", &FunctionsOverview::intro},
                                        Member{"items", &FunctionsOverview::items, Rule{.item = "item"}}};
};

template <>
struct Shape<AnnualTask> {
    static constexpr std::tuple members{Member{"number", &AnnualTask::number},
                                        Member{"name", &AnnualTask::name},
                                        Member{"text", &AnnualTask::text},
                                        Member{"amount_total", &AnnualTask::amount_total},
                                        Member{"amount_fiscal", &AnnualTask::amount_fiscal},
                                        Member{"amount_other", &AnnualTask::amount_other}};
};

template <>
struct Shape<Goal> {
    static constexpr std::tuple members{Member{"id", &Goal::id, Rule{.form = TextForm::goal_id}},
                                        Member{"horizon", &Goal::horizon}, Member{"number", &Goal::number},
                                        Member{"text", &Goal::text}, Member{"heading", &Goal::heading}};
};

template <>
struct Shape<Indicator> {
    static constexpr std::tuple members{Member{"seq", &Indicator::seq, kFromOne},
                                        Member{"horizon", &Indicator::horizon},
                                        Member{"goal", &Indicator::goal},
                                        Member{"level1", &Indicator::level1},
                                        Member{"level2", &Indicator::level2},
                                        Member{"name", &Indicator::name},
                                        Member{"value", &Indicator::value},
                                        Member{"history", &Indicator::history},
                                        Member{"standard", &Indicator::standard},
                                        Member{"operator", &Indicator::op},
                                        Member{"unit", &Indicator::unit},
                                        Member{"description", &Indicator::description},
                                        Member{"nature", &Indicator::nature},
                                        Member{"direction", &Indicator::direction},
                                        Member{"weight", &Indicator::weight},
                                        Member{"actual", &Indicator::actual},
                                        Member{"score", &Indicator::score},
                                        Member{"deviation", &Indicator::deviation},
                                        Member{"remark", &Indicator::remark},
                                        Member{"forecast", &Indicator::forecast},
                                        Member{"likelihood", &Indicator::likelihood},
                                        Member{"causes", &Indicator::causes}};
};

template <>
struct Shape<Totals> {
    static constexpr std::tuple members{Member{"weight", &Totals::weight}, Member{"score", &Totals::score},
                                        Member{"grade", &Totals::grade}};
};

template <>
struct Shape<Approval> {
    static constexpr std::tuple members{Member{"role", &Approval::role}, Member{"opinion", &Approval::opinion},
                                        Member{"signer", &Approval::signer}, Member{"date", &Approval::date},
                                        Member{"seal", &Approval::seal}};
};

template <>
struct Shape<OtherEntry> {
    static constexpr std::tuple members{Member{"label", &OtherEntry::label}, Member{"text", &OtherEntry::text}};
};

template <>
struct Shape<TableCell> {
    static constexpr std::tuple members{Member{"row", &TableCell::row, kFromZero},
                                        Member{"col", &TableCell::col, kFromZero},
                                        Member{"row_span", &TableCell::row_span, kFromOne},
                                        Member{"col_span", &TableCell::col_span, kFromOne},
                                        Member{"bbox", &TableCell::bbox},
                                        Member{"quad", &TableCell::quad, Rule{.decimals = 2}},
                                        Member{"text", &TableCell::text},
                                        Member{"confidence", &TableCell::confidence, kExactShare},
                                        Member{"source", &TableCell::source},
                                        Member{"lines", &TableCell::lines, kLinesIfAny}};
};

template <>
struct Shape<Table> {
    static constexpr std::tuple members{Member{"id", &Table::id},
                                        Member{"page", &Table::page, kFromOne},
                                        Member{"bbox", &Table::bbox},
                                        Member{"rows", &Table::rows, kFromZero},
                                        Member{"cols", &Table::cols, kFromZero},
                                        Member{"continues", &Table::continues},
                                        Member{"cells", &Table::cells, Rule{.item = "cell"}}};
};

template <>
struct Shape<Issue> {
    static constexpr std::tuple members{
        Member{"code", &Issue::code},       Member{"severity", &Issue::severity},
        Member{"message", &Issue::message}, Member{"page", &Issue::page, kFromOne},
        Member{"bbox", &Issue::bbox},       Member{"fields", &Issue::fields, Rule{.item = "field"}}};
};

template <>
struct Shape<ReviewSummary> {
    static constexpr std::tuple members{Member{"required", &ReviewSummary::required},
                                        Member{"fields", &ReviewSummary::fields, kFromZero},
                                        Member{"of", &ReviewSummary::of, kFromZero}};
};

template <>
struct Shape<Declaration> {
    static constexpr std::tuple members{Member{"id", &Declaration::id},
                                        Constant{"schema", kSchemaName},
                                        Member{"source", &Declaration::source},
                                        Member{"form", &Declaration::form},
                                        Member{"title", &Declaration::title},
                                        Member{"attachment", &Declaration::attachment},
                                        Member{"fiscal_year", &Declaration::fiscal_year},
                                        Member{"money_unit", &Declaration::money_unit},
                                        Member{"fill_date", &Declaration::fill_date},
                                        Member{"period", &Declaration::period},
                                        Member{"organisation", &Declaration::organisation},
                                        Member{"project", &Declaration::project},
                                        Member{"funding", &Declaration::funding, Rule{.item = "line"}},
                                        Member{"functions_overview", &Declaration::functions_overview},
                                        Member{"annual_tasks", &Declaration::annual_tasks, Rule{.item = "task"}},
                                        Member{"goals", &Declaration::goals, Rule{.item = "goal"}},
                                        Member{"indicators", &Declaration::indicators, Rule{.item = "indicator"}},
                                        Member{"totals", &Declaration::totals},
                                        Member{"conclusions", &Declaration::conclusions},
                                        Member{"approvals", &Declaration::approvals, Rule{.item = "approval"}},
                                        Member{"notes", &Declaration::notes, Rule{.item = "note"}},
                                        Member{"others", &Declaration::others, Rule{.item = "other"}},
                                        Member{"tables", &Declaration::tables, Rule{.item = "table"}},
                                        Member{"issues", &Declaration::issues, Rule{.item = "issue"}},
                                        Derived<Declaration, ReviewSummary>{"review", &summarise_review}};
};

// The whole file.
struct DeclarationFile {
    std::vector<Declaration> declarations;
};

template <>
struct Shape<DeclarationFile> {
    static constexpr std::tuple members{
        Constant{"schema", kSchemaName},
        Member{"declarations", &DeclarationFile::declarations, Rule{.item = "declaration"}}};
};

}  // namespace shenbao
