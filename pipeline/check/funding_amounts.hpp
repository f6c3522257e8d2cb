// The amounts of a funding table, by column and group, as the arithmetic rules take them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "models/declaration/declaration.hpp"
#include "pipeline/check/decimal.hpp"

namespace shenbao {

struct Amount {
    std::string path;               // of the field
    std::string label;              // printed row label
    std::string printed;            // the field's text
    std::optional<Decimal> number;  // nullopt: unreadable as a number
    bool nothing = false;           // blank or a dash: counts as 0 in sums, and never exactly
    std::optional<std::string> unit;
};

// One group in one column: its parts and its printed total.
struct AmountColumn {
    std::string group;
    std::string column;  // "current" or the year
    std::vector<Amount> parts;
    std::optional<Amount> total;
};

[[nodiscard]] std::vector<AmountColumn> collect_columns(const Declaration& declaration);

// The amount of a funding line in a column: "current", "initial", "adjusted", "executed", "forecast" or a year of
// its history; nullopt where the form has no such field.
[[nodiscard]] std::optional<Amount> amount_of(const Declaration& declaration, std::size_t line,
                                              const std::string& column);
// All columns of amounts that any line has, "current" first.
[[nodiscard]] std::vector<std::string> amount_columns(const Declaration& declaration);

// Printed and a number.
[[nodiscard]] bool is_readable(const std::optional<Amount>& amount);

// A field's amount or percent as a decimal.
[[nodiscard]] Amount read_amount(const std::string& path, const std::string& label, const Field& field);

}  // namespace shenbao
