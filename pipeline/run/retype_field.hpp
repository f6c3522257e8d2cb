// The typed value of a text that a person wrote.
#pragma once

#include <optional>
#include <string>

#include "models/declaration/declaration.hpp"
#include "pipeline/base/typed_values.hpp"
#include "pipeline/form/lexicon.hpp"

namespace shenbao {

// Its kind; told from its value where none was kept.
[[nodiscard]] FieldKind find_kind(const Field& field);

// The unit that the form prints for its amounts, as far as they tell.
[[nodiscard]] FormUnit find_unit(const Declaration& declaration);

// before: the value that was read, whose unit an amount keeps where it prints none. A word of a vocabulary is
// looked for in all of them: which one the column has is not kept. nullopt where the text has no value of its
// kind.
[[nodiscard]] std::optional<Value> retype(FieldKind kind, const std::string& text, const FormUnit& unit,
                                          const std::optional<Value>& before, const Lexicon& lexicon);

}  // namespace shenbao
