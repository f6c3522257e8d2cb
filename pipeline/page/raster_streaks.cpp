#include "pipeline/page/raster_streaks.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "pipeline/page/weighted_median.hpp"

namespace shenbao {
namespace {

// Guesses, unmeasured.
constexpr double kRasterDeg = 0.03;     // off the raster
constexpr double kBeyondInch = 0.5;     // out of the table
constexpr double kSameLineInch = 0.02;  // pieces of one streak, some of them within the table
constexpr std::size_t kLeastCrossing = 2;
constexpr double kLeaningDeg = 0.7;  // as in the grid room; a scanner shears by less

// The curves of one direction: where they lie across it and how they slant.
struct Crossing {
    double low = std::numeric_limits<double>::max(), high = std::numeric_limits<double>::lowest();
    double slant_deg = 0;  // median by length
    std::size_t count = 0;
};

Crossing survey(const std::vector<RuleCurve>& curves, Direction direction) {
    Crossing crossing;
    std::vector<Weighted> slants;
    for (const RuleCurve& curve : curves) {
        if (curve.direction != direction) continue;
        ++crossing.count;
        slants.push_back({curve.slant_deg(), curve.length()});
        for (const cv::Point2f& p : curve.points) {
            crossing.low = std::min(crossing.low, across(p, direction));
            crossing.high = std::max(crossing.high, across(p, direction));
        }
    }
    crossing.slant_deg = weighted_median(std::move(slants));
    return crossing;
}

Direction other_than(Direction direction) {
    return direction == Direction::horizontal ? Direction::vertical : Direction::horizontal;
}

bool runs_out(const RuleCurve& curve, const Crossing& table, double dpi) {
    const Direction other = other_than(curve.direction);
    const double begin = across(curve.points.front(), other), end = across(curve.points.back(), other);
    return std::min(begin, end) < table.low - kBeyondInch * dpi ||
           std::max(begin, end) > table.high + kBeyondInch * dpi;
}

std::vector<RuleCurve> without_streaks_along(std::vector<RuleCurve> curves, Direction direction, double dpi) {
    const Crossing table = survey(curves, other_than(direction));
    if (table.count < kLeastCrossing || std::abs(table.slant_deg) <= kRasterDeg) return curves;
    const auto runs_with_raster = [&](const RuleCurve& curve) {
        return curve.direction == direction && std::abs(curve.slant_deg()) <= kRasterDeg;
    };
    std::vector<double> streaks;  // their positions
    for (const RuleCurve& curve : curves) {
        if (runs_with_raster(curve) && runs_out(curve, table, dpi))
            streaks.push_back(across(curve.points.front(), direction));
    }
    std::erase_if(curves, [&](const RuleCurve& curve) {
        const double at = across(curve.points.front(), direction);
        return runs_with_raster(curve) && std::ranges::any_of(streaks, [&](double streak) {
                   return std::abs(at - streak) <= kSameLineInch * dpi;
               });
    });
    return curves;
}

// Through both ends of the streak: how far the point lies off, px across.
double distance_off(const RuleCurve& streak, const cv::Point2f& p) {
    const Direction d = streak.direction, other = other_than(d);
    const cv::Point2f &from = streak.points.front(), &to = streak.points.back();
    const double share = (across(p, other) - across(from, other)) / (across(to, other) - across(from, other));
    return std::abs(across(p, d) - across(from, d) - share * (across(to, d) - across(from, d)));
}

std::vector<RuleCurve> without_leaning(std::vector<RuleCurve> curves, Direction direction, double dpi) {
    const Crossing table = survey(curves, other_than(direction));
    if (table.count < kLeastCrossing) return curves;
    std::vector<RuleCurve> streaks;
    for (const RuleCurve& curve : curves) {
        if (curve.direction == direction && std::abs(curve.slant_deg() - table.slant_deg) > kLeaningDeg &&
            runs_out(curve, table, dpi))
            streaks.push_back(curve);
    }
    std::erase_if(curves, [&](const RuleCurve& curve) {
        return curve.direction == direction && std::ranges::any_of(streaks, [&](const RuleCurve& streak) {
                   return std::max(distance_off(streak, curve.points.front()),
                                   distance_off(streak, curve.points.back())) <= kSameLineInch * dpi;
               });
    });
    return curves;
}

}  // namespace

std::vector<RuleCurve> without_leaning_streaks(std::vector<RuleCurve> curves, double dpi) {
    return without_leaning(without_leaning(std::move(curves), Direction::vertical, dpi), Direction::horizontal,
                           dpi);
}

std::vector<RuleCurve> without_raster_streaks(std::vector<RuleCurve> curves, double dpi) {
    return without_streaks_along(without_streaks_along(std::move(curves), Direction::vertical, dpi),
                                 Direction::horizontal, dpi);
}

}  // namespace shenbao
