// One text line as the recognisers get it: dark on white, nothing of its neighbours.
#pragma once

#include <opencv2/core/mat.hpp>

#include "models/declaration/geometry.hpp"

namespace shenbao {

struct LinePicture {
    Box box;  // upright px, tight around the ink
    cv::Mat
        grey;  // 8-bit, size of `box`; ink that belongs to no glyph of this line is white, pale print is darker
    cv::Mat mask;  // 8-bit, ink = 255, size of `box`
    double glyph_px = 0;
};

// page_grey: the upright page. mask: ink of the cell (or block) whose top left is at `origin`; line: in px of
// mask.
[[nodiscard]] LinePicture cut_line(const cv::Mat& page_grey, const cv::Mat& mask, const Point& origin,
                                   const Box& line, double glyph_px);

// How a line is shown to a recogniser. Errors are not stable over treatments: what one garbles another reads.
struct Treatment {
    double glyph_height_px = 36;
    double blur_glyphs = 0;  // sigma of the blur as share of the glyph height
    double darkening = 1;    // exponent on the grey share: above 1, pale strokes come out darker
};

// Treated, with a white margin of kLineMargin glyph heights on each side.
[[nodiscard]] cv::Mat show_line(const LinePicture& line, const Treatment& treatment);
constexpr double kLineMargin = 0.25;

// The part of a line from `x` (px of the picture) on.
[[nodiscard]] LinePicture tail_of(const LinePicture& line, int x);

// The part of a line up to `x`.
[[nodiscard]] LinePicture head_of(const LinePicture& line, int x);

struct LineQuality {
    double contrast = 0;   // 0..1: (paper - ink) / 255, 95th and 5th percentile of grey
    double sharpness = 0;  // 0..1: 95th percentile of the step between neighbours, relative to paper - ink
};
[[nodiscard]] LineQuality measure_quality(const LinePicture& line);

}  // namespace shenbao
