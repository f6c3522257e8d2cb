// The content hash that names a source.
#pragma once

#include <string>

#include "pipeline/ingest/read_context.hpp"

namespace shenbao {

[[nodiscard]] std::string find_sha256(Bytes bytes);  // 64 lower-case hex digits

}  // namespace shenbao
