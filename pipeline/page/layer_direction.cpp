#include "pipeline/page/layer_direction.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace shenbao {

namespace {

// Guesses. A page number between dashes has two pairs of neighbours; upright labels run downwards beside level
// text.
constexpr int kLeastPairs = 2;
constexpr double kMostApart = 2.5;  // of the larger side of a glyph: further on is another line or cell
constexpr double kClear = 0.7;      // of the pairs

Point centre_of(const TextGlyph& glyph) {
    return {(glyph.top_left.x + glyph.bottom_right.x) / 2, (glyph.top_left.y + glyph.bottom_right.y) / 2};
}

double side_of(const TextGlyph& glyph) {
    return std::max(std::abs(glyph.bottom_right.x - glyph.top_left.x),
                    std::abs(glyph.bottom_right.y - glyph.top_left.y));
}

// Turns that make the way from one glyph to the next lead to the right.
std::size_t turns_of(double dx, double dy) {
    if (std::abs(dx) >= std::abs(dy)) return dx > 0 ? 0 : 2;
    return dy < 0 ? 1 : 3;  // upwards: a quarter turn clockwise makes it lead to the right
}

}  // namespace

std::optional<Orientation> find_layer_direction(const TextLayer& layer) {
    std::array<int, 4> pairs{};
    for (std::size_t i = 1; i < layer.glyphs.size(); ++i) {
        const Point a = centre_of(layer.glyphs[i - 1]), b = centre_of(layer.glyphs[i]);
        const double dx = b.x - a.x, dy = b.y - a.y;
        const double apart = std::hypot(dx, dy);
        if (apart > 0 && apart <= kMostApart * side_of(layer.glyphs[i])) ++pairs[turns_of(dx, dy)];
    }
    const auto most = std::max_element(pairs.begin(), pairs.end());
    const int total = pairs[0] + pairs[1] + pairs[2] + pairs[3];
    if (total < kLeastPairs || *most < kClear * total) return std::nullopt;
    return Orientation{static_cast<int>(most - pairs.begin()), static_cast<double>(*most) / total, 0};
}

}  // namespace shenbao
