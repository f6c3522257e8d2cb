// How parts of the model become cells of tidy tables.
#pragma once

#include "pipeline/deliver/tables/tidy.hpp"

namespace shenbao {

[[nodiscard]] TidyCell plain_cell(std::string text);
[[nodiscard]] TidyCell field_cell(const OptionalField& field);
[[nodiscard]] TidyCell share_cell(const std::optional<double>& share);  // four decimals, "" if there is none

// Parts of a field's typed value: "" where it has none.
[[nodiscard]] TidyCell kind_cell(const OptionalField& field);
[[nodiscard]] TidyCell comparator_cell(const OptionalField& field);  // "ge", "le", ...; "" for none
[[nodiscard]] TidyCell number_cell(const OptionalField& field);      // of an amount, a percent, a year, a quantity
[[nodiscard]] TidyCell high_cell(const OptionalField& field);        // of a range
[[nodiscard]] TidyCell unit_cell(const OptionalField& field);

// "2018: 12; 2019: 15"
[[nodiscard]] TidyCell named_cell(const NamedFields& fields);

// The least certain field of a row, and what of the row waits for a person.
struct RowTrust {
    std::optional<double> confidence;
    FieldStatus status = FieldStatus::accepted;  // review if one of them is, else corrected if one is
    std::string to_review;                       // "value; weight"
};
// Of the items of a list: the fields of item 3 of "indicators" are those whose paths begin with "indicators/3/".
[[nodiscard]] std::vector<RowTrust> trust_of_rows(const Declaration& declaration, const std::string& list,
                                                  std::size_t items);

}  // namespace shenbao
