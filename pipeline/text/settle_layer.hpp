// A cell or a line of which both a text layer and the pixels tell.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "pipeline/base/page_text.hpp"

namespace shenbao {

// The layer's lines where the pixels bear them out, else those that `read_pixels` gives, with what the layer says
// beside them. shape: what the glyphs alone make of the ink; where that is the same text, nothing else is read.
[[nodiscard]] std::vector<LineReading> settle_layer(const std::vector<LineReading>& layer,
                                                    const std::string& shape,
                                                    const std::function<std::vector<LineReading>()>& read_pixels);

}  // namespace shenbao
