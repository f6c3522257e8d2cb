#include "pipeline/grid/apply_repairs.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <set>
#include <utility>

#include "pipeline/grid/cell_faces.hpp"
#include "pipeline/grid/edit_cells.hpp"

namespace shenbao {
namespace {

const char* const kNoTable = "there is no table";
const char* const kOnAnother = "another table is there";
const char* const kOffPage = "it is not on the page";

template <class... Case>
struct Cases : Case... {
    using Case::operator()...;
};

Point middle_of(const RuleSpan& rule) {
    const double along = (rule.begin + rule.end) / 2;
    return rule.direction == RuleDirection::horizontal ? Point{along, rule.position} : Point{rule.position, along};
}

Point middle_of(const Box& box) {
    return {(box.x0 + box.x1) / 2.0, (box.y0 + box.y1) / 2.0};
}

// 0 within it.
double distance(const Box& box, const Point& at) {
    const double dx = std::max({box.x0 - at.x, at.x - box.x1, 0.0});
    const double dy = std::max({box.y0 - at.y, at.y - box.y1, 0.0});
    return std::hypot(dx, dy);
}

std::optional<std::size_t> nearest_table(const std::vector<GridTable>& tables, const Point& at, double most) {
    std::optional<std::size_t> nearest;
    double least = most;
    for (std::size_t i = 0; i < tables.size(); ++i) {
        const double away = distance(tables[i].box, at);
        if (away > least || (nearest && away == least)) continue;
        nearest = i;
        least = away;
    }
    return nearest;
}

// A side that was seen a little outside of the box is the box's; a new row may lie anywhere beyond it.
std::optional<std::size_t> find_table(const std::vector<GridTable>& tables, const PageEdit& edit,
                                      const EditScale& scale) {
    const auto near = [&](const Point& at) { return nearest_table(tables, at, scale.snap_px); };
    return std::visit(Cases{[](const TurnPage&) { return std::optional<std::size_t>(); },
                            [&](const AddRule& add) {
                                return nearest_table(tables, middle_of(add.rule),
                                                     std::numeric_limits<double>::infinity());
                            },
                            [&](const RemoveRule& remove) { return near(middle_of(remove.rule)); },
                            [&](const MoveRule& move) { return near(middle_of(move.rule)); },
                            [&](const MergeCells& merge) { return near(middle_of(merge.box)); },
                            [&](const SplitCell& split) { return near(middle_of(split.cell)); }},
                      edit);
}

EditedCells edit_cells(const CellFaces& faces, const PageEdit& edit, const EditScale& scale) {
    return std::visit(Cases{[&](const TurnPage&) {
                                return EditedCells{faces, {}};
                            },
                            [&](const AddRule& add) { return add_rule(faces, add.rule, scale); },
                            [&](const RemoveRule& remove) { return remove_rule(faces, remove.rule, scale); },
                            [&](const MoveRule& move) { return move_rule(faces, move.rule, move.to, scale); },
                            [&](const MergeCells& merge) { return merge_cells(faces, merge.box); },
                            [&](const SplitCell& split) { return split_cell(faces, split, scale); }},
                      edit);
}

bool meets_another(const std::vector<GridTable>& tables, std::size_t own, const Box& box) {
    for (std::size_t i = 0; i < tables.size(); ++i)
        if (i != own && !intersect(tables[i].box, box).empty()) return true;
    return false;
}

// Empty: it was done, and `edited` has the table.
std::string edit_table(std::vector<GridTable>& tables, const PageEdit& edit, const EditScale& scale,
                       const Box& page, std::set<std::size_t>& edited) {
    const auto index = find_table(tables, edit, scale);
    if (!index) return kNoTable;
    const EditedCells cells = edit_cells(faces_of(tables[*index]), edit, scale);
    if (!cells.refusal.empty()) return cells.refusal;
    GridTable table = table_of(cells.faces);
    const Box& before = tables[*index].box;
    if (unite(before, table.box) != before && intersect(page, table.box) != table.box) return kOffPage;
    if (meets_another(tables, *index, table.box)) return kOnAnother;
    tables[*index] = std::move(table);
    edited.insert(*index);
    return {};
}

double typical_width(const std::vector<RuleSegment>& segments) {
    std::vector<double> widths;
    for (const RuleSegment& segment : segments) widths.push_back(segment.width_px);
    if (widths.empty()) return 1;
    const auto middle = widths.begin() + static_cast<std::ptrdiff_t>(widths.size() / 2);
    std::nth_element(widths.begin(), middle, widths.end());
    return *middle;
}

bool is_direction(const RuleSegment& segment, const RuleSpan& rule) {
    return (segment.direction == Direction::horizontal) == (rule.direction == RuleDirection::horizontal);
}

// With what was seen of it.
RuleSegment segment_of(const RuleSpan& rule, const std::vector<RuleSegment>& seen, double width_px,
                       const EditScale& scale) {
    RuleSegment segment{rule.direction == RuleDirection::horizontal ? Direction::horizontal : Direction::vertical,
                        rule.position,
                        rule.begin,
                        rule.end,
                        width_px,
                        0,
                        true};
    double covered = 0;
    for (const RuleSegment& other : seen) {
        if (!is_direction(other, rule) || std::abs(other.position - rule.position) > scale.snap_px) continue;
        const double shared = std::min(other.end, rule.end) - std::max(other.begin, rule.begin);
        if (shared <= covered) continue;
        covered = shared;
        segment.width_px = other.width_px;
        segment.coverage = other.coverage * shared / (rule.end - rule.begin);
        segment.inferred = other.inferred || 2 * shared < rule.end - rule.begin;
    }
    return segment;
}

// Segments and joints of the tables that were edited follow from their cells.
void renew_rules(PageGrid& grid, const std::vector<Box>& before, const std::set<std::size_t>& edited,
                 const EditScale& scale) {
    const std::vector<RuleSegment> seen = grid.segments;
    const double width_px = typical_width(seen);
    const auto is_old = [&](const Point& at) {
        return std::any_of(edited.begin(), edited.end(),
                           [&](std::size_t i) { return distance(before[i], at) <= scale.snap_px; });
    };
    std::erase_if(grid.joints, [&](const Joint& joint) { return is_old(joint.at); });
    std::erase_if(grid.segments, [&](const RuleSegment& s) {
        const double along = (s.begin + s.end) / 2;
        return is_old(s.direction == Direction::horizontal ? Point{along, s.position} : Point{s.position, along});
    });
    for (const std::size_t i : edited) {
        for (const RuleSpan& rule : list_rules(grid.tables[i]))
            grid.segments.push_back(segment_of(rule, seen, width_px, scale));
        const std::vector<Joint> joints = list_joints(grid.tables[i]);
        grid.joints.insert(grid.joints.end(), joints.begin(), joints.end());
    }
}

}  // namespace

RepairedGrid apply_repairs(PageGrid grid, std::span<const PageRepair> repairs, const PageExtent& page) {
    const EditScale scale = edit_scale(page.dpi);
    std::vector<Box> before;
    for (const GridTable& table : grid.tables) before.push_back(table.box);
    RepairedGrid repaired;
    std::set<std::size_t> edited;
    for (std::size_t i = 0; i < repairs.size(); ++i) {
        if (std::holds_alternative<TurnPage>(repairs[i].edit)) continue;
        const std::string refusal =
            edit_table(grid.tables, repairs[i].edit, scale, {0, 0, page.width_px, page.height_px}, edited);
        if (!refusal.empty()) repaired.refused.push_back({i, refusal});
    }
    renew_rules(grid, before, edited, scale);
    repaired.grid = std::move(grid);
    return repaired;
}

TableShape shape_of(const GridTable& table) {
    TableShape shape{table.box, {}, list_rules(table)};
    for (const GridCell& cell : table.cells) shape.cells.push_back(cell.box);
    return shape;
}

}  // namespace shenbao
