// What people said about one reading of a source, carried to the next one. For the .cpp files of this room.
#pragma once

#include <string>
#include <vector>

#include "pipeline/archive/correction_log.hpp"
#include "pipeline/archive/items.hpp"

namespace shenbao {

// Adds a line to the log for each correction that stands in the version before: where it is now, whether what is
// read there changed, or that there is no such place any more. What stands in the new version. Throws
// std::logic_error where something stands and `reviser` is nullptr.
[[nodiscard]] Standing carry_corrections(soci::session& session, long long source, int version,
                                         const std::vector<NewDeclaration>& declarations, const Reviser* reviser,
                                         long long now_ms);

// Stores the declaration with these texts in it; none: as it was read.
NewDeclaration revise_stored(soci::session& session, const DeclarationPlace& place, const Reviser& reviser,
                             const std::string& json, const std::vector<SettledText>& texts);

}  // namespace shenbao
