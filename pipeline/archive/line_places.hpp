// Where a field stood in each reading, by the log. For the .cpp files of this room.
#pragma once

#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "pipeline/archive/review_types.hpp"

namespace shenbao {

using LinePlace = std::tuple<int, int, std::string>;  // version, declaration, path

[[nodiscard]] LinePlace place_of(const LogEntry& line);
// From the newest back: a line that was carried says which line it is from.
[[nodiscard]] std::set<LinePlace> find_places(const std::vector<LogEntry>& lines, LinePlace newest);

}  // namespace shenbao
