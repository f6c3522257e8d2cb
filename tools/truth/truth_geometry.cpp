#include "tools/truth/truth_geometry.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>

namespace shenbao::truth {
namespace {

constexpr double kShortestPx = 100;

struct FittedRule {
    double length = 0;  // px
    double slope = 0;
    double bend = 0;  // px
};

// Along its longer extent, so that pages lying on their side need no case of their own.
FittedRule fit_rule(std::vector<Point> points) {
    const auto [left, right] = std::ranges::minmax(points, {}, &Point::x);
    const auto [top, bottom] = std::ranges::minmax(points, {}, &Point::y);
    if (bottom.y - top.y > right.x - left.x)
        for (Point& p : points) std::swap(p.x, p.y);
    const double n = static_cast<double>(points.size());
    double sx = 0, sy = 0, sxx = 0, sxy = 0;
    for (const Point& p : points) {
        sx += p.x;
        sy += p.y;
        sxx += p.x * p.x;
        sxy += p.x * p.y;
    }
    FittedRule rule;
    rule.length = std::max(bottom.y - top.y, right.x - left.x);
    const double spread = n * sxx - sx * sx;
    if (spread <= 0) return rule;
    rule.slope = (n * sxy - sx * sy) / spread;
    const double offset = (sy - rule.slope * sx) / n;
    for (const Point& p : points) rule.bend = std::max(rule.bend, std::abs(p.y - offset - rule.slope * p.x));
    return rule;
}

// The points of every row and column line of a table.
std::vector<std::vector<Point>> rules_of(const TruthTable& table, const PageMap& map, const Point& per_unit) {
    std::map<int, std::vector<Point>> rows, cols;
    for (const TruthCell& cell : table.cells) {
        Quad quad = cell.quad;
        for (Point& p : quad) p = map.to_upright({p.x * per_unit.x, p.y * per_unit.y});
        const auto add = [](std::vector<Point>& to, const Point& a, const Point& b) {
            to.insert(to.end(), {a, b});
        };
        add(rows[cell.row], quad[0], quad[1]);
        add(rows[cell.row + cell.row_span], quad[3], quad[2]);
        add(cols[cell.col], quad[0], quad[3]);
        add(cols[cell.col + cell.col_span], quad[1], quad[2]);
    }
    std::vector<std::vector<Point>> rules;
    for (auto& [index, points] : rows) rules.push_back(std::move(points));
    for (auto& [index, points] : cols) rules.push_back(std::move(points));
    return rules;
}

Box bounds(const Quad& quad) {
    const auto [left, right] = std::minmax({quad[0].x, quad[1].x, quad[2].x, quad[3].x});
    const auto [top, bottom] = std::minmax({quad[0].y, quad[1].y, quad[2].y, quad[3].y});
    const auto px = [](double value) { return static_cast<int>(std::lround(value)); };
    return {px(left), px(top), px(right), px(bottom)};
}

}  // namespace

Point px_per_unit(const TruthPage& page, const cv::Mat& picture) {
    return page.width > 0 ? Point{picture.cols / page.width, picture.rows / page.height} : Point{1, 1};
}

std::vector<TruthTable> tables_on(const PageMap& map, std::vector<TruthTable> tables, const Point& per_unit) {
    for (TruthTable& table : tables) {
        for (TruthCell& cell : table.cells) {
            Quad upright = cell.quad;
            for (Point& p : upright) p = map.to_upright({p.x * per_unit.x, p.y * per_unit.y});
            cell.box = bounds(upright);
        }
    }
    return tables;
}

std::optional<FoundCell> find_cell(const PageGrid& grid, const Box& known) {
    constexpr double kFoundOverlap = 0.7;  // IoU
    for (std::size_t t = 0; t < grid.tables.size(); ++t) {
        const auto& cells = grid.tables[t].cells;
        for (std::size_t c = 0; c < cells.size(); ++c)
            if (intersection_over_union(cells[c].box, known) >= kFoundOverlap) return FoundCell{t, c};
    }
    return std::nullopt;
}

RuleGeometry rule_geometry(const std::vector<TruthTable>& tables, const PageMap& map, const Point& per_unit) {
    RuleGeometry geometry;
    double length = 0, slope = 0;
    for (const TruthTable& table : tables) {
        for (std::vector<Point>& points : rules_of(table, map, per_unit)) {
            const FittedRule rule = fit_rule(std::move(points));
            if (rule.length < kShortestPx) continue;
            ++geometry.rules;
            length += rule.length;
            slope += rule.length * std::abs(rule.slope);
            geometry.bend_px = std::max(geometry.bend_px, rule.bend);
        }
    }
    if (length > 0) geometry.skew_deg = std::atan(slope / length) * 180 / std::numbers::pi;
    return geometry;
}

}  // namespace shenbao::truth
