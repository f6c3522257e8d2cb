// Lists of one item per row: tasks of the year with their amounts, steps of the schedule. And the row of totals
// below the indicators.
#include <algorithm>

#include "pipeline/form/choose_reading.hpp"
#include "pipeline/form/filling.hpp"
#include "pipeline/form/row_columns.hpp"

namespace shenbao {
namespace {

template <class Item>
bool fill_item(Filling& filling, const std::vector<IndicatorColumn>& columns, const Strip& strip, Item& item) {
    const std::string unit = filling.declaration.money_unit ? filling.declaration.money_unit->text : "";
    std::vector<std::pair<OptionalField*, std::size_t>> parts;
    bool any = false;
    for (const IndicatorColumn& column : columns) {
        OptionalField* slot = field_slot(item, column.role);
        const auto under = cell_under(filling.layout, strip, column.left, column.right);
        if (!slot || !under || !filling.layout.starts(strip, *under)) continue;
        if (std::ranges::count(parts, *under, &std::pair<OptionalField*, std::size_t>::second)) continue;
        any = any || !filling.layout.cells[*under].blank();
        parts.emplace_back(slot, *under);
    }
    if (!any) return false;
    for (const auto& [slot, cell] : parts) {
        const auto column = std::ranges::find_if(
            columns, [&, s = slot](const IndicatorColumn& one) { return field_slot(item, one.role) == s; });
        *slot = fill_cell(filling, cell, {column->kind, nullptr, unit});
    }
    return true;
}

void add_row(Filling& filling, const RowTableSpec& spec, const std::vector<IndicatorColumn>& columns,
             const Strip& strip) {
    Declaration& declaration = filling.declaration;
    if (spec.list == "annual_tasks") {
        AnnualTask task;
        if (fill_item(filling, columns, strip, task)) declaration.annual_tasks.push_back(std::move(task));
        return;
    }
    ScheduleStep step;
    if (!fill_item(filling, columns, strip, step)) return;
    if (!declaration.project) declaration.project.emplace();
    declaration.project->schedule.push_back(std::move(step));
}

}  // namespace

void fill_rows(Filling& filling, const Section& section) {
    const RowTableSpec& spec = filling.edition.row_tables[section.spec];
    std::vector<IndicatorColumn> columns;
    for (std::size_t i = 0; i < section.strips.size();) {
        const std::vector<const Strip*> rest(section.strips.begin() + static_cast<std::ptrdiff_t>(i),
                                             section.strips.end());
        const bool may_head = columns.empty() || section.strips[i]->first;
        const std::size_t headings = may_head ? count_heading_strips(filling, spec, rest) : 0;
        if (headings > 0)
            columns = read_columns(filling, spec, std::span(rest).first(headings));
        else
            add_row(filling, spec, columns, *section.strips[i]);
        i += std::max<std::size_t>(headings, 1);
    }
}

void fill_totals(Filling& filling, const Section& section) {
    Totals totals;
    for (const Strip* strip : section.strips) {
        for (const auto& [horizon, columns] : filling.known_columns)
            for (const IndicatorColumn& column : columns) {
                if (column.role != "weight" && column.role != "score") continue;
                OptionalField& field = column.role == "weight" ? totals.weight : totals.score;
                const auto under = cell_under(filling.layout, *strip, column.left, column.right);
                if (field || !under || filling.layout.cells[*under].used) continue;
                field = fill_cell(filling, *under, {FieldKind::target_value, nullptr, {}});
            }
        const auto grade = filling.lexicon.vocabularies.find("grade");
        for (const std::size_t index : strip->cells) {
            const PlacedCell& cell = filling.layout.cells[index];
            if (cell.used || cell.blank() || totals.grade || grade == filling.lexicon.vocabularies.end()) continue;
            if (find_word(grade->second, cell.text))
                totals.grade = fill_cell(filling, index, {FieldKind::vocabulary, &grade->second, {}});
        }
    }
    if (totals.weight || totals.score || totals.grade) filling.declaration.totals = std::move(totals);
}

}  // namespace shenbao
