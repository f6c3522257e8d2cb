// The cells of a filing's tables together with the fields that were made of them: what a form drawn again shows.
#pragma once

#include <map>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "models/declaration/declaration.hpp"

namespace shenbao {

struct NamedField {
    std::string path;
    const Field* field = nullptr;
    bool differs = false;  // its text does not stand in what is shown: it was mended or corrected
};

// A cell, or a line outside tables, as it is to be shown.
struct ReadCell {
    std::string text;
    bool review = false;     // a field of it waits for a person
    bool corrected = false;  // a field of it was corrected by one
    std::vector<NamedField> fields;
};

// Points into the declaration, which must outlive it.
class ReadCells {
  public:
    explicit ReadCells(const Declaration& declaration);

    // The text of the cell as read; but where it is one field and no more, and that field says another thing, the
    // field's: a reader's slip was mended, or a person corrected it.
    [[nodiscard]] ReadCell at(const Table& table, const TableCell& cell) const;
    // The fields outside tables whose boxes lie mostly on that line.
    [[nodiscard]] ReadCell on(int page, const TextLine& line) const;

  private:
    std::map<std::tuple<std::string, int, int>, std::vector<NamedField>> by_cell_;
    std::vector<NamedField> loose_;
};

// What a person needs to know of a field that waits: "indicators/3/value: ≥280次 (0.87) | 2280次; A1". Of long
// texts the beginning, and of long alternatives the place that differs.
[[nodiscard]] std::string describe_doubt(const NamedField& named);

}  // namespace shenbao
