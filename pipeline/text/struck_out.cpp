#include "pipeline/text/struck_out.hpp"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace shenbao {

namespace {

// Guesses. Of printed lines (16 texts, five faces, 20 to 44 px) any straight line crosses at most 0.91 of the
// columns; of 3567 lines on scans of five profiles five were taken for struck out, short words whose characters
// touch.
constexpr double kCrossed = 0.97;                  // of the columns
constexpr double kLeastWidth = 1.4;                // glyph heights: two characters
constexpr double kLeastHeight = 0.5;               // glyph heights: a dash is lower
constexpr double kHighest = 0.25, kLowest = 0.75;  // of the height: an underline is lower
// Glyph height; of smaller words a pixel up and down is as much as a stroke: 定性 of 7.5 pt was struck out.
constexpr double kDilatedFrom_px = 20;
constexpr double kSteepest = 0.2;  // rise over the whole line, of its width; at most its height

// Whether enough columns have ink on the straight line from y0 at the left edge to y1 at the right.
bool is_crossed(const cv::Mat& thick_ink, double y0, double y1) {
    const int may_miss = static_cast<int>(std::floor((1 - kCrossed) * thick_ink.cols));
    int missed = 0;
    for (int x = 0; x < thick_ink.cols && missed <= may_miss; ++x) {
        const double at = y0 + (y1 - y0) * x / std::max(1, thick_ink.cols - 1);
        if (thick_ink.at<uchar>(static_cast<int>(std::lround(at)), x) == 0) ++missed;
    }
    return missed <= may_miss;
}

}  // namespace

bool is_struck_out(const LinePicture& line, bool has_digit) {
    const cv::Rect box = line.mask.empty() ? cv::Rect() : cv::boundingRect(line.mask);
    if (box.width < kLeastWidth * line.glyph_px || box.height < kLeastHeight * line.glyph_px) return false;
    cv::Mat thick;
    if (has_digit || line.glyph_px >= kDilatedFrom_px)
        cv::dilate(line.mask(box), thick, cv::getStructuringElement(cv::MORPH_RECT, {1, 3}));
    else
        thick = line.mask(box);
    const int from = static_cast<int>(kHighest * box.height), to = static_cast<int>(kLowest * box.height);
    const int rise = static_cast<int>(std::min(kSteepest * box.width, static_cast<double>(to - from)));
    for (int y0 = from; y0 < to; ++y0)
        for (int y1 = std::max(from, y0 - rise); y1 < std::min(to, y0 + rise + 1); ++y1)
            if (is_crossed(thick, y0, y1)) return true;
    return false;
}

}  // namespace shenbao
