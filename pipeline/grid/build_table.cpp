#include "pipeline/grid/build_table.hpp"

#include <algorithm>
#include <cmath>

#include "pipeline/grid/lattice_faces.hpp"
#include "pipeline/grid/pale_dividers.hpp"
#include "pipeline/grid/trim_lattice.hpp"
#include "pipeline/grid/worn_rules.hpp"

namespace shenbao {
namespace {

constexpr double kSliverMm = 1.8;        // no cell is that thin: two lines this close with a cell between are one
constexpr double kMinTableWidthMm = 12;  // guess, unmeasured
constexpr double kMinTableHeightMm = 3;  // lowest cell
constexpr int kMaxRounds = 12;           // bounds the work; real tables need one or two
constexpr std::size_t kMaxFaces = 40'000;  // 200 x 200 lines; bounds the work
constexpr double kMaxInferred = 0.4;       // of the edges; more is noise. Two open sides of a 2 x 2 table: 0.33
constexpr double kMinBorderInk = 0.5;      // of the outline of a table of one cell; guess, unmeasured

struct Tiled {
    Lattice lattice;
    Tiling tiling;
};

// First lines of the strips that a cell fills and that are too thin for one; no two of them adjacent.
std::vector<int> find_slivers(const std::vector<LatticeLine>& lines, const std::vector<FaceBlock>& blocks,
                              Direction across, const GridScale& scale) {
    std::vector<int> slivers;
    for (const FaceBlock& block : blocks) {
        const auto [from, to] = across == Direction::horizontal ? std::pair(block.row0, block.row1)
                                                                : std::pair(block.col0, block.col1);
        const double extent =
            lines[static_cast<std::size_t>(to)].position - lines[static_cast<std::size_t>(from)].position;
        if (extent < kSliverMm * scale.px_per_mm) slivers.push_back(from);
    }
    std::sort(slivers.begin(), slivers.end());
    std::vector<int> apart;
    for (const int line : slivers) {
        if (apart.empty() || line > apart.back() + 1) apart.push_back(line);
    }
    return apart;
}

void merge_at(std::vector<LatticeLine>& lines, const std::vector<int>& firsts) {
    for (auto first = firsts.rbegin(); first != firsts.rend(); ++first) {
        const auto i = static_cast<std::size_t>(*first);
        lines[i] = merge_lines(lines[i], lines[i + 1]);
        lines.erase(lines.begin() + *first + 1);
    }
}

// Cells without slivers: lines that enclose a cell too thin to be one are merged, and all is decided anew. What is
// still full of slivers after kMaxRounds is a halftone, not a table: no blocks.
Tiled tile_without_slivers(Lattice lattice, const PageInk& page, const GridScale& scale) {
    for (int round = 0; round < kMaxRounds; ++round) {
        if (std::min(lattice.rows.size(), lattice.cols.size()) < 2) break;
        if (lattice.rows.size() * lattice.cols.size() > kMaxFaces) break;
        LatticeEdges edges = decide_edges(page, lattice, scale);
        if (trim_lattice(lattice, edges)) continue;
        Tiling tiling = tile_lattice(close_box(std::move(edges)));
        const std::vector<int> rows = find_slivers(lattice.rows, tiling.blocks, Direction::horizontal, scale);
        const std::vector<int> cols = find_slivers(lattice.cols, tiling.blocks, Direction::vertical, scale);
        if (rows.empty() && cols.empty()) return {std::move(lattice), std::move(tiling)};
        merge_at(lattice.rows, rows);
        merge_at(lattice.cols, cols);
    }
    return {std::move(lattice), {}};
}

// New index of every line: lines that border no cell get none (-1).
std::vector<int> renumber(std::size_t count, const std::vector<FaceBlock>& blocks, Direction direction) {
    std::vector<int> number(count, -1);
    for (const FaceBlock& b : blocks) {
        number[static_cast<std::size_t>(direction == Direction::horizontal ? b.row0 : b.col0)] = 0;
        number[static_cast<std::size_t>(direction == Direction::horizontal ? b.row1 : b.col1)] = 0;
    }
    int next = 0;
    for (int& n : number) n = n < 0 ? -1 : next++;
    return number;
}

double mean_ink(const LatticeEdges& edges, const Lattice& lattice, Direction direction, int line, int from,
                int to) {
    double ink = 0;
    double total = 0;
    const auto& crossing = direction == Direction::horizontal ? lattice.cols : lattice.rows;
    for (int k = from; k < to; ++k) {
        const double length = std::max(1e-6, crossing[static_cast<std::size_t>(k) + 1].position -
                                                 crossing[static_cast<std::size_t>(k)].position);
        const LatticeEdge& edge =
            direction == Direction::horizontal ? edges.along_row(line, k) : edges.along_col(k, line);
        ink += length * edge.ink;
        total += length;
    }
    return total > 0 ? ink / total : 0;
}

double weakest_border(const LatticeEdges& edges, const Lattice& lattice, const FaceBlock& b) {
    return std::min({mean_ink(edges, lattice, Direction::horizontal, b.row0, b.col0, b.col1),
                     mean_ink(edges, lattice, Direction::horizontal, b.row1, b.col0, b.col1),
                     mean_ink(edges, lattice, Direction::vertical, b.col0, b.row0, b.row1),
                     mean_ink(edges, lattice, Direction::vertical, b.col1, b.row0, b.row1)});
}

int rounded(double px) {
    return static_cast<int>(std::lround(px));
}

GridTable make_table(const Tiled& tiled) {
    const auto& [lattice, tiling] = tiled;
    const std::vector<int> row_number = renumber(lattice.rows.size(), tiling.blocks, Direction::horizontal);
    const std::vector<int> col_number = renumber(lattice.cols.size(), tiling.blocks, Direction::vertical);
    GridTable table;
    for (std::size_t i = 0; i < row_number.size(); ++i) {
        if (row_number[i] >= 0) table.row_lines.push_back(lattice.rows[i].position);
    }
    for (std::size_t j = 0; j < col_number.size(); ++j) {
        if (col_number[j] >= 0) table.col_lines.push_back(lattice.cols[j].position);
    }
    const auto row = [&](int i) { return row_number[static_cast<std::size_t>(i)]; };
    const auto col = [&](int j) { return col_number[static_cast<std::size_t>(j)]; };
    const auto y = [&](int i) { return rounded(lattice.rows[static_cast<std::size_t>(i)].position); };
    const auto x = [&](int j) { return rounded(lattice.cols[static_cast<std::size_t>(j)].position); };
    for (const FaceBlock& b : tiling.blocks) {
        table.cells.push_back({row(b.row0),
                               col(b.col0),
                               row(b.row1) - row(b.row0),
                               col(b.col1) - col(b.col0),
                               {x(b.col0), y(b.row0), x(b.col1), y(b.row1)},
                               weakest_border(tiling.edges, lattice, b)});
    }
    table.box = {rounded(table.col_lines.front()), rounded(table.row_lines.front()),
                 rounded(table.col_lines.back()), rounded(table.row_lines.back())};
    return table;
}

double inferred_share(const LatticeEdges& edges) {
    double present = 0;
    double inferred = 0;
    const auto count = [&](const LatticeEdge& edge) {
        present += edge.present ? 1 : 0;
        inferred += edge.inferred ? 1 : 0;
    };
    for (int i = 0; i <= edges.rows(); ++i) {
        for (int j = 0; j < edges.cols(); ++j) count(edges.along_row(i, j));
    }
    for (int i = 0; i < edges.rows(); ++i) {
        for (int j = 0; j <= edges.cols(); ++j) count(edges.along_col(i, j));
    }
    return present > 0 ? inferred / present : 0;
}

bool is_table(const GridTable& table, const LatticeEdges& edges, const GridScale& scale) {
    if (inferred_share(edges) > kMaxInferred) return false;
    if (table.box.width() < kMinTableWidthMm * scale.px_per_mm) return false;
    if (table.box.height() < kMinTableHeightMm * scale.px_per_mm) return false;
    const auto enclosed = [](const GridCell& cell) { return cell.rule_coverage >= kMinBorderInk; };
    return table.cells.size() > 1 || std::all_of(table.cells.begin(), table.cells.end(), enclosed);
}

std::vector<Joint> list_joints(const Tiled& tiled) {
    const auto& [lattice, tiling] = tiled;
    const LatticeEdges& edges = tiling.edges;
    std::vector<Joint> joints;
    for (int i = 0; i <= edges.rows(); ++i) {
        for (int j = 0; j <= edges.cols(); ++j) {
            Joint joint;
            joint.left = j > 0 && edges.along_row(i, j - 1).present;
            joint.right = j < edges.cols() && edges.along_row(i, j).present;
            joint.up = i > 0 && edges.along_col(i - 1, j).present;
            joint.down = i < edges.rows() && edges.along_col(i, j).present;
            if (!(joint.left || joint.right) || !(joint.up || joint.down)) continue;
            const LatticeLine& row = lattice.rows[static_cast<std::size_t>(i)];
            const LatticeLine& col = lattice.cols[static_cast<std::size_t>(j)];
            joint.at = {crossing_at(row, col), crossing_at(col, row)};
            joints.push_back(joint);
        }
    }
    return joints;
}

RuleSegment inferred_segment(const LatticeLine& line, const LatticeLine& from, const LatticeLine& to, double ink) {
    RuleSegment s;
    s.direction = line.direction;
    s.begin = crossing_at(line, from);
    s.end = crossing_at(line, to);
    s.position = line.at((s.begin + s.end) / 2);
    s.width_px = line.width_px;
    s.coverage = ink;
    s.inferred = true;
    return s;
}

std::vector<RuleSegment> list_segments(const RuleSet& rules, const Tiled& tiled) {
    std::vector<RuleSegment> segments;
    for (const Stroke& s : rules.horizontal) segments.push_back(to_segment(s));
    for (const Stroke& s : rules.vertical) segments.push_back(to_segment(s));
    const auto& [lattice, tiling] = tiled;
    const LatticeEdges& edges = tiling.edges;
    for (std::size_t i = 0; i < lattice.rows.size(); ++i) {
        for (std::size_t j = 0; j + 1 < lattice.cols.size(); ++j) {
            const LatticeEdge& e = edges.along_row(static_cast<int>(i), static_cast<int>(j));
            if (!e.inferred) continue;
            segments.push_back(inferred_segment(lattice.rows[i], lattice.cols[j], lattice.cols[j + 1], e.ink));
        }
    }
    for (std::size_t j = 0; j < lattice.cols.size(); ++j) {
        for (std::size_t i = 0; i + 1 < lattice.rows.size(); ++i) {
            const LatticeEdge& e = edges.along_col(static_cast<int>(i), static_cast<int>(j));
            if (!e.inferred) continue;
            segments.push_back(inferred_segment(lattice.cols[j], lattice.rows[i], lattice.rows[i + 1], e.ink));
        }
    }
    return segments;
}

}  // namespace

std::optional<BuiltTable> build_table(RuleSet rules, const RuleSet& pieces, const PageInk& page,
                                      const GridScale& scale) {
    Tiled tiled = tile_without_slivers(build_lattice(rules, scale), page, scale);
    const auto add = [&](const RuleSet& more) {
        if (more.horizontal.empty() && more.vertical.empty()) return;
        rules.horizontal.insert(rules.horizontal.end(), more.horizontal.begin(), more.horizontal.end());
        rules.vertical.insert(rules.vertical.end(), more.vertical.begin(), more.vertical.end());
        tiled = tile_without_slivers(build_lattice(rules, scale), page, scale);
    };
    const RuleSet pale = find_pale_dividers(tiled.lattice, tiled.tiling.blocks, page, scale);
    add(pale);
    const RuleSet worn = find_worn_rules(tiled.lattice, tiled.tiling, pieces, page, scale);
    add(worn);
    if (tiled.tiling.blocks.empty()) return std::nullopt;
    BuiltTable built{make_table(tiled), list_joints(tiled), list_segments(rules, tiled)};
    if (!is_table(built.table, tiled.tiling.edges, scale)) return std::nullopt;
    return built;
}

}  // namespace shenbao
