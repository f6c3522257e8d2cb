#include "pipeline/text/check_box.hpp"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <optional>
#include <string_view>

#include "pipeline/base/signs.hpp"
#include "pipeline/base/utf8.hpp"
#include "pipeline/text/glyph_segments.hpp"

namespace shenbao {

namespace {

// What the glyph readers take a box for; a Han character of many strokes may hold a frame with a slanted stroke in
// it (13 of 161 232 prints in four faces, the smallest 16 px).
constexpr std::u32string_view kBoxed = U"囝回囚因囡困囟团园图圆四田国固囤囫圈目日曰口囗□";

// Guesses, tried on the box of DejaVu Sans from 11 px on.
constexpr double kLeastSide = 0.45, kLargestSide = 1.2;  // em
constexpr double kLeastShape = 0.8;                      // of the longer side
constexpr double kLongSide = 0.75;                       // of the longest row: a tick may lengthen that
constexpr double kWholeSide = 0.85;                      // of a side that is ink
constexpr double kPaleRow = 0.4;                         // less ink in a row is the edge of a side
constexpr double kBand = 0.07;                           // of the longest side: play of a side that is not level
constexpr double kInset = 0.14;  // of the frame, on every side: its strokes and their edges

// Columns of a band of rows that hold ink.
int ink_columns(const cv::Mat& ink, int y, int band) {
    cv::Mat columns;
    cv::reduce(ink.rowRange(y, std::min(ink.rows, y + band)), columns, 0, cv::REDUCE_MAX);
    return cv::countNonZero(columns);
}

struct Span {
    int from = 0, to = 0;  // exclusive
    [[nodiscard]] int length() const { return to - from; }
};

// From the first band of rows that holds a long stroke to the last.
Span find_sides(const cv::Mat& ink, int band) {
    std::vector<int> lengths;
    for (int y = 0; y + band <= ink.rows; ++y) lengths.push_back(ink_columns(ink, y, band));
    if (lengths.empty()) return {};
    const double longest = *std::max_element(lengths.begin(), lengths.end());
    const auto is_long = [&](int length) { return length >= kLongSide * longest; };
    const auto first = std::find_if(lengths.begin(), lengths.end(), is_long);
    const auto last = std::find_if(lengths.rbegin(), lengths.rend(), is_long);
    Span sides{static_cast<int>(first - lengths.begin()), static_cast<int>(lengths.rend() - last) - 1 + band};
    const auto is_pale = [&](int y) { return ink_columns(ink, y, 1) < kPaleRow * longest; };
    while (sides.length() > band && is_pale(sides.from)) ++sides.from;
    while (sides.length() > band && is_pale(sides.to - 1)) --sides.to;
    return sides;
}

// The square frame in the ink; nullopt if one of its sides is missing.
std::optional<cv::Rect> find_frame(const cv::Mat& ink, double em_px) {
    const int band = std::max(2, static_cast<int>(std::lround(kBand * std::max(ink.cols, ink.rows))));
    const cv::Mat turned = ink.t();
    const Span rows = find_sides(ink, band), columns = find_sides(turned, band);
    const auto [small, large] = std::minmax({rows.length(), columns.length()});
    if (small < kLeastSide * em_px || large > kLargestSide * em_px || small < kLeastShape * large)
        return std::nullopt;
    const cv::Rect frame(columns.from, rows.from, columns.length(), rows.length());
    const cv::Mat framed = ink(frame), framed_turned = framed.t();
    const auto is_whole = [&](const cv::Mat& picture, int y) {
        return ink_columns(picture, y, band) >= kWholeSide * picture.cols;
    };
    const bool whole = is_whole(framed, 0) && is_whole(framed, framed.rows - band) && is_whole(framed_turned, 0) &&
                       is_whole(framed_turned, framed_turned.rows - band);
    return whole ? std::optional(frame) : std::nullopt;
}

// The middle of the ink of each column that has some, from left to right; empty if one has ink in two places.
std::vector<double> trace_stroke(const cv::Mat& inside) {
    std::vector<double> middles;
    int forked = 0;
    for (int x = 0; x < inside.cols; ++x) {
        const cv::Mat column = inside.col(x);
        const int count = cv::countNonZero(column);
        if (count == 0) continue;
        const cv::Rect box = cv::boundingRect(column);
        middles.push_back(box.y + box.height / 2.0);
        if (box.height > count + 1) ++forked;
    }
    constexpr int kMostForked = 8;  // one in so many: rough edges
    return forked * kMostForked > static_cast<int>(middles.size()) ? std::vector<double>{} : middles;
}

// A tick falls to its vertex and rises from there, further to the right and higher than it came from.
bool is_tick(const cv::Mat& inside) {
    constexpr double kLeastWidth = 0.35, kLeastFall = 0.04, kLeastRise = 0.3, kMostError = 0.12;  // of the inside
    const std::vector<double> stroke = trace_stroke(inside);
    const auto size = static_cast<double>(inside.rows);
    if (static_cast<double>(stroke.size()) < kLeastWidth * inside.cols) return false;
    const auto vertex = std::max_element(stroke.begin(), stroke.end());
    const double fall = *vertex - stroke.front(), rise = *vertex - stroke.back();
    if (fall < kLeastFall * size || rise < kLeastRise * size || rise < fall) return false;
    const auto left = static_cast<double>(vertex - stroke.begin()),
               right = static_cast<double>(stroke.end() - vertex - 1);
    if (right <= left) return false;
    double squares = 0;
    for (auto at = stroke.begin(); at != stroke.end(); ++at) {
        const auto x = static_cast<double>(at - vertex);
        const double expected = *vertex + (x < 0 ? x / left * fall : -x / right * rise);
        squares += std::pow((*at - expected) / size, 2);
    }
    return std::sqrt(squares / static_cast<double>(stroke.size())) <= kMostError;
}

}  // namespace

bool is_ticked_box(const cv::Mat& ink, double em_px) {
    const auto frame = ink.empty() ? std::nullopt : find_frame(ink, em_px);
    if (!frame) return false;
    const int inset = std::max(1, static_cast<int>(std::lround(kInset * std::max(frame->width, frame->height))));
    const cv::Rect inside(frame->x + inset, frame->y + inset, frame->width - 2 * inset, frame->height - 2 * inset);
    return inside.width > inset && inside.height > inset && is_tick(ink(inside));
}

std::vector<Symbol> with_ticked_boxes(std::vector<Symbol> glyphs, const LinePicture& line) {
    constexpr double kScore = 0.99, kWeight = 1.7;  // no other reader can write it
    const double em_px = glyphs.empty() ? 0 : find_em_frame(line).height;
    for (Symbol& glyph : glyphs) {
        if (!is_in(decode_utf8(glyph.text).front(), kBoxed)) continue;
        const int x0 = std::clamp(glyph.x0, 0, line.mask.cols), x1 = std::clamp(glyph.x1, x0, line.mask.cols);
        const cv::Mat columns = line.mask.colRange(x0, x1);
        if (!is_ticked_box(columns.empty() ? columns : cv::Mat(columns(cv::boundingRect(columns))), em_px))
            continue;
        glyph = {"☑", kScore, glyph.x0, glyph.x1, kWeight, true};
        glyph.other = OtherVote{glyph.text, kWeight};
    }
    return glyphs;
}

}  // namespace shenbao
