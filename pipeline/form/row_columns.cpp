#include "pipeline/form/row_columns.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "pipeline/form/assign_headings.hpp"
#include "pipeline/form/column_headings.hpp"

namespace shenbao {
namespace {

constexpr double kUnder = 0.5;  // share of width that makes a cell stand under another

bool is_under(const PlacedCell& below, const PlacedCell& above) {
    return std::pair(below.table, below.first_row) > std::pair(above.table, above.first_row) &&
           common_width(below.left, below.right, above.left, above.right) > kUnder;
}

std::vector<std::size_t> heading_cells(const Filling& filling, std::span<const Strip* const> strips) {
    std::vector<std::size_t> cells;
    for (const Strip* strip : strips)
        for (const std::size_t cell : strip->cells)
            if (filling.layout.starts(*strip, cell) && !filling.layout.cells[cell].blank() &&
                !filling.layout.cells[cell].used)
                cells.push_back(cell);
    return cells;
}

// A stray rule may cut the heading above the years in two, 近两年 | 指标值, and its second half is another
// column's heading word for word. Takes both out of the cells; no column is theirs.
void drop_cut_history(Filling& filling, const ColumnsSpec& spec, std::vector<std::size_t>& cells) {
    constexpr double kWhole = 0.75;  // similarity of the halves together: the rule may hit one of six characters
    const Labels& labels = spec.history.labels;
    if (labels.empty()) return;
    for (std::size_t i = 0; i + 1 < cells.size(); ++i) {
        PlacedCell &left = filling.layout.cells[cells[i]], &right = filling.layout.cells[cells[i + 1]];
        if (left.table != right.table || left.first_row != right.first_row) continue;
        const auto whole = best_label({left.text + right.text}, std::span(&labels, 1), filling.lexicon.confusions);
        if (!whole || whole->similarity < kWhole) continue;
        left.used = right.used = true;
        const auto at = cells.begin() + static_cast<std::ptrdiff_t>(i);
        cells.erase(at, at + 2);
        return;
    }
}

void add_years(Filling& filling, const ColumnsSpec& spec, const std::vector<std::size_t>& cells,
               const std::vector<AssignedHeading>& assigned, std::vector<IndicatorColumn>& columns) {
    if (spec.history.labels.empty()) return;
    std::vector<std::string> years;
    for (const bool readable : {true, false})
        for (const std::size_t index : cells) {
            PlacedCell& cell = filling.layout.cells[index];
            if (read_year_header(cell).has_value() != readable || !is_year_like(cell)) continue;
            if (std::ranges::count(assigned, index, &AssignedHeading::cell)) continue;
            const auto found = find_history_year(filling, cell, years);
            if (!found) continue;
            cell.used = true;
            years.push_back(found->year);
            columns.push_back({{},
                               found->year,
                               spec.history.kind,
                               {},
                               cell.left,
                               cell.right,
                               found->origin,
                               std::nullopt,
                               index});
        }
}

// Columns that stand twice belong to the halves, in printed order. One that stands once is of both where it is
// left of them, or a remark at the end of the row; else its like in the other half was not read.
void part_halves(std::vector<IndicatorColumn>& columns) {
    std::map<std::string, std::size_t> count, seen;
    for (const IndicatorColumn& column : columns) ++count[column.role];
    std::optional<std::size_t> half;  // of the columns to the left: the last to begin
    for (IndicatorColumn& column : columns) {
        if (count[column.role] > 1) {
            column.half = seen[column.role]++;
            half = std::max(half, column.half);
        } else if (column.role != "remark") {
            column.half = half;
        }
    }
}

// Which of the halves the heading names.
std::optional<std::size_t> named_half(const ColumnsSpec& spec, const ColumnSpec& column) {
    const auto half = column.half ? std::ranges::find(spec.halves, *column.half) : spec.halves.end();
    if (half == spec.halves.end()) return std::nullopt;
    return static_cast<std::size_t>(half - spec.halves.begin());
}

}  // namespace

std::size_t count_heading_strips(const Filling& filling, const ColumnsSpec& spec,
                                 const std::vector<const Strip*>& strips) {
    std::size_t count = 0;
    for (const Strip* strip : strips) {
        std::size_t headings = 0, others = 0;
        for (const std::size_t index : strip->cells) {
            const PlacedCell& cell = filling.layout.cells[index];
            if (!filling.layout.starts(*strip, index) || cell.blank() || cell.used) continue;
            const bool year = count > 0 && !spec.history.labels.empty() && is_year_like(cell);
            if (year || find_column(cell, spec, filling.lexicon.confusions))
                ++headings;
            else
                ++others;
        }
        if (headings == 0 || headings < others) break;
        ++count;
    }
    return count;
}

bool is_same_column(const IndicatorColumn& a, const IndicatorColumn& b) {
    return a.role == b.role && a.key == b.key && a.half == b.half;
}

void add_known_columns(const std::vector<IndicatorColumn>& known, std::vector<IndicatorColumn>& columns) {
    for (const IndicatorColumn& column : known) {
        const bool there = std::ranges::any_of(columns, [&](const IndicatorColumn& other) {
            return is_same_column(other, column) ||
                   common_width(other.left, other.right, column.left, column.right) > kUnder;
        });
        if (!there) columns.push_back(column);
    }
    std::ranges::stable_sort(columns, {}, &IndicatorColumn::left);
}

std::vector<IndicatorColumn> read_columns(Filling& filling, const ColumnsSpec& spec,
                                          std::span<const Strip* const> strips) {
    std::vector<std::size_t> cells = heading_cells(filling, strips);
    drop_cut_history(filling, spec, cells);
    const std::vector<AssignedHeading> assigned = assign_headings(filling, spec, cells);
    std::vector<IndicatorColumn> columns;
    for (const AssignedHeading& one : assigned) {
        PlacedCell& cell = filling.layout.cells[one.cell];
        cell.used = true;
        fill_period(filling, cell);
        if (one.label == spec.columns.size()) continue;
        const ColumnSpec& column = spec.columns[one.label];
        const bool above = std::ranges::any_of(assigned, [&](const AssignedHeading& other) {
            return is_under(filling.layout.cells[other.cell], cell);
        });
        if (column.role == "group" || (column.role == "value" && above)) continue;
        const bool named = column.role == "cause" || column.role == "likelihood";
        columns.push_back({column.role, named ? column.labels.front() : std::string(), column.kind,
                           column.vocabulary, cell.left, cell.right,
                           one.guessed ? NumberOrigin::guessed : NumberOrigin::printed, named_half(spec, column),
                           one.cell, column.merged});
    }
    add_years(filling, spec, cells, assigned, columns);
    std::ranges::stable_sort(columns, {}, &IndicatorColumn::left);
    if (!spec.halves.empty() && !spec.names_halves()) part_halves(columns);
    return columns;
}

}  // namespace shenbao
