// Texts that do not stand where the form has its texts: half of them may be covered.
//
// Of 2023年8月底前, half under paper, 底前 was read with full agreement; but it stood to the right of the middle
// of its cell, in a column of centred values. Of 年内完成设备更新并 / 投入运行的水闸数量 the upper line was gone,
// and the lower one stood below the middle. Of 20 402 accepted fields of 378 documents 3 stand beside the middle,
// none above or below. A text that begins at the left of its cell and lost its end cannot be told so.
#pragma once

#include <set>
#include <string>
#include <tuple>

#include "models/declaration/declaration.hpp"

namespace shenbao {

class TextPlaces {
  public:
    explicit TextPlaces(const Declaration& declaration);
    // Whether the field fills a cell, read from pixels, and
    // - is one line beside the middle, where all other lines (three or more) of its column or of fields like it in
    // the
    //   table (values, amounts of one kind) stand in the middle; or
    // - stands higher or lower in its cell than nearly all others of its table (five or more).
    [[nodiscard]] bool concern(const Field& field) const;

  private:
    using CellKey = std::tuple<std::string, int, int>;
    std::set<CellKey> odd_;
};

}  // namespace shenbao
