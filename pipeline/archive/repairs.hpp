// The log of repairs within a transaction. For the .cpp files of this room.
#pragma once

#include <vector>

#include "pipeline/archive/repair_log.hpp"
#include "pipeline/archive/soci_session.hpp"

namespace shenbao {

[[nodiscard]] std::vector<RepairEntry> load_repairs(soci::session& session, long long source);
// The edits of those that stand, in their order.
[[nodiscard]] std::vector<std::string> standing_edits(soci::session& session, long long source);

}  // namespace shenbao
