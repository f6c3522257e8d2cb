// Faces whose common edge carries no rule are united. A union that is not a rectangle proves that a rule is
// missing (cells are rectangles), and the missing one can only be the continuation of a rule that stops at an
// inner corner of the union. So among all maximal straight cuts through the union that continue a present edge the
// best one is made, until every union is a rectangle. Best: the most ink under the cut, then continuing a rule at
// both ends, then short.
//
// A rule that comes in at both sides of a rectangle and is there for most of the way is broken, not ended: it is
// completed too.
#include "pipeline/grid/lattice_faces.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

#include "pipeline/base/disjoint_sets.hpp"

namespace shenbao {
namespace {

constexpr double kBothEndsBonus = 0.3;  // in shares of ink; guess, unmeasured
constexpr double kLengthCost = 1e-4;    // per edge: only breaks ties
constexpr double kBrokenShare = 0.75;   // of a rectangle's width that a broken rule has left at least; guess

struct Cut {
    Direction direction = Direction::horizontal;
    int line = 0;   // row or column line
    int begin = 0;  // edges [begin, end) of it
    int end = 0;
    double score = 0;
};

class Faces {
  public:
    explicit Faces(const LatticeEdges& edges) : rows_(edges.rows()), cols_(edges.cols()) {
        DisjointSets sets(static_cast<std::size_t>(rows_ * cols_));
        for (int i = 0; i < rows_; ++i) {
            for (int j = 0; j < cols_; ++j) {
                if (i > 0 && !edges.along_row(i, j).present) sets.join(index(i, j), index(i - 1, j));
                if (j > 0 && !edges.along_col(i, j).present) sets.join(index(i, j), index(i, j - 1));
            }
        }
        for (int i = 0; i < rows_; ++i) {
            for (int j = 0; j < cols_; ++j) region_.push_back(sets.find(index(i, j)));
        }
    }
    [[nodiscard]] std::size_t region(int i, int j) const { return region_[index(i, j)]; }
    [[nodiscard]] std::size_t index(int i, int j) const { return static_cast<std::size_t>(i * cols_ + j); }

