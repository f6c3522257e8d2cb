#include "pipeline/text/mark_place.hpp"

#include "pipeline/base/signs.hpp"
#include "pipeline/base/utf8.hpp"

namespace shenbao {

namespace {

// Of the em; guesses. Full stops are 0.2 to 0.4 high, circles and noughts 0.6 and more. Middles: quotes 0.2, the
// low marks of most faces 0.8 to 0.9, those of Traditional print 0.5, dashes and middle dots 0.5.
constexpr double kLargestStop = 0.5, kLowestQuote = 0.5, kHighestStop = 0.4, kLowestDash = 0.7;
constexpr double kWidestDot = 0.35;
// Heights of letters that differ from their capitals in size alone: x-heights 0.40 to 0.53, capitals 0.62 to 0.75.
constexpr double kLowestCapital = 0.5, kHighestSmall = 0.66;

}  // namespace

bool fits_place(char32_t character, char32_t before, const Box& ink, const EmFrame& em) {
    const double middle = ((ink.y0 + ink.y1) / 2.0 - em.top) / em.height;
    const bool small = ink.height() < kLargestStop * em.height && ink.width() < kLargestStop * em.height;
    const bool in_number = is_digit(before) || before == U'.';
    if (is_in(character, U"○〇oO") || (character == U'0' && !in_number)) return !small || middle < kHighestStop;
    if (is_in(character, U"‘’“”'\"`^~")) return middle < kLowestQuote;
    if (is_in(character, U"，,。.、；;")) return middle > kHighestStop;
    if (is_in(character, U"-·—一")) return middle < kLowestDash || ink.width() >= kWidestDot * em.height;
    if (is_in(character, U"CSVWXZ")) return ink.height() >= kLowestCapital * em.height;
    if (is_in(character, U"csvwxz")) return ink.height() <= kHighestSmall * em.height;
    return true;
}

}  // namespace shenbao
