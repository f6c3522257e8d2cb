#include "pipeline/run/repair_page.hpp"

#include <algorithm>
#include <cmath>

namespace shenbao {

namespace {

// Rounding of a page's size. Another version of the program may straighten a page otherwise, by a pixel or two:
// rules are then found by the nearest line.
constexpr double kSameSize = 0.005;

template <class... Case>
struct Cases : Case... {
    using Case::operator()...;
};

bool is_same_size(const UprightFrame& frame, cv::Size size) {
    return std::abs(frame.width_px - size.width) <= kSameSize * size.width &&
           std::abs(frame.height_px - size.height) <= kSameSize * size.height;
}

Box place_of(const RuleSpan& rule) {
    const auto px = [](double value) { return static_cast<int>(std::lround(value)); };
    const int begin = px(std::min(rule.begin, rule.end)), end = px(std::max(rule.begin, rule.end));
    const int at = px(rule.position);
    return rule.direction == RuleDirection::horizontal ? Box{begin, at, end, at + 1} : Box{at, begin, at + 1, end};
}

Box place_of(const PageEdit& edit) {
    return std::visit(
        Cases{[](const TurnPage&) { return Box{}; }, [](const AddRule& add) { return place_of(add.rule); },
              [](const RemoveRule& remove) { return place_of(remove.rule); },
              [](const MoveRule& move) { return place_of(move.rule); },
              [](const MergeCells& merge) { return merge.box; },
              [](const SplitCell& split) { return split.cell; }},
        edit);
}

Issue refused(const PageRepair& repair, const std::string& reason) {
    return {kRefusedRepair, Severity::warning,     "a repair of the page cannot be made: " + reason,
            repair.page,    place_of(repair.edit), {}};
}

Issue told(const std::string& message, int page) {
    return {kRepairedPage, Severity::info, message, page, std::nullopt, {}};
}

// Lines of a table as its cells have them; lines that no cell ends at have none.
GridTable grid_of(const Table& table) {
    GridTable grid;
    grid.box = table.bbox;
    grid.row_lines.assign(static_cast<std::size_t>(std::max(0, table.rows)) + 1, table.bbox.y0);
    grid.col_lines.assign(static_cast<std::size_t>(std::max(0, table.cols)) + 1, table.bbox.x0);
    const auto set = [](std::vector<double>& lines, int index, int value) {
        if (index >= 0 && index < static_cast<int>(lines.size())) lines[static_cast<std::size_t>(index)] = value;
    };
    for (const TableCell& cell : table.cells) {
        set(grid.row_lines, cell.row, cell.bbox.y0);
        set(grid.row_lines, cell.row + cell.row_span, cell.bbox.y1);
        set(grid.col_lines, cell.col, cell.bbox.x0);
        set(grid.col_lines, cell.col + cell.col_span, cell.bbox.x1);
        grid.cells.push_back({cell.row, cell.col, cell.row_span, cell.col_span, cell.bbox, 1});
    }
    return grid;
}

}  // namespace

std::vector<PageRepair> repairs_of(std::span<const PageRepair> all, int page) {
    std::vector<PageRepair> own;
    std::ranges::copy_if(all, std::back_inserter(own),
                         [page](const PageRepair& repair) { return repair.page == page; });
    return own;
}

std::vector<Issue> repairs_beyond(std::span<const PageRepair> all, int page_count) {
    std::vector<Issue> issues;
    for (const PageRepair& repair : all)
        if (repair.page > page_count) issues.push_back(refused(repair, "there is no such page"));
    return issues;
}

std::optional<int> said_turns(std::span<const PageRepair> repairs) {
    std::optional<int> turns;
    for (const PageRepair& repair : repairs)
        if (const auto* turn = std::get_if<TurnPage>(&repair.edit)) turns = turn->quarter_turns;
    return turns;
}

SheetRepairs::SheetRepairs(std::vector<PageRepair> repairs, const UprightPage& upright)
    : page_(upright.number), extent_{upright.grey.cols, upright.grey.rows, upright.dpi} {
    if (said_turns(repairs)) issues_.push_back(told("a person said how the page lies", page_));
    bool turned_later = false;
    for (auto repair = repairs.rbegin(); repair != repairs.rend(); ++repair) {
        const bool lies_so = repair->frame.quarter_turns == upright.quarter_turns;
        if (std::holds_alternative<TurnPage>(repair->edit))
            turned_later = true;
        else if (!lies_so && !turned_later)
            issues_.push_back(refused(*repair, "it was said on a page that lay otherwise"));
        else if (lies_so && !is_same_size(repair->frame, upright.grey.size()))
            issues_.push_back(refused(*repair, "it was said on a page of another size"));
        else if (lies_so)
            of_grid_.push_back(*repair);
    }
    std::ranges::reverse(of_grid_);
}

PageGrid SheetRepairs::apply(PageGrid grid, int x0, int x1) {
    std::vector<PageRepair> own;
    for (const PageRepair& repair : of_grid_) {
        const Box place = place_of(repair.edit);
        const double middle = (place.x0 + place.x1) / 2.0;
        if (middle >= x0 && middle < x1) own.push_back(repair);
    }
    if (own.empty()) return grid;
    RepairedGrid repaired = apply_repairs(std::move(grid), own, extent_);
    for (const RefusedRepair& one : repaired.refused) issues_.push_back(refused(own[one.index], one.reason));
    const std::size_t done = own.size() - repaired.refused.size();
    if (done > 0)
        issues_.push_back(told("a person changed rules or cells of the page, " + std::to_string(done) +
                                   (done == 1 ? " time" : " times"),
                               page_));
    return std::move(repaired.grid);
}

TriedRepairs try_repairs(std::span<const Table> tables, std::span<const PageRepair> repairs,
                         const UprightFrame& frame, double dpi) {
    PageGrid grid;
    for (const Table& table : tables)
        if (!table.cells.empty()) grid.tables.push_back(grid_of(table));
    RepairedGrid repaired = apply_repairs(std::move(grid), repairs, {frame.width_px, frame.height_px, dpi});
    TriedRepairs tried{{}, std::move(repaired.refused)};
    for (const GridTable& table : repaired.grid.tables) tried.tables.push_back(shape_of(table));
    return tried;
}

}  // namespace shenbao
