// Repairs of pages as JSON: one by one as the archive keeps them, and all of some sources in one file.
//
//   {"schema": "shenbao-repairs/1",
//    "documents": [{"sha256": "...", "repairs": [
//      {"page": 1, "frame": {"width_px": 1654, "height_px": 2339, "quarter_turns": 0},
//       "edit": "add", "rule": {"direction": "horizontal", "position": 812.5, "begin": 100, "end": 1500}},
//      {..., "edit": "remove", "rule": {...}},
//      {..., "edit": "move", "rule": {...}, "to": 830},
//      {..., "edit": "merge", "box": [100, 700, 400, 800]},
//      {..., "edit": "split", "box": [100, 700, 400, 800], "direction": "vertical", "position": 250},
//      {..., "edit": "turn", "quarter_turns": 2}]}]}
//
// Described by models/schema/repairs.schema.json. What it means: models/declaration/page_repair.hpp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "models/declaration/page_repair.hpp"

namespace shenbao {

inline constexpr std::size_t kMostRepairs = 10'000;  // of one source; bounds the work

[[nodiscard]] std::string to_json(const PageRepair& repair);
[[nodiscard]] std::string to_json(const std::vector<SourceRepairs>& sources);

// Both throw Error{unreadable_input} with the place and what is wrong there, whatever the text is.
[[nodiscard]] PageRepair repair_from_json(std::string_view text);
[[nodiscard]] std::vector<SourceRepairs> repairs_from_json(std::string_view text);

}  // namespace shenbao
