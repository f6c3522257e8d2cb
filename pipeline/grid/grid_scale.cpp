#include "pipeline/grid/grid_scale.hpp"

#include <algorithm>
#include <cmath>

namespace shenbao {
namespace {

constexpr double kMmPerInch = 25.4;
constexpr double kA4ShortSideInch = 8.27;
constexpr double kSolidGapMm = 0.4;    // breaks of a hairline after thresholding; guess, unmeasured
constexpr double kDashGapMm = 1.3;     // office programs' widest dash gap is about 1 mm at 1 pt
constexpr double kMaxDashMm = 1.8;     // below the stroke of a 9 pt character (2.4 mm)
constexpr double kDashRunMm = 12;      // guess, unmeasured
constexpr double kStepMm = 0.12;       // guess, unmeasured
constexpr double kFlankMm = 0.45;      // half the usual padding of a cell; guess, unmeasured
constexpr double kDashFlankMm = 0.7;   // guess, unmeasured
constexpr double kTouchMm = 0.3;       // white notches where rules meet, rendered pages at 96 dpi: 1 px
constexpr double kReachMm = 0.8;       // guess, unmeasured
constexpr double kFarReachMm = 2.5;    // guess, unmeasured
constexpr double kCollinearMm = 0.55;  // half the least distance of distinct columns (1 mm)
constexpr double kDoubleMm = 2.0;      // widest double rule
constexpr double kBridgeMm = 4.0;      // a pen stroke or the rim of a seal

int round_px(double px, int least) {
    return std::max(least, static_cast<int>(std::lround(px)));
}

}  // namespace

GridScale derive_scale(double dpi, int short_side_px, const GridSettings& settings) {
    const double used_dpi = dpi > 0 ? dpi : short_side_px / kA4ShortSideInch;
    const double mm = used_dpi / kMmPerInch;
    GridScale s;
    s.px_per_mm = mm;
    s.min_run_px = round_px(settings.min_rule_mm * mm, 5);
    s.solid_gap_px = round_px(kSolidGapMm * mm, 1);
    s.dash_gap_px = round_px(kDashGapMm * mm, 3);
    s.max_dash_px = round_px(kMaxDashMm * mm, 3);
    s.dash_run_px = round_px(kDashRunMm * mm, 20);
    s.max_width_px = round_px(settings.max_rule_width_mm * mm, 3);
    s.step_px = round_px(kStepMm * mm, 1);
    s.flank_px = round_px(kFlankMm * mm, 2);
    s.dash_flank_px = round_px(kDashFlankMm * mm, 3);
    s.strong_px = settings.strong_rule_mm * mm;
    s.touch_px = std::max(1.5, kTouchMm * mm);
    s.reach_px = std::max(2.5, kReachMm * mm);
    s.far_reach_px = std::max(4.0, kFarReachMm * mm);
    s.collinear_px = std::max(1.3, kCollinearMm * mm);
    s.double_px = kDoubleMm * mm;
    s.bridge_px = kBridgeMm * mm;
    return s;
}

}  // namespace shenbao
