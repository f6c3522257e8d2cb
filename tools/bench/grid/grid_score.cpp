#include "tools/bench/grid/grid_score.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace shenbao::bench {
namespace {

constexpr double kMinOverlap = 0.8;  // the usual bar for cell boxes

struct Pairing {
    std::vector<std::pair<std::size_t, std::size_t>> right;  // (truth cell, found cell)
};

bool spans(const truth::TruthCell& c) {
    return c.row_span > 1 || c.col_span > 1;
}

// Pairs of cells that lie on each other, one to one.
std::vector<std::pair<std::size_t, std::size_t>> overlapping_cells(const truth::TruthTable& truth,
                                                                   const truth::TruthTable& found) {
    std::vector<std::pair<std::size_t, std::size_t>> pairs;
    std::vector<bool> taken(found.cells.size(), false);
    for (std::size_t t = 0; t < truth.cells.size(); ++t) {
        for (std::size_t f = 0; f < found.cells.size(); ++f) {
            if (taken[f] || intersection_over_union(truth.cells[t].box, found.cells[f].box) < kMinOverlap)
                continue;
            pairs.emplace_back(t, f);
            taken[f] = true;
            break;
        }
    }
    return pairs;
}

Pairing pair_tables(const truth::TruthTable& truth, const truth::TruthTable& found) {
    const auto overlapping = overlapping_cells(truth, found);
    std::map<std::pair<int, int>, int> offsets;
    for (const auto& [t, f] : overlapping) {
        ++offsets[{found.cells[f].row - truth.cells[t].row, found.cells[f].col - truth.cells[t].col}];
    }
    Pairing pairing;
    if (offsets.empty()) return pairing;
    const auto best = std::max_element(offsets.begin(), offsets.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    for (const auto& [t, f] : overlapping) {
        const truth::TruthCell& a = truth.cells[t];
        const truth::TruthCell& b = found.cells[f];
        const bool same_place = std::pair(b.row - a.row, b.col - a.col) == best->first;
        if (same_place && a.row_span == b.row_span && a.col_span == b.col_span) pairing.right.emplace_back(t, f);
    }
    return pairing;
}

GridScore count_all(const std::vector<truth::TruthTable>& truth, const std::vector<truth::TruthTable>& found) {
    GridScore score;
    score.truth_tables = static_cast<int>(truth.size());
    score.found_tables = static_cast<int>(found.size());
    for (const truth::TruthTable& table : truth) {
        score.truth_cells += static_cast<int>(table.cells.size());
        score.truth_spanning += static_cast<int>(std::count_if(table.cells.begin(), table.cells.end(), spans));
    }
    for (const truth::TruthTable& table : found) {
        score.found_cells += static_cast<int>(table.cells.size());
        score.found_spanning += static_cast<int>(std::count_if(table.cells.begin(), table.cells.end(), spans));
    }
    return score;
}

void append_others(std::vector<truth::TruthCell>& out, const truth::TruthTable& table,
                   const std::vector<bool>& right) {
    for (std::size_t i = 0; i < table.cells.size(); ++i) {
        if (!right[i]) out.push_back(table.cells[i]);
    }
}

}  // namespace

void GridScore::add(const GridScore& o) {
    truth_cells += o.truth_cells;
    found_cells += o.found_cells;
    right_cells += o.right_cells;
    truth_spanning += o.truth_spanning;
    found_spanning += o.found_spanning;
    right_spanning += o.right_spanning;
    truth_tables += o.truth_tables;
    found_tables += o.found_tables;
    exact_tables += o.exact_tables;
}

double GridScore::precision() const {
    return found_cells ? static_cast<double>(right_cells) / found_cells : 1;
}
double GridScore::recall() const {
    return truth_cells ? static_cast<double>(right_cells) / truth_cells : 1;
}
double GridScore::f1() const {
    return truth_cells + found_cells ? 2.0 * right_cells / (truth_cells + found_cells) : 1;
}

GridComparison compare_grids(const std::vector<truth::TruthTable>& truth,
                             const std::vector<truth::TruthTable>& found) {
    GridComparison result{count_all(truth, found), {}, {}};
    std::vector<std::vector<bool>> right_found;
    for (const truth::TruthTable& table : found) right_found.emplace_back(table.cells.size(), false);
    std::vector<bool> used(found.size(), false);
    for (const truth::TruthTable& table : truth) {
        Pairing best;
        std::size_t partner = found.size();
        for (std::size_t f = 0; f < found.size(); ++f) {
            Pairing pairing = used[f] ? Pairing{} : pair_tables(table, found[f]);
            if (pairing.right.size() <= best.right.size()) continue;
            best = std::move(pairing);
            partner = f;
        }
        std::vector<bool> right(table.cells.size(), false);
        for (const auto& [t, f] : best.right) {
            right[t] = true;
            right_found[partner][f] = true;
            ++result.score.right_cells;
            result.score.right_spanning += spans(table.cells[t]) ? 1 : 0;
        }
        append_others(result.missed, table, right);
        if (partner == found.size()) continue;
        used[partner] = true;
        const bool exact =
            best.right.size() == table.cells.size() && best.right.size() == found[partner].cells.size();
        result.score.exact_tables += exact ? 1 : 0;
    }
    for (std::size_t f = 0; f < found.size(); ++f) append_others(result.invented, found[f], right_found[f]);
    return result;
}

}  // namespace shenbao::bench
