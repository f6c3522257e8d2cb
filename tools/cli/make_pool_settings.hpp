// How documents are read by processes of this same program, made of the options of the command line.
#pragma once

#include "tools/cli/bulk/work_pool.hpp"
#include "tools/cli/options.hpp"

namespace shenbao {

// jobs: where the options name none. The reviser must outlive the pool.
[[nodiscard]] PoolSettings make_pool_settings(const Options& options, int jobs, const Reviser& reviser);

}  // namespace shenbao
