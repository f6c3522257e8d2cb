#include "pipeline/text/touching_digits.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <span>

#include "pipeline/base/signs.hpp"
#include "pipeline/base/utf8.hpp"
#include "pipeline/text/ink_stretches.hpp"

namespace shenbao {

namespace {

// Of digits that touch, cut apart: the furthest, and their mean against that of what they were read as together.
// Of numbers in FandolSong 9 pt and FandolFang 10.5 pt at 200 dpi: what they were read as lay at 3.1 to 5.4, their
// digits at 0.3 to 3.1. The share is a guess; with_digits says what comes of both.
constexpr double kReadableDigit = 3.1, kFarBetter = 0.65;

// Whether the middle of the glyph stands there: neighbours may overlap by a pixel.
bool stands_in(const Glyph& glyph, const Columns& where) {
    const int middle = (glyph.ink.x0 + glyph.ink.x1) / 2;
    return middle >= where.first && middle < where.second;
}

// Per width, so that a mark of a pixel does not tell.
double mean_distance(std::span<const Glyph> glyphs) {
    double sum = 0, width = 0;
    for (const Glyph& glyph : glyphs) {
        sum += glyph.guesses.front().distance * glyph.ink.width();
        width += glyph.ink.width();
    }
    return width > 0 ? sum / width : 0;
}

// Whether the pieces are digits and signs of numbers, and well read, or far better than what they were read as
// together. A torn Han character would fall into radicals.
bool are_digits(std::span<const Glyph> pieces, double distance_of_whole, const EmFrame& em,
                const GlyphModel& model) {
    constexpr double kHighestDot = 0.3;  // em
    const bool has_digit = std::ranges::any_of(
        pieces, [&](const Glyph& piece) { return is_digit(model.characters[piece.guesses.front().character]); });
    if (!has_digit) return false;
    const bool far_better = mean_distance(pieces) <= kFarBetter * distance_of_whole;
    return std::ranges::all_of(pieces, [&](const Glyph& piece) {
        const char32_t c = model.characters[piece.guesses.front().character];
        const double distance = piece.guesses.front().distance;
        if (c == U'.') return piece.ink.height() < kHighestDot * em.height;  // too small to be near to anything
        return (is_digit(c) || is_in(c, U"<>≤≥%")) &&
               (distance <= kFairDistance || (far_better && distance <= kReadableDigit));
    });
}

// Whether the pieces begin and end where the whole does: none of it went to a neighbour.
bool covers(std::span<const Glyph> pieces, const Columns& whole, const EmFrame& em) {
    constexpr double kSlack = 0.12;  // em
    return !pieces.empty() && std::abs(pieces.front().ink.x0 - whole.first) <= kSlack * em.height &&
           std::abs(pieces.back().ink.x1 - whole.second) <= kSlack * em.height;
}

}  // namespace

bool is_strange(const Glyph& glyph) {
    return glyph.guesses.front().distance > kFairDistance;
}

std::vector<Glyph> with_digits(const std::vector<Glyph>& whole, const std::vector<Glyph>& cut, const EmFrame& em,
                               const GlyphModel& model) {
    constexpr double kLowest = 0.5;  // em; what is lower is a mark of its own
    std::vector<Glyph> glyphs;
    for (std::size_t first = 0, end = 0; first < whole.size(); first = end) {
        const auto is_torn = [&](std::size_t i) {
            if (i >= whole.size() || !is_strange(whole[i]) || whole[i].ink.height() < kLowest * em.height)
                return false;
            const Guess& guess = whole[i].guesses.front();  // a 2 with the dot before it is further from any
            return !is_digit(model.characters[guess.character]) || guess.distance > kReadableDigit;
        };
        const bool strange = is_torn(first);
        for (end = first + 1; strange && is_torn(end);) ++end;
        const std::span<const Glyph> group = std::span(whole).subspan(first, end - first);
        const Columns where{group.front().ink.x0, group.back().ink.x1};
        std::vector<Glyph> pieces;
        std::ranges::copy_if(cut, std::back_inserter(pieces),
                             [&](const Glyph& piece) { return stands_in(piece, where); });
        const bool digits =
            strange && covers(pieces, where, em) && are_digits(pieces, mean_distance(group), em, model);
        const std::span<const Glyph> chosen = digits ? std::span<const Glyph>(pieces) : group;
        glyphs.insert(glyphs.end(), chosen.begin(), chosen.end());
    }
    return glyphs;
}

}  // namespace shenbao
