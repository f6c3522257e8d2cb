#include "pipeline/text/clean_ink.hpp"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "pipeline/base/ink_components.hpp"
#include "pipeline/text/cell_streaks.hpp"

namespace shenbao {

namespace {

// Shares of the glyph height. The dots of a colon in AR PL UMing are 0.07 by 0.07, the smallest print there is; a
// mark of that size far from all text is dirt, whatever it is.
constexpr double kSpeckSide = 0.045;     // guess, looked at on office and copy scans
constexpr double kLoneSpeckSide = 0.14;  // as above, for marks away from text
constexpr double kStrokeLength = 1.6;    // sides of a speck; the strokes of = in AR PL UMing have 2 to 3
constexpr double kTextReach = 1.2;       // how far from larger print a small mark may stand
constexpr double kRemnantDepth = 0.22;   // a rule's remnant reaches at most this far into the cell

bool touches_border(const cv::Rect& piece, const cv::Size& size) {
    return piece.x <= 0 || piece.y <= 0 || piece.br().x >= size.width || piece.br().y >= size.height;
}

// Remnants lie along a border: thin across it, or long beyond any stroke.
bool is_rule_remnant(const InkPart& piece, const cv::Size& size, double glyph_px) {
    if (!touches_border(piece.box, size)) return false;
    const double depth = std::max(1.5, kRemnantDepth * glyph_px);
    const bool at_side = piece.box.x <= 0 || piece.box.br().x >= size.width;
    const bool at_top_or_bottom = piece.box.y <= 0 || piece.box.br().y >= size.height;
    if (at_side && piece.box.width <= depth) return true;
    if (at_top_or_bottom && piece.box.height <= depth) return true;
    return false;
}

// A stroke of a lone = or — of a thin face has no more area than a speck, but is longer.
bool is_speck(const InkPart& piece, double side_px) {
    const double side = std::max(1.0, side_px);
    const int longer = std::max(piece.box.width, piece.box.height);
    return longer < side || (piece.area < side * side && longer < kStrokeLength * side);
}

template <class Drop>
cv::Mat without_pieces(const cv::Mat& mask, const Drop& drop) {
    const InkComponents ink = label_ink(mask);
    std::vector<uchar> keep(ink.parts.size(), 255);
    keep[0] = 0;
    for (std::size_t i = 1; i < keep.size(); ++i)
        if (drop(ink.parts[i])) keep[i] = 0;
    return paint_components(ink, keep);
}

// `mask` without its specks: tiny marks anywhere, small ones away from larger print.
cv::Mat without_specks(const cv::Mat& mask, double glyph_px) {
    const cv::Mat large =
        without_pieces(mask, [glyph_px](const InkPart& p) { return is_speck(p, kLoneSpeckSide * glyph_px); });
    const int reach = 2 * static_cast<int>(std::ceil(kTextReach * glyph_px)) + 1;
    cv::Mat near_text;
    cv::dilate(large, near_text, cv::getStructuringElement(cv::MORPH_RECT, {reach, reach}));
    return without_pieces(mask, [&](const InkPart& piece) {
        if (is_speck(piece, kSpeckSide * glyph_px)) return true;
        const cv::Point centre(piece.box.x + piece.box.width / 2, piece.box.y + piece.box.height / 2);
        return is_speck(piece, kLoneSpeckSide * glyph_px) && near_text.at<uchar>(centre) == 0;
    });
}

}  // namespace

CellInk clean_cell_ink(const cv::Mat& ink, const Box& cell, double rule_px, double glyph_px) {
    const int inset = static_cast<int>(std::ceil(rule_px / 2 + std::max(1.0, 0.03 * glyph_px)));
    const Box inner = intersect({cell.x0 + inset, cell.y0 + inset, cell.x1 - inset, cell.y1 - inset},
                                {0, 0, ink.cols, ink.rows});
    if (inner.empty()) return {inner, {}, {}};
    cv::Mat part = ink(cv::Rect(inner.x0, inner.y0, inner.width(), inner.height()));
    const cv::Mat streaks = find_cell_streaks(part, glyph_px);
    if (!streaks.empty()) part = part & ~streaks;
    const cv::Mat text =
        without_pieces(part, [&](const InkPart& piece) { return is_rule_remnant(piece, part.size(), glyph_px); });
    return {inner, without_specks(text, glyph_px), streaks};
}

cv::Mat drop_specks(const cv::Mat& mask, double glyph_px) {
    return without_specks(mask, glyph_px);
}

}  // namespace shenbao
