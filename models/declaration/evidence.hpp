// The named measurements a field's confidence is made of. A measurement that was not made is nullopt,
// never 0 or 1 or a constant. A new one has its place in both schemas of models/schema, too.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace shenbao {

enum class EvidenceKind : std::size_t {
    char_score_mean,   // 0..1, recogniser's mean character score of the chosen reading
    char_score_min,    // 0..1, its weakest character
    reader_agreement,  // 0..1, share of attempts whose folded text equals the chosen one
    attempts,          // count of readings that voted
    models_agree,      // 0 or 1: readers of two kinds gave the chosen text, but for what the glyphs show clearly
    borne_out,         // 0 or 1: so they did, or its shape or a word bears each character out that they differ on
    vocabulary_similarity,  // 0..1, 1 = exactly a word of the closed vocabulary the field must be in
    grammar,                // 0 or 1: text parses as the type the column must have
    rules_exact,            // count of arithmetic or repeat checks that confirm every digit
    rules_rounded,          // count of checks that hold within rounding
    rules_failed,           // count of failing checks
    seal_overlap,           // 0..1, share of the text's ink box covered by coloured ink
    rule_coverage,          // 0..1, weakest border of the cell: ink under its rules
    glyph_height_px,        // px, median height of the line's characters, upright px
    sharpness,              // 0..1, edge slope relative to contrast (see pipeline/text)
    contrast,               // 0..1, (paper - ink) / 255
    repeats,                // count of equal-looking lines read together
    text_layer_agreement,   // 0..1, similarity of the text layer and the pixels' reading
    alphabet_gap,   // 0 or 1: a sign may lie outside every reader's alphabet, ink was not read at all, or the text
                    // was mended by its context: no reader vouches for it
    text_length,    // count of characters
    cell_darkness,  // 0..1, of a cell or a part of one without text: how much darker than its paper a spot is
    signs_confirmed,  // 0 or 1, of a line with a sign that a lost bar turns into another (≥ > ± +): the value
                      // reader and the glyphs both gave the chosen text
    unlike_print,     // 0..1, of a line of two characters or more: 1 - mean score of its glyphs, which know print
                      // only
};
inline constexpr std::size_t kEvidenceKinds = 23;

[[nodiscard]] std::string_view evidence_name(EvidenceKind kind);

class Evidence {
  public:
    [[nodiscard]] std::optional<double> get(EvidenceKind kind) const {
        return values_[static_cast<std::size_t>(kind)];
    }
    void set(EvidenceKind kind, double value) { values_[static_cast<std::size_t>(kind)] = value; }
    // Adds to a count; a missing count starts at 0.
    void add(EvidenceKind kind, double amount) { set(kind, get(kind).value_or(0) + amount); }
    friend bool operator==(const Evidence&, const Evidence&) = default;

  private:
    std::array<std::optional<double>, kEvidenceKinds> values_{};
};

}  // namespace shenbao
