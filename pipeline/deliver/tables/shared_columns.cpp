#include "pipeline/deliver/tables/shared_columns.hpp"

#include <algorithm>
#include <set>

namespace shenbao {
namespace {

constexpr double kSameDivider = 0.012;  // 2 mm of an A4 page's table. Guess, unmeasured

struct Edge {
    double place = 0;  // 0 at the table's left side, 1 at its right
    std::size_t table = 0, index = 0;
};

std::vector<Edge> all_edges(std::span<const Lattice> lattices) {
    std::vector<Edge> edges;
    for (std::size_t t = 0; t < lattices.size(); ++t) {
        const std::vector<double>& px = lattices[t].col_edges;
        for (std::size_t i = 0; i < px.size(); ++i) {
            const double width = px.back() - px.front();
            const double even =
                static_cast<double>(i) / static_cast<double>(std::max<std::size_t>(1, px.size() - 1));
            edges.push_back({width > 0 ? (px[i] - px.front()) / width : even, t, i});
        }
    }
    std::ranges::stable_sort(edges, {}, &Edge::place);
    return edges;
}

}  // namespace

SharedColumns share_columns(std::span<const Lattice> lattices) {
    SharedColumns shared;
    for (const Lattice& lattice : lattices) shared.edges.emplace_back(lattice.col_edges.size());
    std::set<std::size_t> met;  // tables with an edge at the present divider
    double begin = 0, last = 0;
    int divider = -1;
    for (const Edge& edge : all_edges(lattices)) {
        if (divider < 0 || edge.place - begin > kSameDivider || met.contains(edge.table)) {
            if (divider >= 0) shared.shares.push_back(edge.place - last);
            last = begin = edge.place;
            met.clear();
            ++divider;
        }
        met.insert(edge.table);
        shared.edges[edge.table][edge.index] = divider;
    }
    return shared;
}

}  // namespace shenbao
