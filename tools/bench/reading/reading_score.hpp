// Readings of cells against their known texts, by what the cells hold.
#pragma once

#include <array>
#include <string>
#include <vector>

namespace shenbao::bench {

// value: of an indicator, past years' too; amount: money and shares of a funding table; label: printed words of
// the form, levels and standards among them; text: goals, functions, tasks, names of offices; blank: no ink.
enum class CellKind { value, amount, label, name, text, date, phone, blank };
inline constexpr std::array<const char*, 8> kCellKinds{"value", "amount", "label", "name",
                                                       "text",  "date",   "phone", "blank"};

// paths: of the declaration's fields in the cell (indicators/3/value); none: a label.
[[nodiscard]] CellKind kind_of(const std::vector<std::string>& paths, const std::string& text);

struct ReadingScore {
    int cells = 0, exact = 0;
    long characters = 0, wrong_characters = 0;  // the second: edits that lead from the reading to the truth
    int operators = 0, right_operators = 0;     // cells with comparison or tolerance signs, those with the same
    void add(const std::string& truth, const std::string& reading);  // any UTF-8; compared as fold_text gives it
    void add(const ReadingScore& other);
};

}  // namespace shenbao::bench
