#include "pipeline/page/light.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <vector>

namespace shenbao {
namespace {

constexpr int kPaperClosingPx = 19;         // thumb px, about 13 mm on A4: wider than any stroke or rule
constexpr int kPaperSmoothingPx = 15;       // thumb px
constexpr double kGrainToSmooth = 3;        // grey levels; guess
constexpr double kGrainForMedian = 7;       // guess
constexpr double kPrintPercentile = 0.004;  // share of the page that is surely print, if there is any
constexpr int kLightestPrint = 150;         // of kPaperLevel: print is never taken to be lighter (guess)
constexpr int kMinGreyShareInverse = 100;   // a bilevel page has fewer than 1 in 100 grey pixels

// Paper where there is none would pull the estimate down: surroundings take the level of the paper next to them.
cv::Mat fill_outside(const cv::Mat& level, const cv::Mat& mask) {
    cv::Mat weight, sum;
    mask.convertTo(weight, CV_32F, 1.0 / 255);
    std::vector<cv::Mat> channels;
    cv::split(level, channels);
    cv::Mat blurred_weight;
    const cv::Size window(61, 61);
    cv::blur(weight, blurred_weight, window, {-1, -1}, cv::BORDER_CONSTANT);
    blurred_weight += 1e-4F;
    for (cv::Mat& channel : channels) {
        cv::Mat values;
        channel.convertTo(values, CV_32F);
        cv::blur(values.mul(weight), sum, window, {-1, -1}, cv::BORDER_CONSTANT);
        sum += 1e-4F * cv::mean(values, mask)[0];
        cv::Mat filled = sum / blurred_weight;
        values.copyTo(filled, mask);
        filled.convertTo(channel, CV_8U);
    }
    cv::Mat result;
    cv::merge(channels, result);
    return result;
}

std::array<double, 256> cumulative_histogram(const cv::Mat& grey) {
    constexpr int kRowStep = 3;
    std::array<double, 256> counts{};
    for (int y = 0; y < grey.rows; y += kRowStep) {
        const uchar* row = grey.ptr(y);
        for (int x = 0; x < grey.cols; ++x) ++counts[row[x]];
    }
    for (std::size_t i = 1; i < counts.size(); ++i) counts[i] += counts[i - 1];
    for (double& count : counts) count /= std::max(1.0, counts.back());
    return counts;
}

// 3x3 dilation or erosion without the centre.
cv::Mat ring_kernel() {
    cv::Mat kernel(3, 3, CV_8U, cv::Scalar(1));
    kernel.at<uchar>(1, 1) = 0;
    return kernel;
}

// A pixel unlike all its eight neighbours takes the value of the nearest of them; lines have neighbours and stay.
cv::Mat clamp_to_neighbours(const cv::Mat& grey) {
    cv::Mat highest, lowest, clamped;
    cv::dilate(grey, highest, ring_kernel());
    cv::erode(grey, lowest, ring_kernel());
    cv::min(grey, highest, clamped);
    return cv::max(clamped, lowest);
}

}  // namespace

cv::Mat estimate_paper(const PaperRegion& region) {
    cv::Mat level = region.thumb.clone();
    if (!region.whole) level.setTo(cv::Scalar::all(0), ~region.mask);
    const cv::Mat kernel = cv::getStructuringElement(cv::MORPH_RECT, {kPaperClosingPx, kPaperClosingPx});
    cv::morphologyEx(level, level, cv::MORPH_CLOSE, kernel);
    if (!region.whole) level = fill_outside(level, region.mask);
    cv::medianBlur(level, level, 5);
    cv::blur(level, level, {kPaperSmoothingPx, kPaperSmoothingPx}, {-1, -1}, cv::BORDER_REPLICATE);
    return cv::max(level, 16);
}

cv::Mat divide_by_paper(const cv::Mat& image, const cv::Mat& paper) {
    cv::Mat level;
    cv::resize(paper, level, image.size(), 0, 0, cv::INTER_LINEAR);
    cv::divide(image, level, level, kPaperLevel);
    return level;
}

double measure_grain(const cv::Mat& even) {
    constexpr int kRowStep = 7, kPaperFrom = kPaperLevel * 3 / 4;
    std::array<int, 512> counts{};
    int total = 0;
    for (int y = 0; y < even.rows; y += kRowStep) {
        const uchar* row = even.ptr(y);
        for (int x = 2; x + 2 < even.cols; x += 3) {
            if (row[x] < kPaperFrom || row[x - 2] < kPaperFrom || row[x + 2] < kPaperFrom) continue;
            ++counts[static_cast<std::size_t>(std::abs(2 * row[x] - row[x - 2] - row[x + 2]))];
            ++total;
        }
    }
    if (total == 0) return 0;
    int seen = 0;
    std::size_t median = 0;
    while (2 * (seen += counts[median]) < total) ++median;
    constexpr double kMadToSigma = 1.4826, kFilterGain = 2.4495;  // sqrt(1 + 1 + 4)
    return static_cast<double>(median) * kMadToSigma / kFilterGain;
}

cv::Mat smooth_grain(const cv::Mat& even, double grain) {
    if (grain < kGrainToSmooth) return even;
    cv::Mat smooth = clamp_to_neighbours(even);
    const double sigma = grain < kGrainForMedian ? 0.5 : 0.7;  // px; guess
    cv::GaussianBlur(smooth, smooth, {3, 3}, sigma);
    return smooth;
}

cv::Mat stretch_contrast(const cv::Mat& even, double grain) {
    const auto share = cumulative_histogram(even);
    int black = 0;
    while (black < kLightestPrint && share[static_cast<std::size_t>(black)] < kPrintPercentile) ++black;
    const double white = std::max(black + 40.0, kPaperLevel - 4 - grain);
    cv::Mat table(1, 256, CV_8U);
    for (int i = 0; i < 256; ++i)
        table.at<uchar>(i) = cv::saturate_cast<uchar>((i - black) * 255.0 / (white - black));
    cv::Mat stretched;
    cv::LUT(even, table, stretched);
    return stretched;
}

bool is_bilevel(const cv::Mat& image) {
    if (image.channels() != 1) return false;
    const auto share = cumulative_histogram(image);
    return share[243] - share[12] < 1.0 / kMinGreyShareInverse && share[12] > 0 && share[243] < 1;
}

cv::Mat clean_bilevel(const cv::Mat& grey) {
    cv::Mat clean = clamp_to_neighbours(grey);
    cv::GaussianBlur(clean, clean, {3, 3}, 0.6);
    return clean;
}

}  // namespace shenbao
