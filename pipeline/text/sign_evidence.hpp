// Who saw the signs of a reading: those that a lost bar turns into others (≥ > ± +) are accepted from two readers
// that can write them and err differently.
#pragma once

#include <string>
#include <vector>

#include "pipeline/text/leading_sign.hpp"
#include "pipeline/text/readers.hpp"
#include "pipeline/text/vote.hpp"

namespace shenbao {

// Whether the value reader is sure of the chosen text and the glyphs gave it, too.
[[nodiscard]] bool is_given_by_both(const std::string& text, const std::vector<Ballot>& ballots);

// Whether both gave it and neither has a doubt: then a first digit that is wide, or has a bar, is no lost sign.
[[nodiscard]] bool is_surely_given_by_both(const std::string& text, const std::vector<Ballot>& ballots);

// As much of its first character.
[[nodiscard]] bool is_head_given_by_both(const std::string& text, const std::vector<Ballot>& ballots);

// Whether a number that the value reader and another kind of reader gave begins with digits that touch, and not
// with a sign: together they are wider than any sign, and the line has no room for one beside its digits.
[[nodiscard]] bool are_touching_digits(const std::string& text, const LinePicture& line,
                                       const std::vector<Ballot>& ballots, const SignFinding& head);

// Begins with ≥, ≤ or one of their kind.
[[nodiscard]] bool has_barred_head(const std::string& text);

// Whether a comparison at the head of the text is what the shape shows there. A spot under a pale > made a ≥ of it
// for the glyphs and the value reader; true for a text that begins with none, for <= and >=, whose bars are
// characters of their own, and for a bar that the shape neither shows nor rules out.
[[nodiscard]] bool has_head_as_shown(const std::string& text, const SignFinding& sign);

// <= or >= and nothing else: two characters that any reader can write.
[[nodiscard]] bool is_sign_in_two(const std::string& text);

// Whether a text is such a sign, both the glyphs and another reader gave it, and the shape of its head says so,
// too: the value reader takes <= of large print for >=.
[[nodiscard]] bool is_given_in_two(const std::string& text, const std::vector<Ballot>& ballots,
                                   const SignFinding& head);

// Whether the text begins with the only barred sign it has and a number, and the value reader and the glyphs gave
// both, whatever they made of what stands behind: of ≥330.00（天） the value reader made ≥330.00(≥).
[[nodiscard]] bool is_sign_given_at_head(const std::string& text, const std::vector<Ballot>& ballots);

// Of running text (重新犯罪率<1%), which the value reader is not asked about: whether it gives each sign with its
// number as the glyphs do, shown these alone (a sign without a number beside a drawn one), and the shape says so,
// too. text: the chosen one; false if it has others than the glyphs have.
[[nodiscard]] bool are_signs_within_given(const std::string& text, const LinePicture& line,
                                          const std::vector<Ballot>& ballots, Readers& readers, int& calls);

}  // namespace shenbao
