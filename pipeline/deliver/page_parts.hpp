// A filing's pages from top to bottom: its lines outside tables and its tables, in the order they are printed.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "models/declaration/declaration.hpp"

namespace shenbao {

// Lines that stand beside one another.
struct LooseRow {
    int page = 0;
    std::vector<const TextLine*> lines;  // from left to right
};

using PagePart = std::variant<LooseRow, const Table*>;

// Points into the declaration. Where its file does not tell of lines, there are only tables.
[[nodiscard]] std::vector<PagePart> parts_of(const Declaration& declaration);

}  // namespace shenbao
