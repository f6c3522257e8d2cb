// Which lists of a declaration may be torn: items lost, joined, or put under the wrong heading.
//
// Every reader may be sure of a cell and the field still be wrong, because it stands in the wrong place. That
// shows elsewhere: in cells that found no place, in numbers that do not follow each other, in numbers that were
// guessed for unreadable ones, in goals whose headings are not those of the overview, in labels that name
// different units of money, in pages that did not lie in order. Measured on 108 scans: of those with all items in
// place, none had unplaced cells or broken numbers; of those with misplaced items, all but the mildest had.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

#include "models/declaration/declaration.hpp"

namespace shenbao {

class ListDoubts {
  public:
    explicit ListDoubts(const Declaration& declaration);
    // Whether the field at `path` stands in a list that may be torn there, or is an amount of a doubtful unit.
    [[nodiscard]] bool concern(std::string_view path, const Field& field) const;

  private:
    void doubt(std::string_view list, int from_page);
    void doubt_odd_ends(const Declaration& declaration);
    void doubt_list_of(std::string_view path);
    void doubt_from_item_before(std::string_view path);

    std::map<std::string, int, std::less<>> first_page_;  // list -> first doubtful page
    std::map<std::string, int, std::less<>> first_item_;  // list -> first doubtful item, 0-based
    bool indicators_have_goals_ = false;
    bool doubts_amounts_ = false;
    bool doubts_all_ = false;                      // pages were moved, or may be another filing's
    std::set<std::string, std::less<>> odd_ends_;  // paths of items that end unlike the others of their list
};

}  // namespace shenbao
