#include "pipeline/text/repeats.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <opencv2/imgproc.hpp>

#include "pipeline/base/utf8.hpp"

namespace shenbao {

namespace {

// Scale at which shapes are compared: at 32 px a stroke is 2-3 px wide, so one pixel of play hides edge noise but
// not a stroke.
constexpr double kShapeHeight_px = 32;
constexpr int kSpot_px = 5;     // side of the window a difference is summed over
constexpr int kSpotInk_px = 6;  // ink px in one spot that make two texts; guess, tested on 10/16, 2018/2019
constexpr int kShift_px = 1;

cv::Mat shape_of(const LinePicture& line) {
    const double scale = kShapeHeight_px / line.glyph_px;
    const cv::Rect ink = cv::boundingRect(line.mask);
    if (ink.empty()) return {};
    cv::Mat soft;
    cv::resize(line.mask(ink), soft, {}, scale, scale, scale < 1 ? cv::INTER_AREA : cv::INTER_LINEAR);
    return soft > 127;
}

// Largest count of ink px of `a` inside one spot that are further than a pixel from all ink of `b`.
int worst_spot(const cv::Mat& a, const cv::Mat& near_b) {
    cv::Mat alone, spots;
    cv::bitwise_and(a, ~near_b, alone);
    cv::boxFilter(alone / 255, spots, CV_32S, {kSpot_px, kSpot_px}, {-1, -1}, false, cv::BORDER_CONSTANT);
    double most = 0;
    cv::minMaxLoc(spots, nullptr, &most);
    return static_cast<int>(most);
}

cv::Mat padded_to(const cv::Mat& shape, const cv::Size& size, int dx, int dy) {
    cv::Mat out = cv::Mat::zeros(size, CV_8UC1);
    shape.copyTo(out(cv::Rect(dx, dy, shape.cols, shape.rows)));
    return out;
}

bool shapes_equal(const cv::Mat& a, const cv::Mat& b) {
    if (a.empty() || b.empty()) return false;
    if (std::abs(a.cols - b.cols) > 2 + a.cols / 100 || std::abs(a.rows - b.rows) > 2) return false;
    const int margin = kShift_px + 2;
    const cv::Size size(std::max(a.cols, b.cols) + 2 * margin, std::max(a.rows, b.rows) + 2 * margin);
    const cv::Mat kernel = cv::getStructuringElement(cv::MORPH_RECT, {3, 3});
    const cv::Mat wide_a = padded_to(a, size, margin, margin);
    cv::Mat near_a;
    cv::dilate(wide_a, near_a, kernel);
    for (int dy = -kShift_px; dy <= kShift_px; ++dy)
        for (int dx = -kShift_px; dx <= kShift_px; ++dx) {
            const cv::Mat wide_b = padded_to(b, size, margin + dx, margin + dy);
            if (worst_spot(wide_b, near_a) >= kSpotInk_px) continue;
            cv::Mat near_b;
            cv::dilate(wide_b, near_b, kernel);
            if (worst_spot(wide_a, near_b) < kSpotInk_px) return true;
        }
    return false;
}

}  // namespace

const LineReading* LineMemory::recall(const LinePicture& line) {
    const cv::Mat shape = shape_of(line);
    for (Known& known : known_) {
        if (!shapes_equal(shape, known.shape)) continue;
        ++known.seen;
        known.reading.evidence.set(EvidenceKind::repeats, known.seen);
        return &known.reading;
    }
    return nullptr;
}

// On a worn scan 8 and 6, or 62 and 82, differ by less than the play that equal texts need: digits are always
// read.
static bool may_repeat(const std::string& text) {
    const std::u32string points = decode_utf8(text);
    return !points.empty() && std::none_of(points.begin(), points.end(), is_digit);
}

void LineMemory::remember(const LinePicture& line, const LineReading& reading) {
    if (!may_repeat(reading.text)) return;
    known_.push_back({shape_of(line), reading, 1});
}

void LineMemory::forget() {
    known_.clear();
}

bool look_equal(const LinePicture& a, const LinePicture& b) {
    return shapes_equal(shape_of(a), shape_of(b));
}

}  // namespace shenbao
