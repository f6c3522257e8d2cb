// Coloured ink (seals, pens) told from black print, and taken away.
//
// In: an evenly lit colour page (bare paper at kPaperLevel in every channel). Out: grey with the coloured ink
// turned to paper while dark print under it stays dark, and the mask of the coloured ink.
#pragma once

#include <opencv2/core/mat.hpp>

namespace shenbao {

struct SeparatedInk {
    cv::Mat grey;         // 8-bit, paper at kPaperLevel
    cv::Mat colour_mask;  // 8-bit, coloured ink = 255; empty if there is none
};

[[nodiscard]] SeparatedInk separate_colour(const cv::Mat& even_bgr, double dpi);
// True where a 3-channel image shows no colours at all.
[[nodiscard]] bool is_colourless(const cv::Mat& bgr);

}  // namespace shenbao
