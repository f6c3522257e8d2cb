#include "pipeline/grid/streaks.hpp"

#include <algorithm>
#include <cmath>

namespace shenbao {
namespace {

constexpr double kLeastTiltMm = 1.0;     // off the rules' direction, over the streak's length; guess, unmeasured
constexpr double kSameLineMm = 0.35;     // streaks keep their column of the raster; guess, unmeasured
constexpr double kPageShare = 0.5;       // of the page's extent along the streak; guess, unmeasured
constexpr double kInkShare = 0.2;        // of the streak's extent; guess, unmeasured
constexpr double kSlopeTolerance = 0.4;  // of the tilt; guess, unmeasured

struct Piece {
    std::size_t index = 0;
    double line = 0;  // where it crosses the middle of the page if it runs along the source's raster
};

// Rise per length, in the frame of `direction`, of the source's raster at the middle of the page.
double raster_slope(const UprightPage& page, Direction direction) {
    const bool flat = direction == Direction::horizontal;
    const Point middle{page.ink.cols / 2.0, page.ink.rows / 2.0};
    const double reach = (flat ? page.ink.cols : page.ink.rows) / 4.0;
    const Point ahead = flat ? Point{middle.x + reach, middle.y} : Point{middle.x, middle.y + reach};
    const Point a = page.map.to_source(middle);
    Point b = page.map.to_source(ahead);
    std::abs(b.x - a.x) > std::abs(b.y - a.y) ? b.y = a.y : b.x = a.x;
    const Point back = page.map.to_upright(b);
    const double dx = back.x - middle.x;
    const double dy = back.y - middle.y;
    return flat ? dy / dx : dx / dy;
}

struct StreakLook {
    double slope = 0;
    double least_extent_px = 0;
};

bool is_streak(const std::vector<Stroke>& strokes, const std::vector<Piece>& pieces, std::size_t from,
               std::size_t to, const StreakLook& look) {
    double begin = strokes[pieces[from].index].begin;
    double end = begin;
    double ink = 0;
    double slope = 0;
    double weight = 0;
    for (std::size_t k = from; k < to; ++k) {
        const Stroke& s = strokes[pieces[k].index];
        begin = std::min(begin, s.begin);
        end = std::max(end, s.end);
        ink += s.length() * s.coverage;
        const double w = std::pow(s.length(), 3);  // precision of a fitted slope
        slope += w * s.slope;
        weight += w;
    }
    const bool tilted = std::abs(slope / weight - look.slope) <= kSlopeTolerance * std::abs(look.slope);
    return tilted && end - begin >= look.least_extent_px && ink >= kInkShare * (end - begin);
}

std::vector<Piece> list_pieces(const std::vector<Stroke>& strokes, double slope, double middle) {
    std::vector<Piece> pieces;
    for (std::size_t i = 0; i < strokes.size(); ++i) {
        const double along = strokes[i].middle();
        pieces.push_back({i, strokes[i].at(along) + slope * (middle - along)});
    }
    std::sort(pieces.begin(), pieces.end(), [](const Piece& a, const Piece& b) { return a.line < b.line; });
    return pieces;
}

}  // namespace

std::vector<Stroke> drop_streaks(std::vector<Stroke> strokes, const UprightPage& page, const GridScale& scale) {
    if (strokes.empty()) return strokes;
    const Direction direction = strokes.front().direction;
    const double extent = direction == Direction::horizontal ? page.ink.cols : page.ink.rows;
    const StreakLook look{raster_slope(page, direction), kPageShare * extent};
    if (std::abs(look.slope) * look.least_extent_px < kLeastTiltMm * scale.px_per_mm) return strokes;
    const std::vector<Piece> pieces = list_pieces(strokes, look.slope, extent / 2);
    std::vector<bool> gone(strokes.size(), false);
    std::size_t to = 0;
    for (std::size_t from = 0; from < pieces.size(); ++from) {
        while (to < pieces.size() && pieces[to].line - pieces[from].line <= kSameLineMm * scale.px_per_mm) ++to;
        if (!is_streak(strokes, pieces, from, to, look)) continue;
        for (std::size_t k = from; k < to; ++k) gone[pieces[k].index] = true;
    }
    std::vector<Stroke> kept;
    for (std::size_t i = 0; i < strokes.size(); ++i) {
        if (!gone[i]) kept.push_back(std::move(strokes[i]));
    }
    return kept;
}

}  // namespace shenbao
