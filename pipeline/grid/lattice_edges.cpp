// An edge is decided in two steps. By itself it is
//
//   present    covered nearly everywhere, or covered at both ends: a rule that starts at one crossing and arrives
//              at the next was interrupted in between (pen, text, seal, a worn plate), because rules end at rules;
//              or mostly covered, attached, and for the rest a pale line in the grey;
//   absent     hardly covered;
//   doubtful   anything else.
//
// Lines of the lattice that show no rule beside the line only pass there, on their way to another block: pieces
// between them are looked at as one, too. What touches neither rule at its ends is print, and what is missing of a
// worn rule may lie at such a line.
//
// A doubtful edge is present (inferred) where the line goes on as a rule on both its sides, or, being mostly
// covered, on one; or where a seal hides most of it between two present ones.
#include "pipeline/grid/lattice_edges.hpp"

#include <algorithm>
#include <iterator>

namespace shenbao {
namespace {

// All guesses, unmeasured, but for the F1 of the real pages they give together.
constexpr double kFullCover = 0.85;
constexpr double kBridgedCover = 0.4;      // both ends attached
constexpr double kBridgedGapShare = 0.35;  // of the edge's length, where that is more than bridge_px
constexpr double kDoubtfulCover = 0.5;
constexpr double kOneSidedCover = 0.65;
constexpr double kFaintShare = 0.5;
constexpr double kFaintWhole = 0.9;
constexpr double kFaintLoose = 0.8;  // with neither end attached: the stem of 审 between two rules has up to 0.78
constexpr double kSealedShare = 0.5;
constexpr double kSomeCover = 0.1;  // of a piece that is decided with those beside it; guess, unmeasured

enum class Verdict { absent, doubtful_low, doubtful_high, present };

Verdict judge_edge(const EdgeProfile& p, const GridScale& scale) {
    const double gap_limit = std::max(scale.bridge_px, kBridgedGapShare * p.length_px);
    const bool bridged = p.begin_attached && p.end_attached && p.largest_gap_px <= gap_limit;
    if (p.sealed >= kSealedShare) return p.covered >= kFullCover ? Verdict::doubtful_high : Verdict::doubtful_low;
    if (p.is_floating) return Verdict::absent;
    if (p.covered >= kFullCover || (bridged && p.covered >= kBridgedCover)) return Verdict::present;
    const bool attached = p.begin_attached || p.end_attached;
    if (p.covered >= kOneSidedCover && attached)
        return p.faint >= kFaintWhole ? Verdict::present : Verdict::doubtful_high;
    if (p.faint >= (attached ? kFaintShare : kFaintLoose)) return Verdict::doubtful_high;
    return attached && p.covered >= kDoubtfulCover ? Verdict::doubtful_low : Verdict::absent;
}

bool is_present(const std::vector<LatticeEdge>& edges, std::size_t k) {
    return k < edges.size() && edges[k].present;
}

// Verdicts along one line -> present edges, parallel to them. What was proven proves its neighbours.
std::vector<LatticeEdge> settle_line(const std::vector<Verdict>& verdicts, std::vector<LatticeEdge> edges) {
    for (std::size_t k = 0; k < edges.size(); ++k) edges[k].present = verdicts[k] == Verdict::present;
    bool changed = true;
    while (changed) {
        changed = false;
        for (std::size_t k = 0; k < edges.size(); ++k) {
            if (edges[k].present || verdicts[k] == Verdict::absent) continue;
            const bool before = k > 0 && is_present(edges, k - 1);
            const bool after = is_present(edges, k + 1);
            const bool proven = verdicts[k] == Verdict::doubtful_high ? before || after : before && after;
            if (!proven) continue;
            edges[k].present = edges[k].inferred = changed = true;
        }
    }
    return edges;
}

EdgeProfile probe_between(const PageInk& page, const LatticeLine& line, const LatticeLine& from,
                          const LatticeLine& to, const GridScale& scale) {
    return probe_edge(page, line, {crossing_at(line, from), from.width_px}, {crossing_at(line, to), to.width_px},
                      scale);
}

// Of the pieces from crossing line `first` to `last`, between which no rule crosses the line.
std::vector<Verdict> judge_pieces(const std::vector<EdgeProfile>& profiles, std::size_t first, std::size_t last,
                                  const EdgeProfile& whole, const GridScale& scale) {
    if (last == first + 1) return {judge_edge(whole, scale)};
    const bool touches_nothing = whole.is_floating && !whole.begin_attached && !whole.end_attached;
    std::vector<Verdict> verdicts;
    for (std::size_t k = first; k < last; ++k) {
        EdgeProfile piece = profiles[k];
        piece.is_floating = touches_nothing;
        Verdict verdict = judge_edge(piece, scale);
        if (piece.covered >= kSomeCover) verdict = std::max(verdict, judge_edge(whole, scale));
        verdicts.push_back(verdict);
    }
    return verdicts;
}

std::vector<LatticeEdge> decide_line(const PageInk& page, const LatticeLine& line,
                                     const std::vector<LatticeLine>& crossing, const GridScale& scale) {
    std::vector<EdgeProfile> profiles;
    std::vector<LatticeEdge> edges;
    for (std::size_t k = 0; k + 1 < crossing.size(); ++k) {
        profiles.push_back(probe_between(page, line, crossing[k], crossing[k + 1], scale));
        edges.push_back({false, false, profiles[k].ink, profiles[k].length_px});
    }
    std::vector<Verdict> verdicts;
    for (std::size_t first = 0, last = 1; first < profiles.size(); first = last++) {
        while (last < profiles.size() && !is_ruled_beside(page, crossing[last], line, scale)) ++last;
        const EdgeProfile whole = last == first + 1
                                      ? profiles[first]
                                      : probe_between(page, line, crossing[first], crossing[last], scale);
        std::ranges::copy(judge_pieces(profiles, first, last, whole, scale), std::back_inserter(verdicts));
    }
    return settle_line(verdicts, std::move(edges));
}

}  // namespace

LatticeEdges close_box(LatticeEdges edges) {
    const auto close = [](LatticeEdge& edge) {
        edge.inferred = edge.inferred || !edge.present;
        edge.present = true;
    };
    for (int j = 0; j < edges.cols(); ++j) {
        close(edges.along_row(0, j));
        close(edges.along_row(edges.rows(), j));
    }
    for (int i = 0; i < edges.rows(); ++i) {
        close(edges.along_col(i, 0));
        close(edges.along_col(i, edges.cols()));
    }
    return edges;
}

double crossing_at(const LatticeLine& line, const LatticeLine& crossing) {
    return crossing.at(line.position);
}

LatticeEdges decide_edges(const PageInk& page, const Lattice& lattice, const GridScale& scale) {
    const int rows = static_cast<int>(lattice.rows.size()) - 1;
    const int cols = static_cast<int>(lattice.cols.size()) - 1;
    LatticeEdges edges(rows, cols);
    for (int i = 0; i <= rows; ++i) {
        const auto line = decide_line(page, lattice.rows[static_cast<std::size_t>(i)], lattice.cols, scale);
        for (int j = 0; j < cols; ++j) edges.along_row(i, j) = line[static_cast<std::size_t>(j)];
    }
    for (int j = 0; j <= cols; ++j) {
        const auto line = decide_line(page, lattice.cols[static_cast<std::size_t>(j)], lattice.rows, scale);
        for (int i = 0; i < rows; ++i) edges.along_col(i, j) = line[static_cast<std::size_t>(i)];
    }
    return edges;
}

}  // namespace shenbao
