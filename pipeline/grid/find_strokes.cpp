// Two passes over the mask, smeared down by a pixel so that a run survives the small jumps of a rule that is
// slightly tilted, wavy or rough:
//
//   solid    runs of at least min_run with breaks up to solid_gap;
//   dashed   long runs with blanks up to dash_gap, kept only where they are white on both sides.
//
// Runs are drawn into a mask, stretches thicker than a rule (blocks, text lines glued by the gap) are dropped,
// what is left is grouped from row to row and traced: the centre of the ink in every column, a least-squares line
// through the centres, and the shares of columns with ink and with white flanks.
#include "pipeline/grid/find_strokes.hpp"

#include <algorithm>

#include "pipeline/grid/run_scan.hpp"
#include "pipeline/grid/trace_strokes.hpp"

namespace shenbao {
namespace {

constexpr double kMinSolidFill = 0.65;     // noise of 10 % ink fills less than half
constexpr double kMinSolidCoverage = 0.7;  // guess, unmeasured
constexpr double kMinSolidClear = 0.3;     // text and pen may touch most of a rule; guess, unmeasured
constexpr double kMinDashCoverage = 0.25;  // dots of 1 in 4; guess, unmeasured
constexpr double kMinDashClear = 0.8;      // guess, unmeasured

std::vector<Stroke> run_pass(const cv::Mat& ink, const cv::Mat& smeared, const ScanPass& pass, Direction direction,
                             const GridScale& scale) {
    std::vector<Stroke> strokes;
    const std::vector<Run> runs = scan_runs(smeared, {pass.max_gap, pass.min_length, pass.min_fill});
    const cv::Mat thin = drop_thick(draw_runs(runs, ink.size()), scale.max_width_px + scale.step_px);
    const std::vector<Run> thin_runs = scan_runs(thin, {pass.max_gap, 2, 0});
    for (const std::vector<Run>& group : group_runs(thin_runs, scale.solid_gap_px)) {
        const std::vector<Stroke> pieces = trace_strokes(ink, group, pass, direction, scale);
        strokes.insert(strokes.end(), pieces.begin(), pieces.end());
    }
    return strokes;
}

}  // namespace

std::vector<Stroke> find_strokes(const cv::Mat& ink, Direction direction, const GridScale& scale) {
    const cv::Mat smeared = smear_down(ink, scale.step_px);
    const ScanPass solid{scale.solid_gap_px, scale.min_run_px, kMinSolidFill,
                         kMinSolidCoverage,  kMinSolidClear,   false};
    const ScanPass dashed{scale.dash_gap_px, scale.dash_run_px, kMinDashCoverage,
                          kMinDashCoverage,  kMinDashClear,     true};
    std::vector<Stroke> strokes = run_pass(ink, smeared, solid, direction, scale);
    const std::vector<Stroke> more = run_pass(ink, smeared, dashed, direction, scale);
    strokes.insert(strokes.end(), more.begin(), more.end());
    if (strokes.size() > kMaxStrokes) {
        std::nth_element(strokes.begin(), strokes.begin() + kMaxStrokes, strokes.end(),
                         [](const Stroke& a, const Stroke& b) { return a.length() > b.length(); });
        strokes.resize(kMaxStrokes);
    }
    return strokes;
}

}  // namespace shenbao
