// Which markers begin the items of a list, and what their numbers are.
#pragma once

#include <optional>
#include <vector>

#include "pipeline/form/list_markers.hpp"
#include "pipeline/form/split_items.hpp"

namespace shenbao {

constexpr int kMostLost = 2;  // markers in a row that may be unreadable before one that is. Guess

// Whether the characters were copied from a text layer: what they say is printed.
[[nodiscard]] bool is_copied(const Pieces& lines);

enum class MarkerPlace { line_start, paragraph_start, inside_line };

class ItemCount {
  public:
    // copied: the lines come from a text layer, and no marker is misread.
    explicit ItemCount(bool copied) : copied_(copied) {}

    // The number this marker starts in the list, or nullopt if it is not the list's next marker.
    std::optional<int> accept(const Marker& marker, MarkerPlace place);

  private:
    [[nodiscard]] std::optional<int> next_number(const Marker& marker, MarkerPlace place) const;
    [[nodiscard]] bool is_misread_digit(const Marker& marker) const;

    bool copied_;
    std::optional<MarkerStyle> style_;
    int next_ = 1;
};

// Tells apart which of the numbers that were not printed (origin guessed) the printed ones around them prove.
void prove_numbers(std::vector<TextItem>& items);

}  // namespace shenbao
