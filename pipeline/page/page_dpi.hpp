// The resolution of a page: as its file says where that is plausible, else from its size or its glyphs.
#pragma once

#include <opencv2/core/types.hpp>
#include <optional>

namespace shenbao {

// size_px: of the paper in the picture. nullopt: neither a plausible word of the file nor an A4 shape.
[[nodiscard]] std::optional<double> find_dpi(cv::Size2d size_px, std::optional<double> said_dpi);
// From the size of full characters; A4 pages of these forms are set in 9 to 12 pt.
[[nodiscard]] double dpi_of_glyphs(double glyph_px);

}  // namespace shenbao
