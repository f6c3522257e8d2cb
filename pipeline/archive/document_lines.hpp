// For the .cpp files of this room.
#pragma once

#include <optional>

#include "pipeline/archive/archive_types.hpp"
#include "pipeline/archive/soci_session.hpp"

namespace shenbao {

// Within a transaction; the bytes are stored already. nullopt: there are none any more. The blob of those that
// were there stays: a reading costs several times as much in pictures.
void replace_lines(soci::session& session, long long source, const std::optional<NewLines>& lines);

}  // namespace shenbao
