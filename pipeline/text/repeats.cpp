#include "pipeline/text/repeats.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <opencv2/imgproc.hpp>

#include "pipeline/base/signs.hpp"
#include "pipeline/base/utf8.hpp"
#include "pipeline/text/unclear_parts.hpp"
#include "pipeline/text/vote.hpp"

namespace shenbao {

namespace {

// How strictly shapes are compared. A pixel of play hides edge noise, but at 32 px a glyph, where a stroke is 2-3
// px wide, all that makes an 8 of a 6, too: figures are compared at 48 px. Largest sums over spots: equal lines of
// one size 5, 98% and 96% (UMing, 24 px) 10. Shapes alone never decide: 年未 is 年末 to them.
struct Strictness {
    double glyph_px;
    int spot_ink_px;  // ink px in one spot that make two texts
};
constexpr Strictness kForText{32, 6};  // guess, tested on 10/16, 2018/2019
constexpr Strictness kForFigures{48, 9};
constexpr int kSpot_px = 5;  // side of the window a difference is summed over
constexpr int kShift_px = 1;
constexpr double kInkPlay =
    0.5;  // of the ink: a stroke of 2 px that spread has twice as much. Others need not be compared

cv::Mat shape_of(const LinePicture& line, const Strictness& strictness) {
    const double scale = strictness.glyph_px / line.glyph_px;
    const cv::Rect ink = cv::boundingRect(line.mask);
    if (ink.empty()) return {};
    cv::Mat soft;
    cv::resize(line.mask(ink), soft, {}, scale, scale, scale < 1 ? cv::INTER_AREA : cv::INTER_LINEAR);
    return soft > 127;
}

// Largest count of ink px of `a` inside one spot that are further than a pixel from all ink of `b`.
int worst_spot(const cv::Mat& a, const cv::Mat& near_b) {
    cv::Mat alone, spots;
    cv::compare(a, near_b, alone, cv::CMP_GT);  // both are 0 or 255
    if (cv::countNonZero(alone) == 0) return 0;
    cv::bitwise_and(alone, 1, alone);
    cv::boxFilter(alone, spots, CV_8U, {kSpot_px, kSpot_px}, {-1, -1}, false, cv::BORDER_CONSTANT);
    double most = 0;
    cv::minMaxLoc(spots, nullptr, &most);
    return static_cast<int>(most);
}

cv::Mat padded_to(const cv::Mat& shape, const cv::Size& size, int dx, int dy) {
    cv::Mat out = cv::Mat::zeros(size, CV_8UC1);
    shape.copyTo(out(cv::Rect(dx, dy, shape.cols, shape.rows)));
    return out;
}

bool shapes_equal(const cv::Mat& a, const cv::Mat& b, int spot_ink_px) {
    if (a.empty() || b.empty()) return false;
    if (std::abs(a.cols - b.cols) > 2 + a.cols / 100 || std::abs(a.rows - b.rows) > 2) return false;
    const int ink_a = cv::countNonZero(a), ink_b = cv::countNonZero(b);
    if (std::abs(ink_a - ink_b) > kInkPlay * std::max(ink_a, ink_b)) return false;
    const int margin = kShift_px + 2;
    const cv::Size size(std::max(a.cols, b.cols) + 2 * margin, std::max(a.rows, b.rows) + 2 * margin);
    const cv::Mat kernel = cv::getStructuringElement(cv::MORPH_RECT, {3, 3});
    const cv::Mat wide_a = padded_to(a, size, margin, margin), middle_b = padded_to(b, size, margin, margin);
    cv::Mat near_a, near_shifted;
    cv::dilate(wide_a, near_a, kernel);
    // Most pairs differ wherever b is shifted to: what is far from all ink even with the shift allowed for.
    cv::dilate(near_a, near_shifted, kernel, {-1, -1}, kShift_px);
    if (worst_spot(middle_b, near_shifted) >= spot_ink_px) return false;
    cv::dilate(middle_b, near_shifted, kernel, {-1, -1}, 1 + kShift_px);
    if (worst_spot(wide_a, near_shifted) >= spot_ink_px) return false;
    for (int dy = -kShift_px; dy <= kShift_px; ++dy)
        for (int dx = -kShift_px; dx <= kShift_px; ++dx) {
            const cv::Mat wide_b = padded_to(b, size, margin + dx, margin + dy);
            if (worst_spot(wide_b, near_a) >= spot_ink_px) continue;
            cv::Mat near_b;
            cv::dilate(wide_b, near_b, kernel);
            if (worst_spot(wide_a, near_b) < spot_ink_px) return true;
        }
    return false;
}

// Anything but words: figures, signs, circled numbers, letters. What is left of a streak is read as |.
bool has_figures(const std::string& text) {
    const std::u32string points = decode_utf8(text);
    return std::ranges::any_of(points,
                               [](char32_t c) { return !is_han(c) && !is_in(c, U"，。、：；（）“”《》|"); });
}

// What the glyphs cannot vouch for: ㎥ is not among their characters and looks like ㎡, and a bar that the scanner
// took from ≥ must be looked for in every picture.
bool may_repeat(const std::string& text) {
    const std::u32string points = decode_utf8(text);
    return !points.empty() && !has_barred_sign(text) &&
           std::ranges::none_of(points, [](char32_t c) { return is_in(c, U"㎡㎥²³"); });
}

// Whether the glyphs read the text, and are sure of every digit.
bool has_same_figures(const std::vector<Symbol>& glyphs, const std::string& text) {
    const bool sure = std::ranges::all_of(glyphs, [](const Symbol& glyph) {
        return !is_digit(decode_utf8(glyph.text).front()) || is_agreed(glyph);
    });
    return sure && vote_key(text_of(glyphs)) == vote_key(text);
}

// Whether the glyphs are sure of a digit, or of a Han character that the text does not have in its place.
bool has_other_word(const std::vector<Symbol>& glyphs, const std::string& text) {
    constexpr double kSure = 0.9;  // guess
    std::u32string han = decode_utf8(text);
    std::erase_if(han, [](char32_t c) { return !is_han(c); });
    std::size_t at = 0;
    for (const Symbol& glyph : glyphs) {
        const char32_t c = decode_utf8(glyph.text).front();
        if (is_digit(c) && is_agreed(glyph)) return true;
        if (!is_han(c)) continue;
        if (at >= han.size() || (c != han[at] && glyph.score >= kSure)) return true;
        ++at;
    }
    return at < han.size();
}

}  // namespace

const LineReading* LineMemory::recall(const LinePicture& line, const ReadGlyphs& read_glyphs) {
    if (Known* known = find_equal(texts_, shape_of(line, kForText), kForText.spot_ink_px))
        return has_other_word(read_glyphs(line), known->reading.text) ? nullptr : count(*known);
    Known* known = find_equal(figures_, shape_of(line, kForFigures), kForFigures.spot_ink_px);
    return known && has_same_figures(read_glyphs(line), known->reading.text) ? count(*known) : nullptr;
}

void LineMemory::remember(const LinePicture& line, const LineReading& reading) {
    if (!may_repeat(reading.text)) return;
    if (has_figures(reading.text))
        figures_.push_back({shape_of(line, kForFigures), reading, 1});
    else
        texts_.push_back({shape_of(line, kForText), reading, 1});
}

void LineMemory::forget() {
    texts_.clear();
    figures_.clear();
}

LineMemory::Known* LineMemory::find_equal(std::vector<Known>& among, const cv::Mat& shape, int spot_ink_px) {
    const auto found = std::ranges::find_if(
        among, [&](const Known& known) { return shapes_equal(shape, known.shape, spot_ink_px); });
    return found == among.end() ? nullptr : &*found;
}

const LineReading* LineMemory::count(Known& known) {
    known.reading.evidence.set(EvidenceKind::repeats, ++known.seen);
    return &known.reading;
}

}  // namespace shenbao
