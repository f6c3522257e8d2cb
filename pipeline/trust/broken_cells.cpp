#include "pipeline/trust/broken_cells.hpp"

#include <algorithm>

namespace shenbao {

namespace {

// Two cells of one lattice have their common rule at the same px; a few for rules that are not quite straight.
constexpr int kSameRulePx = 3;

bool meet(int end, int begin) {
    return std::abs(end - begin) <= kSameRulePx;
}

bool overlap(int a0, int a1, int b0, int b1) {
    return std::min(a1, b1) - std::max(a0, b0) > kSameRulePx;
}

bool share_a_rule(const Box& a, const Box& b) {
    const bool beside = meet(a.x1, b.x0) || meet(b.x1, a.x0), above = meet(a.y1, b.y0) || meet(b.y1, a.y0);
    return (beside && overlap(a.y0, a.y1, b.y0, b.y1)) || (above && overlap(a.x0, a.x1, b.x0, b.x1));
}

}  // namespace

BrokenCells::BrokenCells(const Declaration& declaration) {
    for (const Issue& issue : declaration.issues)
        if (issue.code == "unplaced-cells" && issue.page && issue.bbox)
            unplaced_[*issue.page].push_back(*issue.bbox);
    if (unplaced_.empty()) return;
    for (const Table& table : declaration.tables)
        for (const TableCell& cell : table.cells) boxes_[{table.id, cell.row, cell.col}] = cell.bbox;
}

bool BrokenCells::concern(const Field& field) const {
    const auto unplaced = unplaced_.find(field.page);
    if (unplaced == unplaced_.end() || !field.cell) return false;
    const auto cell = boxes_.find({field.cell->table, field.cell->row, field.cell->col});
    return cell != boxes_.end() && std::ranges::any_of(unplaced->second, [&](const Box& other) {
               return share_a_rule(cell->second, other);
           });
}

}  // namespace shenbao
