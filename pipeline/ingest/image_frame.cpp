#include "pipeline/ingest/image_frame.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>
#include <utility>

#include "pipeline/ingest/read_context.hpp"

namespace shenbao {

namespace {

constexpr double kMinDpi = 50;    // coarsest fax line spacing is 98 dpi, thumbnails are below; guess, unmeasured
constexpr double kMaxDpi = 1300;  // flatbed scanners offer up to 1200 dpi of real use
constexpr double kLongestPageInch = 17.6;  // A3 is 16.54 in long, and some slack
constexpr double kMaxAspect = 4;           // fax is 204 x 98 dpi, a ratio of 2.1
constexpr double kEqualDpi = 0.01;         // ratio below which x and y count as equal
constexpr int kGreyTolerance = 3;          // levels; seals differ by 40 and more

bool in_scanner_range(std::optional<double> dpi) {
    return dpi && *dpi >= kMinDpi && *dpi <= kMaxDpi;
}

bool is_program_default(double dpi) {
    constexpr double kTolerance = 0.5;  // pHYs and BMP round to whole pixels per metre
    return std::abs(dpi - 72) < kTolerance || std::abs(dpi - 96) < kTolerance;
}

// A3, A4, A5 or US letter, upright or across.
bool is_paper_size(double width_inch, double height_inch) {
    constexpr double kSlack = 0.02;
    static constexpr std::array<std::array<double, 2>, 4> kPapers{
        {{11.69, 16.54}, {8.27, 11.69}, {5.83, 8.27}, {8.5, 11}}};
    const auto [shorter, longer] = std::minmax(width_inch, height_inch);
    return std::any_of(kPapers.begin(), kPapers.end(), [&, s = shorter, l = longer](const auto& paper) {
        return std::abs(s - paper[0]) < kSlack * paper[0] && std::abs(l - paper[1]) < kSlack * paper[1];
    });
}

}  // namespace

Orientation orientation_of_tag(int tag) {
    static constexpr std::array<Orientation, 9> kOrientations{{
        {1, 0, 0, 1},    // not a tag
        {1, 0, 0, 1},    // 1 row 0 top, column 0 left
        {-1, 0, 0, 1},   // 2 top, right
        {-1, 0, 0, -1},  // 3 bottom, right
        {1, 0, 0, -1},   // 4 bottom, left
        {0, 1, 1, 0},    // 5 left, top
        {0, 1, -1, 0},   // 6 right, top
        {0, -1, -1, 0},  // 7 right, bottom
        {0, -1, 1, 0},   // 8 left, bottom
    }};
    return kOrientations[tag >= 1 && tag <= 8 ? static_cast<std::size_t>(tag) : 0];
}

cv::Mat turn_image(const cv::Mat& image, const Orientation& o) {
    assert(std::abs(o.row_x) + std::abs(o.row_y) == 1 && o.row_x * o.col_x + o.row_y * o.col_y == 0);
    cv::Mat turned;
    const bool swapped = o.row_x == 0;
    if (swapped)
        cv::transpose(image, turned);
    else
        turned = image;
    const bool mirror_x = (swapped ? o.col_x : o.row_x) < 0;
    const bool mirror_y = (swapped ? o.row_y : o.col_y) < 0;
    if (!mirror_x && !mirror_y) return turned;
    cv::Mat flipped;
    cv::flip(turned, flipped, mirror_x && mirror_y ? -1 : (mirror_x ? 1 : 0));
    return flipped;
}

RasterImage turn_raster(const RasterImage& raster, const Orientation& orientation) {
    RasterImage turned{turn_image(raster.image, orientation), raster.x_dpi, raster.y_dpi};
    if (orientation.row_x == 0) std::swap(turned.x_dpi, turned.y_dpi);
    return turned;
}

RasterImage make_pixels_square(const RasterImage& raster, long long max_pixels) {
    if (!in_scanner_range(raster.x_dpi) || !in_scanner_range(raster.y_dpi)) {
        if (raster.x_dpi == raster.y_dpi) return raster;
        return {raster.image, std::nullopt, std::nullopt};
    }
    const double x = *raster.x_dpi, y = *raster.y_dpi;
    const double fine = std::max(x, y), coarse = std::min(x, y);
    if (fine / coarse < 1 + kEqualDpi) return raster;
    if (fine / coarse > kMaxAspect) return {raster.image, std::nullopt, std::nullopt};
    const auto area = static_cast<double>(raster.image.total()) * fine / coarse;
    const double longest = std::max(raster.image.cols * fine / x, raster.image.rows * fine / y);
    const bool fits = area <= static_cast<double>(max_pixels) && longest <= static_cast<double>(kMaxSidePx);
    const double dpi = fits ? fine : coarse;
    const cv::Size size(std::max(1, static_cast<int>(std::lround(raster.image.cols * dpi / x))),
                        std::max(1, static_cast<int>(std::lround(raster.image.rows * dpi / y))));
    RasterImage square{cv::Mat(), dpi, dpi};
    cv::resize(raster.image, square.image, size, 0, 0, dpi == fine ? cv::INTER_LINEAR : cv::INTER_AREA);
    return square;
}

std::optional<double> plausible_dpi(std::optional<double> dpi, const cv::Mat& image) {
    if (!in_scanner_range(dpi)) return std::nullopt;
    if (std::max(image.cols, image.rows) / *dpi > kLongestPageInch) return std::nullopt;
    if (is_program_default(*dpi) && !is_paper_size(image.cols / *dpi, image.rows / *dpi)) return std::nullopt;
    return dpi;
}

cv::Mat drop_empty_colour(const cv::Mat& image) {
    if (image.channels() != 3) return image;
    for (int row = 0; row < image.rows; ++row) {
        const auto* pixel = image.ptr<cv::Vec3b>(row);
        for (int col = 0; col < image.cols; ++col) {
            const auto [low, high] = std::minmax({pixel[col][0], pixel[col][1], pixel[col][2]});
            if (high - low > kGreyTolerance) return image;
        }
    }
    cv::Mat grey;
    cv::extractChannel(image, grey, 1);
    return grey;
}

cv::Mat blend_over_white(const cv::Mat& bgra) {
    cv::Mat bgr(bgra.size(), CV_8UC3);
    for (int row = 0; row < bgra.rows; ++row) {
        const auto* from = bgra.ptr<cv::Vec4b>(row);
        auto* to = bgr.ptr<cv::Vec3b>(row);
        for (int col = 0; col < bgra.cols; ++col)
            for (int c = 0; c < 3; ++c)
                to[col][c] = static_cast<std::uint8_t>(255 - (255 - from[col][c]) * from[col][3] / 255);
    }
    return bgr;
}

}  // namespace shenbao
