#include "pipeline/grid/ink_samples.hpp"

#include <algorithm>
#include <cmath>

#include "pipeline/grid/ink_probe.hpp"

namespace shenbao {

Sample sample_at(const cv::Mat& ink, const cv::Mat& seal, const LatticeLine& line, int x, const GridScale& scale) {
    if (x < 0 || x >= ink.cols) return Sample::blank;
    const double centre = line.at(x + 0.5);
    const double band = line.width_px / 2 + std::max(1.0, kLineBandMm * scale.px_per_mm);
    const int y0 = std::max(0, static_cast<int>(std::floor(centre - band)));
    const int y1 = std::min(ink.rows - 1, static_cast<int>(std::floor(centre + band)));
    int nearest = -1;
    for (int y = y0; y <= y1; ++y) {
        if (!ink.ptr<uchar>(y)[x]) continue;
        if (nearest < 0 || std::abs(y + 0.5 - centre) < std::abs(nearest + 0.5 - centre)) nearest = y;
    }
    if (line.covers(x + 0.5)) return Sample::covered;
    if (nearest >= 0)
        return is_rule_like(ink, x, nearest, look_of(line.width_px, scale.flank_px, scale)) ? Sample::covered
                                                                                            : Sample::ink;
    const int y = std::clamp(static_cast<int>(centre), 0, ink.rows - 1);
    return !seal.empty() && seal.ptr<uchar>(y)[x] ? Sample::sealed : Sample::blank;
}

double share_of(const std::vector<Sample>& samples, std::size_t from, std::size_t to, Sample kind) {
    const auto first = samples.begin() + static_cast<std::ptrdiff_t>(from);
    const auto last = samples.begin() + static_cast<std::ptrdiff_t>(to);
    return to > from ? static_cast<double>(std::count(first, last, kind)) / static_cast<double>(to - from) : 0;
}

}  // namespace shenbao
