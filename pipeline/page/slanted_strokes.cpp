#include "pipeline/page/slanted_strokes.hpp"

#include <cmath>

#include "pipeline/page/weighted_median.hpp"

namespace shenbao {

std::vector<RuleCurve> without_slanted_strokes(std::vector<RuleCurve> curves) {
    // Of the page's median. Photographs taken by hand part the rules of a page by up to 6 degrees, 3 either way;
    // guess.
    constexpr double kMostDeg = 8;
    std::vector<Weighted> slants;
    for (const RuleCurve& curve : curves) slants.push_back({curve.slant_deg(), curve.length()});
    const double page_deg = weighted_median(slants);
    std::erase_if(curves,
                  [&](const RuleCurve& curve) { return std::abs(curve.slant_deg() - page_deg) > kMostDeg; });
    return curves;
}

}  // namespace shenbao
