#include "pipeline/text/line_keeper.hpp"

#include <utility>

namespace shenbao {

LineReading moved_to(const Box& place, LineReading reading) {
    const int dx = place.x0 - reading.box.x0, dy = place.y0 - reading.box.y0;
    for (CharReading& c : reading.chars) c.box = {c.box.x0 + dx, c.box.y0 + dy, c.box.x1 + dx, c.box.y1 + dy};
    reading.box = place;
    return reading;
}

}  // namespace shenbao
