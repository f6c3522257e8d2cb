#include "pipeline/text/glyph_pitch.hpp"

#include <algorithm>
#include <cmath>
#include <opencv2/core.hpp>
#include <optional>
#include <string_view>

#include "pipeline/base/utf8.hpp"

namespace shenbao {

namespace {

// Between the middles of two characters, in pitches of the line. With a mark between them 2603 of 2604 pairs on 28
// scans are 1.24 apart or more (half-width commas), with a speck six at most 1.1. The other is a guess: ink off
// the middle of its em square (卜, 厂) makes 0.85.
constexpr double kLeastPitch = 0.8, kRoomForMark = 1.15;
constexpr std::size_t kEnoughPairs = 4;  // to know the pitch by
constexpr std::size_t kFewPairs = 2;     // then the closest: a mark of a short name stays rather than goes

// Guesses, unmeasured. In glyph heights: a 1, the narrowest digit, takes more with the white on both its sides.
constexpr double kNarrowestGap = 0.25;
constexpr double kSureGlyph = 0.9;
constexpr double kBlankLevel = 225;  // grey; as the page room's lightest ink

constexpr std::u32string_view kMarks = U",.;:，。、；：·-—_'`~^*‘’“”\"";

char32_t point_of(const Symbol& symbol) {
    return decode_utf8(symbol.text).front();
}

double middle(const Symbol& symbol) {
    return (symbol.x0 + symbol.x1) / 2.0;
}

bool is_mark(const Symbol& symbol) {
    return kMarks.find(point_of(symbol)) != std::u32string_view::npos;
}

// Is the picture paper from a column on? The picture ends close behind the last ink of the mask; a mark paler than
// that is seen by other readers.
bool is_blank(const cv::Mat& grey, int from) {
    double darkest = 255;
    if (from < grey.cols) cv::minMaxLoc(grey.colRange(std::max(0, from), grey.cols), &darkest);
    return darkest >= kBlankLevel;
}

bool is_pair(const std::vector<Symbol>& symbols, std::size_t i) {
    return is_han(point_of(symbols[i - 1])) && is_han(point_of(symbols[i]));
}

// Usual distance of the middles of neighbours; nullopt where the line is too short to tell.
std::optional<double> find_pitch(const std::vector<Symbol>& glyphs) {
    std::vector<double> distances;
    for (std::size_t i = 1; i < glyphs.size(); ++i)
        if (is_pair(glyphs, i)) distances.push_back(middle(glyphs[i]) - middle(glyphs[i - 1]));
    if (distances.size() < kFewPairs) return std::nullopt;
    if (distances.size() < kEnoughPairs) return *std::min_element(distances.begin(), distances.end());
    std::nth_element(distances.begin(), distances.begin() + static_cast<std::ptrdiff_t>(distances.size() / 2),
                     distances.end());
    return distances[distances.size() / 2];
}

bool has_room(const Symbol& left, const Symbol& right, double pitch) {
    return middle(right) - middle(left) >= kRoomForMark * pitch;
}

// Whether a mark stands at `i` with a Han character on either side.
bool is_mark_in_words(const std::vector<Symbol>& symbols, std::size_t i) {
    return i > 0 && i + 1 < symbols.size() && is_mark(symbols[i]) && is_han(point_of(symbols[i - 1])) &&
           is_han(point_of(symbols[i + 1]));
}

// The same two characters, next to each other among the glyphs, near x and without room for a mark.
bool are_adjacent(const std::vector<Symbol>& glyphs, const Symbol& left, const Symbol& right, double x,
                  double pitch) {
    for (std::size_t i = 1; i < glyphs.size(); ++i) {
        const Symbol &a = glyphs[i - 1], &b = glyphs[i];
        if (a.text == left.text && b.text == right.text && !has_room(a, b, pitch) &&
            std::abs((middle(a) + middle(b)) / 2 - x) < pitch)
            return true;
    }
    return false;
}

}  // namespace

std::vector<bool> find_crowded(const std::vector<Symbol>& glyphs) {
    std::vector<bool> crowded(glyphs.size(), false);
    const auto pitch = find_pitch(glyphs);
    for (std::size_t i = 1; pitch && i < glyphs.size(); ++i)
        if (is_pair(glyphs, i) && middle(glyphs[i]) - middle(glyphs[i - 1]) < kLeastPitch * *pitch)
            crowded[i - 1] = crowded[i] = true;
    return crowded;
}

std::vector<Symbol> settle_marks(std::vector<Symbol> glyphs) {
    const auto pitch = find_pitch(glyphs);
    for (std::size_t i = glyphs.size(); pitch && i-- > 0;) {
        if (!is_mark_in_words(glyphs, i)) continue;
        if (has_room(glyphs[i - 1], glyphs[i + 1], *pitch))
            glyphs[i].printed = true;
        else
            glyphs.erase(glyphs.begin() + static_cast<std::ptrdiff_t>(i));
    }
    return glyphs;
}

std::vector<Symbol> mark_adjoining(std::vector<Symbol> glyphs, const cv::Mat& grey, double glyph_px) {
    const auto is_sure = [](const Symbol& glyph) {
        return glyph.score >= kSureGlyph && glyph.typical && !(glyph.other && glyph.other->text != glyph.text);
    };
    const auto is_narrow_mark = [&](const Symbol& glyph) {
        return is_mark(glyph) && glyph.x1 - glyph.x0 < kNarrowestGap * glyph_px;
    };
    for (std::size_t i = 1; i < glyphs.size(); ++i)
        glyphs[i - 1].adjoins = is_sure(glyphs[i - 1]) && (is_sure(glyphs[i]) || is_narrow_mark(glyphs[i])) &&
                                glyphs[i].x0 - glyphs[i - 1].x1 < kNarrowestGap * glyph_px;
    if (!glyphs.empty()) glyphs.back().adjoins = is_sure(glyphs.back()) && is_blank(grey, glyphs.back().x1 + 1);
    return glyphs;
}

std::vector<Symbol> without_roomless_marks(std::vector<Symbol> reading, const std::vector<Symbol>& glyphs) {
    const auto pitch = find_pitch(glyphs);
    for (std::size_t i = reading.size(); pitch && i-- > 0;)
        if (is_mark_in_words(reading, i) &&
            are_adjacent(glyphs, reading[i - 1], reading[i + 1], middle(reading[i]), *pitch))
            reading.erase(reading.begin() + static_cast<std::ptrdiff_t>(i));
    return reading;
}

}  // namespace shenbao
