// Even light: the brightness of the bare paper over the page, and the page divided by it.
//
// Levels: an evenly lit picture has its bare paper at kPaperLevel, which leaves room for grain above it;
// stretch_contrast then brings paper to 255 and print near 0.
#pragma once

#include <opencv2/core/mat.hpp>

#include "pipeline/page/paper_region.hpp"

namespace shenbao {

inline constexpr int kPaperLevel = 230;

// Brightness of the bare paper per channel, thumbnail size. Large dark areas (photos, filled cells wider than
// 12 mm) count as paper.
[[nodiscard]] cv::Mat estimate_paper(const PaperRegion& region);
// image / paper * kPaperLevel; same channels as image.
[[nodiscard]] cv::Mat divide_by_paper(const cv::Mat& image, const cv::Mat& paper);
// Standard deviation of the grain of bare paper, grey levels of `even` (1 channel); print does not count.
[[nodiscard]] double measure_grain(const cv::Mat& even);
// Lessens grain of this strength; hairlines stay. Untouched below 3 levels.
[[nodiscard]] cv::Mat smooth_grain(const cv::Mat& even, double grain);
// Paper to 255, the page's own print to about 0. Faint pages are strengthened, blank ones are not.
[[nodiscard]] cv::Mat stretch_contrast(const cv::Mat& even, double grain);
// True for fax and black-and-white scans: no greys to speak of.
[[nodiscard]] bool is_bilevel(const cv::Mat& image);
// A fax: single wrong pixels taken away, edges softened for the recogniser.
[[nodiscard]] cv::Mat clean_bilevel(const cv::Mat& grey);

}  // namespace shenbao
