#include "pipeline/text/per_mille.hpp"

#include <algorithm>
#include <opencv2/imgproc.hpp>

#include "pipeline/base/signs.hpp"
#include "pipeline/base/utf8.hpp"

namespace shenbao {

namespace {

// Of the glyph height. Measured on seven faces at 18 to 44 px: rings of ‰ are 0.38 and more high and stand 0.06
// and less behind their %; full stops are at most 0.34 high and stand 0.08 and more behind it, noughts are 0.7
// high.
constexpr double kLeastRing = 0.36, kLargestRing = 0.6, kMostGap = 0.07, kMostRise = 0.12;

cv::Rect ink_of(const Symbol& symbol, const LinePicture& line) {
    const int x0 = std::clamp(symbol.x0, 0, line.mask.cols), x1 = std::clamp(symbol.x1, x0, line.mask.cols);
    return x0 == x1 ? cv::Rect() : cv::boundingRect(line.mask.colRange(x0, x1)) + cv::Point(x0, 0);
}

bool is_ring_of(const Symbol& percent, const Symbol& ring, const LinePicture& line) {
    if (percent.text != "%" || !is_in(decode_utf8(ring.text).front(), U"0oO○。°")) return false;
    const cv::Rect sign = ink_of(percent, line), ink = ink_of(ring, line);
    return ink.height >= kLeastRing * line.glyph_px && ink.height <= kLargestRing * line.glyph_px &&
           ink.x - sign.br().x <= kMostGap * line.glyph_px &&
           std::abs(ink.br().y - sign.br().y) <= kMostRise * line.glyph_px;
}

}  // namespace

std::vector<Symbol> join_per_mille(std::vector<Symbol> glyphs, const LinePicture& line) {
    std::vector<Symbol> joined;
    for (Symbol& glyph : glyphs) {
        if (joined.empty() || !is_ring_of(joined.back(), glyph, line)) {
            joined.push_back(std::move(glyph));
            continue;
        }
        joined.back().text = "‰";
        joined.back().x1 = glyph.x1;
        joined.back().other.reset();
    }
    return joined;
}

}  // namespace shenbao
