// Ticked check boxes (☑), by their shape: no Han face has them, so neither the glyph readers nor Tesseract know
// them (they read 囝, 回, 加), and every program prints its own.
#pragma once

#include <vector>

#include "pipeline/text/line_picture.hpp"
#include "pipeline/text/recogniser.hpp"

namespace shenbao {

// Whether the ink is a square frame with a tick in it. The tick may leave the frame.
// ink: 8-bit mask, ink = 255, of one character. em_px: side of the line's em squares.
[[nodiscard]] bool is_ticked_box(const cv::Mat& ink, double em_px);

// The glyphs of a line with those that are ticked boxes read as ☑.
[[nodiscard]] std::vector<Symbol> with_ticked_boxes(std::vector<Symbol> glyphs, const LinePicture& line);

}  // namespace shenbao
