#include "pipeline/text/unread_ink.hpp"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "pipeline/base/ink_components.hpp"

namespace shenbao {

namespace {

// In glyph heights. 率 of a pale copy fell into pieces of up to 0.35. Guesses, unmeasured.
constexpr double kPieceGap = 0.2;       // pieces of one character are closer
constexpr double kSmallestGlyph = 0.5;  // both ways
constexpr double kLeastInk = 0.05;      // glyph heights squared; a clean character has 0.2 to 0.4

}  // namespace

bool has_unread_ink(const CellInk& cell, const std::vector<LinePicture>& lines, double glyph_px) {
    cv::Mat left = cell.mask.clone();
    const cv::Rect whole({0, 0}, left.size());
    for (const LinePicture& line : lines) {
        const cv::Rect box(line.box.x0 - cell.box.x0, line.box.y0 - cell.box.y0, line.box.width(),
                           line.box.height());
        left(box & whole).setTo(0);
    }
    if (cv::countNonZero(left) < kLeastInk * glyph_px * glyph_px) return false;
    const int gap = std::max(1, static_cast<int>(std::lround(kPieceGap * glyph_px)));
    cv::Mat joined;
    cv::morphologyEx(left, joined, cv::MORPH_CLOSE, cv::getStructuringElement(cv::MORPH_RECT, {gap, gap}),
                     {-1, -1}, 1, cv::BORDER_CONSTANT, cv::Scalar(0));
    const std::vector<InkPart> parts = label_ink(joined).parts;
    return std::any_of(parts.begin() + 1, parts.end(), [&](const InkPart& part) {
        return std::min(part.box.width, part.box.height) >= kSmallestGlyph * glyph_px &&
               cv::countNonZero(left(part.box)) >= kLeastInk * glyph_px * glyph_px;
    });
}

}  // namespace shenbao
