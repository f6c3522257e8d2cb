#include "pipeline/text/number_part.hpp"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <string_view>
#include <utility>

#include "pipeline/base/ink_components.hpp"
#include "pipeline/base/utf8.hpp"
#include "pipeline/text/ink_stretches.hpp"

namespace shenbao {

namespace {

constexpr std::size_t kLongest = 16;  // characters of a value with its unit (value_examples: 14)
constexpr std::size_t kLongestUnit = 3;
constexpr double kDashScore = 0.9;  // of a dash seen by its shape; guess, such lines go to a person anyway
constexpr double kPitch = 1.08;     // of Han characters, in ink heights
constexpr double kSlack = 0.35;     // glyph heights the blank column may stand away; boxes are not even

char32_t first_point(const Symbol& symbol) {
    const std::u32string points = decode_utf8(fold_text(symbol.text));
    return points.empty() ? U' ' : points.front();
}

bool is_han_symbol(const Symbol& symbol) {
    return is_han(first_point(symbol));
}

bool is_dash(const Symbol& symbol) {
    return std::u32string_view(U"-~—–一_").find(first_point(symbol)) != std::u32string_view::npos;
}

bool is_dot(const Symbol& symbol) {
    return std::u32string_view(U".,·").find(first_point(symbol)) != std::u32string_view::npos;
}

constexpr std::u32string_view kSpecks = U",.·:;'`\"‘’_|、。";  // folded or not: what readers make of specks
constexpr std::u32string_view kDashes = U"-~—–=";

bool is_speck(const Symbol& symbol) {
    return kSpecks.find(first_point(symbol)) != std::u32string_view::npos;
}

bool is_end_mark(const Symbol& symbol) {
    return is_speck(symbol) || kDashes.find(first_point(symbol)) != std::u32string_view::npos;
}

}  // namespace

std::optional<std::size_t> count_unit(const std::vector<Symbol>& reading) {
    if (reading.empty() || reading.size() > kLongest) return std::nullopt;
    const auto tail = std::find_if_not(reading.rbegin(), reading.rend(), is_han_symbol);
    const auto han = static_cast<std::size_t>(tail - reading.rbegin());
    if (han > kLongestUnit || han == reading.size()) return std::nullopt;
    const bool other_han = std::any_of(tail, reading.rend(), is_han_symbol);
    const bool has_digit =
        std::any_of(tail, reading.rend(), [](const Symbol& symbol) { return is_digit(first_point(symbol)); });
    return has_digit && !other_han ? std::optional(han) : std::nullopt;
}

std::optional<int> find_unit_start(const LinePicture& line, std::size_t han) {
    if (han == 0) return line.grey.cols;
    cv::Mat columns;
    cv::reduce(line.mask, columns, 0, cv::REDUCE_MAX);
    const int start =
        line.grey.cols - static_cast<int>(std::lround(static_cast<double>(han) * kPitch * line.glyph_px));
    const int slack = static_cast<int>(kSlack * line.glyph_px);
    for (int away = 0; away <= slack; ++away)
        for (const int x : {start - away, start + away})
            if (x > 0 && x < columns.cols && columns.at<uchar>(0, x) == 0) return x;
    return std::nullopt;
}

std::vector<Symbol> without_stray_ends(std::vector<Symbol> number) {
    while (!number.empty() && is_end_mark(number.back())) number.pop_back();
    number.erase(number.begin(), std::find_if_not(number.begin(), number.end(), is_speck));
    return number;
}

std::vector<Symbol> join_unit(std::vector<Symbol> number, const std::vector<Symbol>& reading, std::size_t han) {
    number = without_stray_ends(std::move(number));
    if (number.empty()) return {};
    number.insert(number.end(), reading.end() - static_cast<std::ptrdiff_t>(han), reading.end());
    return number;
}

namespace {

double median(std::vector<int> values) {
    std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2),
                     values.end());
    return values[values.size() / 2];
}

// Upper and lower edge of the digits: dirt may make the line higher than they are.
std::pair<double, double> find_digits(const InkComponents& ink, double glyph_px, int rows) {
    constexpr double kLeastDigit = 0.5;  // of the glyph height
    std::vector<int> tops, bottoms;
    for (std::size_t i = 1; i < ink.parts.size(); ++i) {
        const cv::Rect box = ink.parts[i].box;
        if (box.height < kLeastDigit * glyph_px) continue;
        tops.push_back(box.y);
        bottoms.push_back(box.br().y);
    }
    if (tops.empty()) return {0, rows};
    return {median(tops), median(bottoms)};
}

}  // namespace

std::vector<int> find_dashes(const LinePicture& number) {
    // Shares of the glyph height: hyphens are 0.25 to 0.4 long, dashes 1; strokes are 0.03 to 0.1 thick.
    constexpr double kShortest = 0.14, kLongest = 1.2, kThickest = 0.2;
    const InkComponents ink = label_ink(number.mask);
    const auto [top, bottom] = find_digits(ink, number.glyph_px, number.mask.rows);
    std::vector<int> dashes;
    for (std::size_t i = 1; i < ink.parts.size(); ++i) {
        const cv::Rect box = ink.parts[i].box;
        const double width = box.width / number.glyph_px, height = box.height / number.glyph_px;
        const double middle = (box.y + box.height / 2.0 - top) / (bottom - top);
        // At 150 dpi a hyphen is 4 by 3 px: what tells it from a full stop is where it stands.
        const bool flat = width > kShortest && width < kLongest && height < kThickest && width > 1.2 * height;
        if (!flat || middle < 0.35 || middle > 0.7) continue;
        cv::Mat columns;
        const cv::Rect strip(box.x, 0, box.width, number.mask.rows);
        const cv::Mat others = number.mask(strip) & ~mask_of(ink, static_cast<int>(i), strip);
        cv::reduce(others, columns, 0, cv::REDUCE_MAX);
        if (2 * cv::countNonZero(columns) <= box.width) dashes.push_back(box.x + box.width / 2);
    }
    return dashes;
}

bool shows_more(const LinePicture& number, const std::vector<Symbol>& reading) {
    std::size_t most = 0;
    for (const Symbol& symbol : reading) most += first_point(symbol) == U'%' ? 3 : is_han_symbol(symbol) ? 0 : 1;
    return find_stretches(number.mask).size() > most;
}

std::vector<Symbol> with_dashes(std::vector<Symbol> reading, const std::vector<int>& dashes, double glyph_px) {
    for (const int dash : dashes) {
        const bool seen = std::any_of(reading.begin(), reading.end(), [&](const Symbol& symbol) {
            return is_dash(symbol) && std::abs((symbol.x0 + symbol.x1) / 2 - dash) < 0.6 * glyph_px;
        });
        if (seen) continue;
        const auto dot = std::find_if(reading.begin(), reading.end(), [&](const Symbol& symbol) {
            return is_dot(symbol) && std::abs((symbol.x0 + symbol.x1) / 2 - dash) < 0.4 * glyph_px;
        });
        if (dot != reading.end()) {
            dot->text.assign(1, '-');
            continue;
        }
        const auto behind = std::find_if(reading.begin(), reading.end(), [dash](const Symbol& symbol) {
            return (symbol.x0 + symbol.x1) / 2 > dash;
        });
        if (behind == reading.end()) continue;  // a range has an upper end: this is dirt behind the number
        reading.insert(behind, Symbol{"-", kDashScore, dash, dash});
    }
    return reading;
}

}  // namespace shenbao
