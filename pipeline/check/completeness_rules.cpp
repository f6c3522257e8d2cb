// incomplete: the weights add up to less than any form gives to indicators, the last of them stands at the end of
// a
//     table that reaches the foot of the last page, and no sum follows: rows are missing. The S1 that fails flags
//     the weights; this says why. What the form room alone can see is told there (pipeline/form/incomplete.hpp).
#include <algorithm>

#include "pipeline/check/make_finding.hpp"
#include "pipeline/check/points.hpp"
#include "pipeline/check/rules.hpp"

namespace shenbao {
namespace {

const PageInfo* last_page(const Declaration& declaration) {
    const auto& pages = declaration.source.pages;
    const auto last = std::find_if(pages.rbegin(), pages.rend(),
                                   [](const PageInfo& page) { return page.reading != PageReading::blank; });
    return last == pages.rend() ? nullptr : &*last;
}

// The field stands in the last row of a table that fills the last page.
bool stands_at_end(const Declaration& declaration, const Field& field) {
    constexpr double kFoot = 0.8;  // of the page's height: the next row may be a tall one. Guess, unmeasured
    const PageInfo* page = last_page(declaration);
    if (!page || !field.cell || field.page != page->number) return false;
    const auto table = std::ranges::find(declaration.tables, field.cell->table, &Table::id);
    if (table == declaration.tables.end() || table->bbox.y1 < kFoot * page->height_px) return false;
    const auto cell = std::ranges::find_if(table->cells, [&](const TableCell& one) {
        return one.row == field.cell->row && one.col == field.cell->col;
    });
    return cell != table->cells.end() && cell->row + cell->row_span >= table->rows;
}

}  // namespace

Findings check_completeness(const Declaration& declaration) {
    if (declaration.indicators.empty() || declaration.totals || !declaration.indicators.back().weight) return {};
    const auto rows =
        collect_points(declaration, &Indicator::weight, "weight", [](const Indicator&) { return true; });
    const auto execution = execution_points(declaration, &FundingLine::weight, "weight");
    if (!rows || !execution || are_blank(*rows)) return {};
    const auto sum = sum_of(joined(*rows, *execution));
    const auto order = sum ? compare(*sum, {80, 0}) : std::nullopt;  // 20 of 100 points are the most for execution
    if (!order || *order >= 0 || !stands_at_end(declaration, *declaration.indicators.back().weight)) return {};
    return {make_failure(
        "incomplete", {},
        "pages are missing: the weights up to the foot of the last page add up to " + print_decimal(*sum))};
}

}  // namespace shenbao
