// Which way up a digital page is, by its text layer: the file's own order of characters runs along the lines.
#pragma once

#include "pipeline/base/source_page.hpp"
#include "pipeline/page/orientation.hpp"

namespace shenbao {

// Clockwise quarter turns that make the layer's lines run from left to right, with the share of its neighbours
// that do so as confidence; nullopt if there are too few or most of them do not agree. lines_scored is 0: nothing
// was read.
[[nodiscard]] std::optional<Orientation> find_layer_direction(const TextLayer& layer);

}  // namespace shenbao
