// Pieces of lines -> Field: joined text, typed value, box, evidence and alternatives.
#pragma once

#include <optional>
#include <string>

#include "models/declaration/field.hpp"
#include "pipeline/base/typed_values.hpp"
#include "pipeline/form/lexicon.hpp"
#include "pipeline/form/read_layout.hpp"
#include "pipeline/form/text_pieces.hpp"

namespace shenbao {

// What the field's text must be.
struct Expectation {
    FieldKind kind = FieldKind::text;
    const Vocabulary* vocabulary = nullptr;  // closed list, or nullptr
    FormUnit unit;                           // of amounts
};

// From running text. Requires at least one piece.
[[nodiscard]] Field make_running_field(const Pieces& pieces, const Expectation& expected,
                                       const Confusions& confusions);

// From (part of) a cell: pieces may be of several cells of a continued row; `cell` gives box and reference, and
// the evidence that belongs to the cell. No pieces make a blank field.
[[nodiscard]] Field make_cell_field(const PlacedCell& cell, const Pieces& pieces, const Expectation& expected,
                                    const Confusions& confusions);

// The evidence of the pieces together: the weakest of scores, agreements and sizes, the worst of overlaps.
[[nodiscard]] Evidence combine_evidence(const Pieces& pieces);

}  // namespace shenbao
