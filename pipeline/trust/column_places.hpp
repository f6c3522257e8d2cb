// Texts that do not stand where their column has its texts.
//
// Half of 2023年8月底前 was covered with paper: 底前 was read with full agreement, but it stood to the right of
// the middle of its cell, in a column of centred values. Of 20 421 accepted fields of 378 documents 20 stand so.
#pragma once

#include <set>
#include <string>
#include <tuple>

#include "models/declaration/declaration.hpp"

namespace shenbao {

class ColumnPlaces {
  public:
    explicit ColumnPlaces(const Declaration& declaration);
    // Whether the field is one line in a cell of a column (same first column and span of one table) whose other
    // lines, three or more, all stand in the middle, and stands beside it. Read from pixels only.
    [[nodiscard]] bool concern(const Field& field) const;

  private:
    using CellKey = std::tuple<std::string, int, int>;
    std::set<CellKey> beside_;
};

}  // namespace shenbao
