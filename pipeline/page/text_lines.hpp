// Pieces of text lines, as far as telling the text's direction needs them.
//
// In: a straight ink mask. Out: glyph-sized blobs and horizontal runs of them, in px of the mask.
#pragma once

#include <opencv2/core/mat.hpp>
#include <optional>
#include <vector>

namespace shenbao {

struct GlyphMask {
    cv::Mat mask;                 // 8-bit, glyph-sized components only: no rules, frames, specks
    cv::Mat large;                // what is too large for glyphs: rules, frames, pictures
    std::vector<cv::Rect> boxes;  // glyphs, pieces of one glyph joined where they nearly touch
    double glyph_px = 0;          // size of a full character; 0 where there are too few to tell
};

[[nodiscard]] GlyphMask find_glyphs(const cv::Mat& ink, double dpi);

// Share of the glyphs whose nearest neighbour lies beside rather than below them, 0..1: near 1 on lines of
// horizontal text, near 0 on sideways text. nullopt with too few glyphs that have neighbours.
[[nodiscard]] std::optional<double> share_of_level_neighbours(const GlyphMask& glyphs);

// Lines of several characters, the best for judging their reading first: full, of one height, spread over the
// page.
[[nodiscard]] std::vector<cv::Rect> pick_text_lines(const GlyphMask& glyphs, std::size_t at_most);

}  // namespace shenbao
