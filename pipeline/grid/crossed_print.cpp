#include "pipeline/grid/crossed_print.hpp"

#include <algorithm>
#include <cmath>

namespace shenbao {
namespace {

constexpr double kFromRuleMm = 1;  // a crossing rule's own ink, its roughness included; guess, unmeasured
constexpr double kBesideMm =
    0.3;                        // more than a rule is rough (0.15 mm); strokes of 楷体 rise, longer ones are cut
constexpr double kApartMm = 3;  // characters of 9 pt: 3.2 mm

// Is there unbroken ink from (x, y) up to `reach` rows away?
bool goes_on(const cv::Mat& ink, int x, int y, int reach, int step) {
    for (int d = 0; d <= reach; ++d) {
        const int row = y + step * d;
        if (row < 0 || row >= ink.rows || !ink.ptr<uchar>(row)[x]) return false;
    }
    return true;
}

}  // namespace

int count_crossed_print(const cv::Mat& ink, const Stroke& s, const std::vector<Stroke>& crossing,
                        const GridScale& scale) {
    const int reach = static_cast<int>(std::lround(s.width_px / 2 + kBesideMm * scale.px_per_mm));
    const auto near_rule = [&](double along) {
        return std::any_of(crossing.begin(), crossing.end(), [&](const Stroke& c) {
            const double across = s.at(along);
            const bool meets = c.begin - scale.reach_px <= across && across <= c.end + scale.reach_px;
            return meets && std::abs(c.at(across) - along) <= kFromRuleMm * scale.px_per_mm + c.width_px / 2;
        });
    };
    int places = 0;
    double last = -1e9;
    for (int x = static_cast<int>(s.begin); x < std::min(ink.cols, static_cast<int>(s.end)); ++x) {
        if (x - last < kApartMm * scale.px_per_mm) continue;
        const int y = static_cast<int>(std::floor(s.at(x + 0.5)));
        if (!goes_on(ink, x, y, reach, -1) || !goes_on(ink, x, y, reach, 1) || near_rule(x + 0.5)) continue;
        ++places;
        last = x;
    }
    return places;
}

}  // namespace shenbao