  private:
    int rows_;
    int cols_;
    std::vector<std::size_t> region_;
};

struct Region {
    FaceBlock box{};
    int faces = 0;
    std::size_t id = 0;
    [[nodiscard]] bool is_rectangle() const { return faces == (box.row1 - box.row0) * (box.col1 - box.col0); }
};

std::vector<Region> list_regions(const LatticeEdges& edges, const Faces& faces) {
    std::vector<Region> regions;
    std::vector<std::size_t> slot(static_cast<std::size_t>(edges.rows() * edges.cols()), SIZE_MAX);
    for (int i = 0; i < edges.rows(); ++i) {
        for (int j = 0; j < edges.cols(); ++j) {
            std::size_t& at = slot[faces.region(i, j)];
            if (at == SIZE_MAX) {
                at = regions.size();
                regions.push_back({{i, i + 1, j, j + 1}, 0, faces.region(i, j)});
            }
            FaceBlock& box = regions[at].box;
            box = {box.row0, i + 1, std::min(box.col0, j), std::max(box.col1, j + 1)};
            ++regions[at].faces;
        }
    }
    return regions;
}

// One direction of a lattice, so that cuts along rows and along columns are the same code.
struct View {
    const LatticeEdges& edges;
    const Faces& faces;
    std::size_t region;
    Direction direction;
    [[nodiscard]] const LatticeEdge& edge(int line, int k) const {
        return direction == Direction::horizontal ? edges.along_row(line, k) : edges.along_col(k, line);
    }
    [[nodiscard]] int edge_count() const {
        return direction == Direction::horizontal ? edges.cols() : edges.rows();
    }
    [[nodiscard]] bool cuts(int line, int k) const {  // are both faces at this edge in the region?
        return direction == Direction::horizontal
                   ? faces.region(line - 1, k) == region && faces.region(line, k) == region
                   : faces.region(k, line - 1) == region && faces.region(k, line) == region;
    }
};

// The line through the rectangle, side to side, that carries a broken rule; nullopt if none does.
std::optional<Cut> broken_rule(const View& view, const FaceBlock& box) {
    const bool horizontal = view.direction == Direction::horizontal;
    const auto [line0, line1] = horizontal ? std::pair(box.row0, box.row1) : std::pair(box.col0, box.col1);
    const auto [begin, end] = horizontal ? std::pair(box.col0, box.col1) : std::pair(box.row0, box.row1);
    for (int line = line0 + 1; line < line1; ++line) {
        if (!view.edge(line, begin).present || !view.edge(line, end - 1).present) continue;
        double present = 0, length = 0;
        for (int k = begin; k < end; ++k) {
            length += view.edge(line, k).length;
            present += view.edge(line, k).present ? view.edge(line, k).length : 0;
        }
        if (present >= kBrokenShare * length) return Cut{view.direction, line, begin, end, 0};
    }
    return std::nullopt;
}

std::optional<Cut> score_cut(const View& view, int line, int begin, int end) {
    const bool before = begin > 0 && view.edge(line, begin - 1).present;
    const bool after = end < view.edge_count() && view.edge(line, end).present;
    if (!before && !after) return std::nullopt;
    double ink = 0;
    bool is_made = true;  // around a hole a cut need not divide the region: never make it twice
    for (int k = begin; k < end; ++k) {
        ink += view.edge(line, k).ink;
        is_made = is_made && view.edge(line, k).present;
    }
    if (is_made) return std::nullopt;
    const double bonus = before && after ? kBothEndsBonus : 0;
    return Cut{view.direction, line, begin, end, ink / (end - begin) + bonus - kLengthCost * (end - begin)};
}

std::optional<Cut> best_cut(const View& view, const FaceBlock& box) {
    const bool horizontal = view.direction == Direction::horizontal;
    const auto [line0, line1] = horizontal ? std::pair(box.row0, box.row1) : std::pair(box.col0, box.col1);
    const auto [k0, k1] = horizontal ? std::pair(box.col0, box.col1) : std::pair(box.row0, box.row1);
    std::optional<Cut> best;
    for (int line = line0 + 1; line < line1; ++line) {
        for (int begin = k0; begin < k1; ++begin) {
            if (!view.cuts(line, begin)) continue;
            int end = begin + 1;
            while (end < k1 && view.cuts(line, end)) ++end;
            const auto cut = score_cut(view, line, begin, end);
            if (cut && (!best || cut->score > best->score)) best = cut;
            begin = end;
        }
    }
    return best;
}

void make_cut(LatticeEdges& edges, const Cut& cut) {
    for (int k = cut.begin; k < cut.end; ++k) {
        LatticeEdge& edge =
            cut.direction == Direction::horizontal ? edges.along_row(cut.line, k) : edges.along_col(k, cut.line);
        edge.inferred = edge.inferred || !edge.present;
        edge.present = true;
    }
}

void divide_fully(LatticeEdges& edges, const FaceBlock& box) {
    for (int line = box.row0 + 1; line < box.row1; ++line) {
        make_cut(edges, {Direction::horizontal, line, box.col0, box.col1, 0});
    }
    for (int line = box.col0 + 1; line < box.col1; ++line) {
        make_cut(edges, {Direction::vertical, line, box.row0, box.row1, 0});
    }
}

std::optional<Cut> best_cut(const LatticeEdges& edges, const Faces& faces, const Region& region) {
    const auto a = best_cut(View{edges, faces, region.id, Direction::horizontal}, region.box);
    const auto b = best_cut(View{edges, faces, region.id, Direction::vertical}, region.box);
    return !b || (a && a->score >= b->score) ? a : b;
}

std::optional<Cut> broken_rule(const LatticeEdges& edges, const Faces& faces, const Region& region) {
    const auto cut = broken_rule(View{edges, faces, region.id, Direction::horizontal}, region.box);
    return cut ? cut : broken_rule(View{edges, faces, region.id, Direction::vertical}, region.box);
}

// Makes one cut through every region that is no rectangle or has a broken rule; false if there is none.
bool cut_regions(LatticeEdges& edges) {
    const Faces faces(edges);
    const LatticeEdges before = edges;
    bool changed = false;
    for (const Region& region : list_regions(before, faces)) {
        const auto cut =
            region.is_rectangle() ? broken_rule(before, faces, region) : best_cut(before, faces, region);
        if (!cut && region.is_rectangle()) continue;
        cut ? make_cut(edges, *cut) : divide_fully(edges, region.box);
        changed = true;
    }
    return changed;
}

}  // namespace

Tiling tile_lattice(LatticeEdges edges) {
    while (cut_regions(edges)) {
    }
    Tiling tiling{std::move(edges), {}};
    const Faces faces(tiling.edges);
    for (const Region& region : list_regions(tiling.edges, faces)) tiling.blocks.push_back(region.box);
    return tiling;
}

}  // namespace shenbao
