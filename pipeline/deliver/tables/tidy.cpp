// Each table is a list of columns, and each column says what it shows of a row.
#include "pipeline/deliver/tables/tidy.hpp"

#include <algorithm>
#include <array>

#include "pipeline/deliver/names.hpp"
#include "pipeline/deliver/tables/tidy_cells.hpp"

namespace shenbao {
namespace {

template <class T>
struct RowOf {
    const Declaration& declaration;
    const T& item;
    RowTrust trust;
};
struct FieldRow {
    const std::string& path;
    OptionalField field;
};

template <class T>
struct Column {
    TidyColumn column;
    TidyCell (*show)(const RowOf<T>&);
};

std::string number_text(int number) {
    return std::to_string(number);
}

template <class T>
constexpr std::array<Column<T>, 9> kOwner{{
    {{"declaration", "申报表编号"}, [](const RowOf<T>& r) { return plain_cell(r.declaration.id); }},
    {{"source", "来源文件"}, [](const RowOf<T>& r) { return plain_cell(r.declaration.source.name); }},
    {{"form_family", "表单类别"}, [](const RowOf<T>& r) { return plain_cell(r.declaration.form.family); }},
    {{"form_edition", "表单版本"},
     [](const RowOf<T>& r) { return plain_cell(r.declaration.form.edition.value_or("")); }},
    {{"department", "部门名称"},
     [](const RowOf<T>& r) { return field_cell(r.declaration.organisation.department_name); }},
    {{"department_code", "部门编码"},
     [](const RowOf<T>& r) { return field_cell(r.declaration.organisation.department_code); }},
    {{"implementing_unit", "实施单位"},
     [](const RowOf<T>& r) { return field_cell(r.declaration.organisation.implementing_unit); }},
    {{"project", "项目名称"},
     [](const RowOf<T>& r) {
         return r.declaration.project ? field_cell(r.declaration.project->name) : TidyCell{};
     }},
    {{"fiscal_year", "年度", true}, [](const RowOf<T>& r) { return number_cell(r.declaration.fiscal_year); }},
}};

template <class T>
constexpr std::array<Column<T>, 3> kTrust{{
    {{"confidence", "最低置信度", true}, [](const RowOf<T>& r) { return share_cell(r.trust.confidence); }},
    {{"status", "状态"}, [](const RowOf<T>& r) { return plain_cell(std::string(name_of(r.trust.status))); }},
    {{"to_review", "待核对项"},
     [](const RowOf<T>& r) {
         return TidyCell{r.trust.to_review, !r.trust.to_review.empty()};
     }},
}};

// A column that shows a field as it is.
template <auto Place>
TidyCell shown(const auto& row) {
    return field_cell(row.item.*Place);
}

constexpr std::array<Column<Indicator>, 27> kIndicators{{
    {{"seq", "序号", true}, [](const auto& r) { return plain_cell(number_text(r.item.seq)); }},
    {{"horizon", "期限"}, [](const auto& r) { return plain_cell(std::string(to_string(r.item.horizon))); }},
    {{"goal", "目标"}, [](const auto& r) { return plain_cell(r.item.goal.value_or("")); }},
    {{"level1", "一级指标"}, shown<&Indicator::level1>},
    {{"level2", "二级指标"}, shown<&Indicator::level2>},
    {{"name", "指标名称"}, shown<&Indicator::name>},
    {{"value", "指标值"}, shown<&Indicator::value>},
    {{"value_kind", "指标值类型"}, [](const auto& r) { return kind_cell(r.item.value); }},
    {{"value_cmp", "比较符"}, [](const auto& r) { return comparator_cell(r.item.value); }},
    {{"value_number", "数值", true}, [](const auto& r) { return number_cell(r.item.value); }},
    {{"value_high", "数值上限", true}, [](const auto& r) { return high_cell(r.item.value); }},
    {{"value_unit", "数值单位"}, [](const auto& r) { return unit_cell(r.item.value); }},
    {{"history", "历年指标值"}, [](const auto& r) { return named_cell(r.item.history); }},
    {{"standard", "绩效标准"}, shown<&Indicator::standard>},
    {{"operator", "指标性质(符号)"}, shown<&Indicator::op>},
    {{"unit", "计量单位"}, shown<&Indicator::unit>},
    {{"description", "指标说明"}, shown<&Indicator::description>},
    {{"nature", "定量/定性"}, shown<&Indicator::nature>},
    {{"direction", "指标方向"}, shown<&Indicator::direction>},
    {{"weight", "分值"}, shown<&Indicator::weight>},
    {{"actual", "实际完成值"}, shown<&Indicator::actual>},
    {{"score", "得分"}, shown<&Indicator::score>},
    {{"deviation", "偏差原因"}, shown<&Indicator::deviation>},
    {{"remark", "备注"}, shown<&Indicator::remark>},
    {{"forecast", "全年预计"}, shown<&Indicator::forecast>},
    {{"likelihood", "完成可能性"}, shown<&Indicator::likelihood>},
    {{"causes", "偏差原因分析"}, [](const auto& r) { return named_cell(r.item.causes); }},
}};

constexpr std::array<Column<FundingLine>, 19> kFunding{{
    {{"key", "资金项"}, [](const auto& r) { return plain_cell(r.item.key); }},
    {{"group", "资金类"}, [](const auto& r) { return plain_cell(r.item.group); }},
    {{"label", "表中名称"}, shown<&FundingLine::label>},
    {{"is_total", "合计", true}, [](const auto& r) { return plain_cell(r.item.is_total ? "1" : "0"); }},
    {{"is_of_which", "其中项", true}, [](const auto& r) { return plain_cell(r.item.is_of_which ? "1" : "0"); }},
    {{"current", "本年金额"}, shown<&FundingLine::current>},
    {{"current_number", "本年金额(数)", true}, [](const auto& r) { return number_cell(r.item.current); }},
    {{"current_unit", "本年金额单位"}, [](const auto& r) { return unit_cell(r.item.current); }},
    {{"ratio", "占比"}, shown<&FundingLine::ratio>},
    {{"history", "历年金额"}, [](const auto& r) { return named_cell(r.item.history); }},
    {{"initial", "年初预算数"}, shown<&FundingLine::initial>},
    {{"adjusted", "全年预算数"}, shown<&FundingLine::adjusted>},
    {{"executed", "执行数"}, shown<&FundingLine::executed>},
    {{"executed_number", "执行数(数)", true}, [](const auto& r) { return number_cell(r.item.executed); }},
    {{"rate", "执行率"}, shown<&FundingLine::rate>},
    {{"weight", "分值"}, shown<&FundingLine::weight>},
    {{"score", "得分"}, shown<&FundingLine::score>},
    {{"forecast", "全年预计执行数"}, shown<&FundingLine::forecast>},
    {{"basis", "测算依据"}, shown<&FundingLine::basis>},
}};

std::string joined(const std::vector<std::string>& items) {
    std::string text;
    for (const std::string& item : items) text += (text.empty() ? "" : " | ") + item;
    return text;
}

std::string alternatives_of(const Field& field) {
    std::vector<std::string> texts;
    for (const Alternative& other : field.alternatives) texts.push_back(other.text);
    return joined(texts);
}

std::string number_if(bool present, int number) {
    return present ? number_text(number) : "";
}

constexpr std::array<Column<FieldRow>, 20> kFields{{
    {{"path", "字段"}, [](const auto& r) { return plain_cell(r.item.path); }},
    {{"text", "文字"}, [](const auto& r) { return field_cell(r.item.field); }},
    {{"value_kind", "类型"}, [](const auto& r) { return kind_cell(r.item.field); }},
    {{"value_cmp", "比较符"}, [](const auto& r) { return comparator_cell(r.item.field); }},
    {{"value_number", "数值", true}, [](const auto& r) { return number_cell(r.item.field); }},
    {{"value_high", "数值上限", true}, [](const auto& r) { return high_cell(r.item.field); }},
    {{"value_unit", "单位"}, [](const auto& r) { return unit_cell(r.item.field); }},
    {{"confidence", "置信度", true}, [](const auto& r) { return share_cell(r.item.field->confidence); }},
    {{"status", "状态"}, [](const auto& r) { return plain_cell(std::string(name_of(r.item.field->status))); }},
    {{"read_from", "来源"}, [](const auto& r) { return plain_cell(std::string(name_of(r.item.field->source))); }},
    {{"alternatives", "其他读法"}, [](const auto& r) { return plain_cell(alternatives_of(*r.item.field)); }},
    {{"findings", "规则"}, [](const auto& r) { return plain_cell(joined(r.item.field->findings)); }},
    {{"page", "页", true}, [](const auto& r) { return plain_cell(number_text(r.item.field->page)); }},
    {{"x0", "左", true}, [](const auto& r) { return plain_cell(number_text(r.item.field->bbox.x0)); }},
    {{"y0", "上", true}, [](const auto& r) { return plain_cell(number_text(r.item.field->bbox.y0)); }},
    {{"x1", "右", true}, [](const auto& r) { return plain_cell(number_text(r.item.field->bbox.x1)); }},
    {{"y1", "下", true}, [](const auto& r) { return plain_cell(number_text(r.item.field->bbox.y1)); }},
    {{"table", "表格"},
     [](const auto& r) { return plain_cell(r.item.field->cell ? r.item.field->cell->table : ""); }},
    {{"row", "行", true},
     [](const auto& r) {
         return plain_cell(number_if(r.item.field->cell.has_value(), r.item.field->cell.value_or(CellRef{}).row));
     }},
    {{"col", "列", true},
     [](const auto& r) {
         return plain_cell(number_if(r.item.field->cell.has_value(), r.item.field->cell.value_or(CellRef{}).col));
     }},
}};

template <class T, class Columns>
TidyRow make_row(const Columns& columns, const RowOf<T>& row, bool with_trust) {
    TidyRow cells;
    for (const auto& column : kOwner<T>) cells.push_back(column.show(row));
    for (const auto& column : columns) cells.push_back(column.show(row));
    if (with_trust)
        for (const auto& column : kTrust<T>) cells.push_back(column.show(row));
    return cells;
}

template <class T, class Columns>
std::vector<TidyRow> item_rows(const Declaration& d, const std::vector<T>& items, const std::string& name,
                               const Columns& columns) {
    const std::vector<RowTrust> trust = trust_of_rows(d, name, items.size());
    std::vector<TidyRow> rows;
    for (std::size_t i = 0; i < items.size(); ++i)
        rows.push_back(make_row<T>(columns, {d, items[i], trust[i]}, true));
    return rows;
}

std::vector<TidyRow> field_rows(const Declaration& declaration, bool only_review) {
    std::vector<TidyRow> rows;
    visit_fields(declaration, [&](const std::string& path, const Field& field) {
        if (only_review && field.status != FieldStatus::review) return;
        const FieldRow row{path, field};
        rows.push_back(make_row<FieldRow>(kFields, {declaration, row, {}}, false));
    });
    return rows;
}

template <class T, class Columns>
std::vector<TidyColumn> list_columns(const Columns& own, bool with_trust) {
    std::vector<TidyColumn> columns;
    for (const auto& column : kOwner<T>) columns.push_back(column.column);
    for (const auto& column : own) columns.push_back(column.column);
    if (with_trust)
        for (const auto& column : kTrust<T>) columns.push_back(column.column);
    return columns;
}

constexpr std::array<std::string_view, 4> kNames{"indicators", "funding", "fields", "review"};

}  // namespace

std::string_view tidy_table_name(TidyTable table) {
    return kNames[static_cast<std::size_t>(table)];
}

std::optional<TidyTable> find_tidy_table(std::string_view name) {
    const auto found = std::ranges::find(kNames, name);
    if (found == kNames.end()) return std::nullopt;
    return static_cast<TidyTable>(found - kNames.begin());
}

std::span<const TidyColumn> columns_of(TidyTable table) {
    static const auto kIndicatorColumns = list_columns<Indicator>(kIndicators, true);
    static const auto kFundingColumns = list_columns<FundingLine>(kFunding, true);
    static const auto kFieldColumns = list_columns<FieldRow>(kFields, false);
    switch (table) {
        case TidyTable::indicators: return kIndicatorColumns;
        case TidyTable::funding: return kFundingColumns;
        case TidyTable::fields:
        case TidyTable::review: break;
    }
    return kFieldColumns;
}

std::vector<TidyRow> tidy_rows(TidyTable table, const Declaration& declaration) {
    switch (table) {
        case TidyTable::indicators:
            return item_rows(declaration, declaration.indicators, "indicators", kIndicators);
        case TidyTable::funding: return item_rows(declaration, declaration.funding, "funding", kFunding);
        case TidyTable::fields:
        case TidyTable::review: break;
    }
    return field_rows(declaration, table == TidyTable::review);
}

}  // namespace shenbao
