// Cells that head columns.
#pragma once

#include <optional>
#include <string>

#include "pipeline/form/form_edition.hpp"
#include "pipeline/form/lexicon.hpp"
#include "pipeline/form/read_layout.hpp"

namespace shenbao {

// Which column heads a cell is: index into spec.columns, or columns.size() for the cell above the printed years.
[[nodiscard]] std::optional<std::size_t> find_column(const PlacedCell& cell, const ColumnsSpec& spec,
                                                     const Confusions& confusions);

// The printed year of a history column: `2019年`, `2021 年`; look-alike digits count. "" for a blank `年`.
[[nodiscard]] std::optional<std::string> read_year_header(const PlacedCell& cell);

// The four digits of a year inside a heading, `2020年实际执行数`; nullopt if no reading has them.
[[nodiscard]] std::optional<std::string> find_year_within(const PlacedCell& cell);

// A year's heading, readable or not.
[[nodiscard]] bool is_year_like(const PlacedCell& cell);

}  // namespace shenbao
