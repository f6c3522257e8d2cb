// Lines that the value reader is asked about, and what it says of the sign at their head.
#pragma once

#include <optional>
#include <vector>

#include "pipeline/text/leading_sign.hpp"
#include "pipeline/text/vote.hpp"

namespace shenbao {

inline constexpr double kValueWeight = 1.3;  // of the value reader's ballot on such lines; guess, unmeasured

// Whether a line is one of numbers, signs and units (≥95%, 1,234.50万元, 2020年12月底前): a digit or a sign of the
// forms in it, no more Han characters than others, and none of these, nor a letter or a mark of running text, that
// is read surely and that `values`, the value reader, cannot write. It would write another one there. No page
// number (— 2 —), either.
[[nodiscard]] bool is_value_line(const std::vector<Symbol>& reading, const Recogniser& values);

// Whether what was read means what the shape shows: ≥, ≧ and ⩾ are one.
[[nodiscard]] bool is_same_sign(char32_t read, LeadingSign shape);

// The value reader's ballot parted at the sign that the shape shows: what it says of the line behind it.
struct SignedBallot {
    std::optional<Symbol> sign;  // as the value reader writes it, maybe ≧ for ≥; nullopt if it saw none
    bool agrees = false;         // it is sure of the same sign
    Ballot tail;                 // px of the tail's picture
};
// end_x: where the tail begins, px of the whole line's picture, which the ballot is of.
[[nodiscard]] SignedBallot split_sign(Ballot values, LeadingSign sign, int end_x);

}  // namespace shenbao
