// Cells that a false rule may have cut in two.
//
// A streak of a copy ran through 海晏市绿化管理事务中心 from rule to rule: 海晏 was read with full agreement, and
// the rest stood in a cell that no label led to.
#pragma once

#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "models/declaration/declaration.hpp"

namespace shenbao {

class BrokenCells {
  public:
    explicit BrokenCells(const Declaration& declaration);
    // Whether the field's cell shares a rule with a cell whose text found no place (issue `unplaced-cells`).
    [[nodiscard]] bool concern(const Field& field) const;

  private:
    using CellKey = std::tuple<std::string, int, int>;
    std::map<CellKey, Box> boxes_;              // upright px, only filled where there is something without a place
    std::map<int, std::vector<Box>> unplaced_;  // by page
};

}  // namespace shenbao
