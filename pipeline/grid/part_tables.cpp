#include "pipeline/grid/part_tables.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "pipeline/grid/lattice_edges.hpp"

namespace shenbao {
namespace {

constexpr double kGapMm = 3;  // lower strips are cells that lost their sides; guess

// Where the page is cut: across rows at a height, or across columns.
struct Cut {
    Direction lines;  // direction of the lines on either side
    double at = 0;    // across them
};

bool is_bridged(const Stroke& s) {
    return !s.breaks.empty();
}

std::optional<Cut> find_cut(const std::vector<LatticeLine>& lines, const GridScale& scale,
                            const auto& leads_over) {
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        const double from = lines[i].position, to = lines[i + 1].position;
        if (to - from < kGapMm * scale.px_per_mm || leads_over(static_cast<int>(i))) continue;
        return Cut{lines[i].direction, (from + to) / 2};
    }
    return std::nullopt;
}

// May the page be cut between two lines: no stroke leads over in one piece?
bool has_open_strip(const std::vector<LatticeLine>& lines, const std::vector<Stroke>& across,
                    const GridScale& scale) {
    const auto leads_over = [&](int strip) {
        const auto i = static_cast<std::size_t>(strip);
        const double from = lines[i].position + scale.collinear_px,
                     to = lines[i + 1].position - scale.collinear_px;
        return std::ranges::any_of(across, [&](const Stroke& s) {
            return !is_bridged(s) && !s.inferred && s.begin <= from && s.end >= to;
        });
    };
    return find_cut(lines, scale, leads_over).has_value();
}

std::optional<Cut> find_cut(const RuleSet& rules, const PageInk& page, const GridScale& scale) {
    const Lattice lattice = build_lattice(rules, scale);
    if (std::min(lattice.rows.size(), lattice.cols.size()) < 2) return std::nullopt;
    if (!has_open_strip(lattice.rows, rules.vertical, scale) &&
        !has_open_strip(lattice.cols, rules.horizontal, scale))
        return std::nullopt;
    const LatticeEdges edges = decide_edges(page, lattice, scale);
    const auto column_leads_over = [&](int strip) {
        for (int j = 0; j <= edges.cols(); ++j)
            if (edges.along_col(strip, j).present) return true;
        return false;
    };
    const auto row_leads_over = [&](int strip) {
        for (int i = 0; i <= edges.rows(); ++i)
            if (edges.along_row(i, strip).present) return true;
        return false;
    };
    const std::optional<Cut> cut = find_cut(lattice.rows, scale, column_leads_over);
    return cut ? cut : find_cut(lattice.cols, scale, row_leads_over);
}

// The strokes on either side; a bridged one over the cut goes, its pieces are there.
std::pair<std::vector<Stroke>, std::vector<Stroke>> parted(const std::vector<Stroke>& strokes, const Cut& cut) {
    std::pair<std::vector<Stroke>, std::vector<Stroke>> sides;
    for (const Stroke& s : strokes) {
        const bool is_line = s.direction == cut.lines;
        if (!is_line && is_bridged(s) && s.begin < cut.at && cut.at < s.end) continue;
        const double at = is_line ? s.at(s.middle()) : s.middle();
        (at < cut.at ? sides.first : sides.second).push_back(s);
    }
    return sides;
}

}  // namespace

std::vector<RuleSet> part_tables(RuleSet rules, const PageInk& page, const GridScale& scale) {
    const bool may_be_two =
        std::ranges::any_of(rules.horizontal, is_bridged) || std::ranges::any_of(rules.vertical, is_bridged);
    const std::optional<Cut> cut = may_be_two ? find_cut(rules, page, scale) : std::nullopt;
    if (!cut) return {std::move(rules)};
    auto [upper, lower] = parted(rules.horizontal, *cut);
    auto [left, right] = parted(rules.vertical, *cut);
    std::vector<RuleSet> tables;
    for (RuleSet& part :
         std::vector<RuleSet>{{std::move(upper), std::move(left)}, {std::move(lower), std::move(right)}}) {
        if (part.horizontal.empty() || part.vertical.empty()) continue;
        for (RuleSet& table : part_tables(std::move(part), page, scale)) tables.push_back(std::move(table));
    }
    return tables;
}

}  // namespace shenbao
