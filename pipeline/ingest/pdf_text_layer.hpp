// The text layer of a digital PDF page, or none where it cannot be trusted.
#pragma once

#include <poppler-page.h>

#include <opencv2/core/mat.hpp>
#include <optional>

#include "pipeline/base/source_page.hpp"

namespace shenbao {

// image: the page as rendered at px_per_pt. Glyphs that leave no trace in the image (white, clipped, covered or
// invisible text) are left out. nullopt: no text, or garbage (fonts without a Unicode map).
[[nodiscard]] std::optional<TextLayer> read_text_layer(const poppler::page& page, const cv::Mat& image,
                                                       double px_per_pt);

}  // namespace shenbao
