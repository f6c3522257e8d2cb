// Declarations as tidy tables: one row for each indicator, line of funding, or field; one column for each thing
// that can be said of it. What CSV and the lists of a workbook are made of.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "models/declaration/declaration.hpp"

namespace shenbao {

enum class TidyTable {
    indicators,  // a row for each indicator
    funding,     // a row for each line of funding
    fields,      // a row for each field that was read, whatever it is: nothing is missing here
    review       // of these the ones that wait for a person
};

struct TidyColumn {
    const char* name;     // for programs; never changed once released
    const char* chinese;  // for people
    bool number = false;  // decimal numbers, or nothing
};

struct TidyCell {
    std::string text{};   // UTF-8; nothing both where the form has no such field and where it is blank
    bool review = false;  // waits for a person
};

using TidyRow = std::vector<TidyCell>;  // one for each column

// "indicators", "funding", "fields", "review"
[[nodiscard]] std::string_view tidy_table_name(TidyTable table);
[[nodiscard]] std::optional<TidyTable> find_tidy_table(std::string_view name);

[[nodiscard]] std::span<const TidyColumn> columns_of(TidyTable table);
[[nodiscard]] std::vector<TidyRow> tidy_rows(TidyTable table, const Declaration& declaration);

}  // namespace shenbao
