// Markers of a numbered list that the paper lost: the numbers around them say that they were there.
#pragma once

#include <optional>
#include <vector>

#include "pipeline/form/list_markers.hpp"
#include "pipeline/form/text_pieces.hpp"

namespace shenbao {

// How a line of a cell begins.
struct LineHead {
    std::optional<Marker> marker;
    bool paragraph = false;        // the line before it ends a paragraph, or there is none
    bool lost = false;             // the marker is not what was read but what must have stood there
    std::optional<int> printed{};  // the number that was read there, whatever becomes of the marker's own
};

// Gives as many paragraphs between two numbers as numbers are missing there those numbers; more or fewer are left
// alone. A list begins with 1, and one paragraph more than is missing before its first number is its introduction.
// What was read where other lines have their marker becomes part of the marker. heads: one per line.
void restore_lost_markers(const Pieces& lines, std::vector<LineHead>& heads);

}  // namespace shenbao
