#include "pipeline/text/glyph_picture.hpp"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <vector>

namespace shenbao {

namespace {

constexpr double kPalestInk = 25;  // grey levels below paper that are stretched to full ink

// 255 - grey, stretched so that the darkest twentieth of the ink's box is full.
cv::Mat stretch_ink(const cv::Mat& grey) {
    std::vector<uchar> levels(grey.begin<uchar>(), grey.end<uchar>());
    const auto dark = levels.begin() + static_cast<long>(levels.size() / 20);
    std::nth_element(levels.begin(), dark, levels.end());
    cv::Mat ink;
    const double scale = 255 / std::max(kPalestInk, 255.0 - *dark);
    grey.convertTo(ink, CV_8U, -scale, 255 * scale);
    return ink;
}

}  // namespace

cv::Mat picture_glyph(const cv::Mat& grey, const Box& ink) {
    const double scale = static_cast<double>(kGlyphPictureInk) / std::max(ink.width(), ink.height());
    const auto scaled = [scale](int length) { return std::max(1, static_cast<int>(std::lround(length * scale))); };
    const cv::Mat stretched = stretch_ink(grey(cv::Rect(ink.x0, ink.y0, ink.width(), ink.height())));
    const cv::Size size(scaled(ink.width()), scaled(ink.height()));
    cv::Mat fitted, picture = cv::Mat::zeros(kGlyphPictureSide, kGlyphPictureSide, CV_8U);
    cv::resize(stretched, fitted, size, 0, 0, scale < 1 ? cv::INTER_AREA : cv::INTER_LINEAR);
    const cv::Point at((kGlyphPictureSide - size.width) / 2, (kGlyphPictureSide - size.height) / 2);
    fitted.copyTo(picture(cv::Rect(at, size)));
    return picture;
}

}  // namespace shenbao
