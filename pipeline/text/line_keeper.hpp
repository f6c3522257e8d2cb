// Where readings of lines outlive the run that made them.
#pragma once

#include <optional>

#include "pipeline/base/page_text.hpp"
#include "pipeline/text/line_picture.hpp"

namespace shenbao {

// What read_line makes of a picture depends on the picture alone, so the reading of an earlier run is as good as a
// new one: no outcome differs by it. Beside LineMemory, which answers for equal-looking lines within one run.
class LineKeeper {
  public:
    virtual ~LineKeeper() = default;
    // The reading of a picture that is the same to the last pixel, wherever it stood then; its boxes are where
    // `line` stands. nullopt if there was none.
    [[nodiscard]] virtual std::optional<LineReading> find(const LinePicture& line) = 0;
    virtual void keep(const LinePicture& line, const LineReading& reading) = 0;
};

// The reading of a line that stands elsewhere: its ink at `place`.
[[nodiscard]] LineReading moved_to(const Box& place, LineReading reading);

}  // namespace shenbao
