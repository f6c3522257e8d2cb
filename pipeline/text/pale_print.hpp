// Print too pale, or too broken, for the ink mask: a lone ≤ of a worn copy. In a cell in which nothing was found
// it is looked for in the grey, evened out so that grain goes and strokes stay.
#pragma once

#include <opencv2/core/mat.hpp>
#include <optional>

#include "pipeline/text/clean_ink.hpp"
#include "pipeline/text/line_picture.hpp"

namespace shenbao {

// The one line of pale print of a cell whose mask holds none; nullopt where nothing of a character's size stands
// out from the paper. page_grey: the upright page. What is read of it nobody else has seen: a person looks at it.
[[nodiscard]] std::optional<LinePicture> find_pale_line(const cv::Mat& page_grey, const CellInk& cell,
                                                        double glyph_px);

}  // namespace shenbao
