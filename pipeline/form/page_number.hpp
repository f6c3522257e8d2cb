// The number at the foot of a page: `— 2 —`, `2`, `第2页`, `第2页 共4页`, `2/4`.
#pragma once

#include <optional>
#include <string>

#include "pipeline/base/read_page.hpp"

namespace shenbao {

struct PageNumber {
    int number = 0;
    std::optional<int> of;  // how many pages there are, where it says so
    bool sure = false;      // of a text layer, or readers of both kinds agree
};

// Below the tables, in the lowest part of the page.
[[nodiscard]] bool is_at_foot(const ReadPage& page, const Box& line);

// nullopt for any other line.
[[nodiscard]] std::optional<PageNumber> read_page_number(const LineReading& line);

// nullopt if the page has none, or more than one.
[[nodiscard]] std::optional<PageNumber> find_page_number(const ReadPage& page);

}  // namespace shenbao
