// A digital page without its watermark: print far larger than the text, lying across it.
#pragma once

#include <opencv2/core/mat.hpp>

#include "pipeline/base/source_page.hpp"

namespace shenbao {

struct LiftedPage {
    TextLayer layer;
    cv::Mat image;
};

// image: the rendering that the glyphs lie on, 8-bit, 1 or 3 channels. A letter is a watermark's if it is more
// than twice as high as most and printed over a smaller one or over a rule; so are all others of its size that are
// paler than the text. Only what is as pale as the watermark becomes paper, and never a rule; the image is a copy
// where anything does.
[[nodiscard]] LiftedPage lift_watermark(TextLayer layer, cv::Mat image);

}  // namespace shenbao
