// One page as it came: pixels at their native resolution and, for exported PDFs, its text.
#pragma once

#include <opencv2/core/mat.hpp>
#include <optional>
#include <string>
#include <vector>

#include "models/declaration/geometry.hpp"

namespace shenbao {

// A character (or an unsplittable cluster) of a PDF's text layer.
struct TextGlyph {
    std::string text;    // UTF-8
    Point top_left;      // source px
    Point bottom_right;  // source px
};

struct TextLayer {
    std::vector<TextGlyph> glyphs;  // in the file's order, which is not reading order
};

struct SourcePage {
    std::string file;                     // as the user named it
    int number = 1;                       // 1-based
    cv::Mat image;                        // 8-bit, 1 channel, or 3 channels BGR
    std::optional<double> dpi;            // from the file or from the placement of the image; nullopt if unknown
    std::optional<TextLayer> text_layer;  // visible text only
    // From px of `image` to px of the image as stored, turned as its file says: faxes of 204 x 98 dpi are
    // stretched.
    Affine to_stored{};
    std::optional<Affine> to_user_space;  // of a PDF page: from px of the image as stored to its user space, y up
};

}  // namespace shenbao
