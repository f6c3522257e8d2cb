// What a reader wrote -> what the archive keeps of it.
#pragma once

#include <string>

#include "pipeline/archive/archive_types.hpp"

namespace shenbao {

// output: JSON of shenbao extract with the evidence. Throws Error{unreadable_input} if it is not that, or of
// another source than the lease's. audit_share: see store_form.hpp.
[[nodiscard]] DocumentResult read_result(const std::string& output, const Lease& lease, double audit_share = 0);

}  // namespace shenbao
