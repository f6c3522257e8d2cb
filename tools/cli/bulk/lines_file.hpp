// The lines that a reader leaves for the next one of its document.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "pipeline/archive/archive.hpp"

namespace shenbao {

// nullopt where there is nothing in the file, or too much. The content is read from it when it is asked for.
[[nodiscard]] std::optional<NewLines> find_lines(const std::shared_ptr<FileDescriptor>& file);

// Those of the reading before; "" where there are none, or they are not what was stored.
[[nodiscard]] std::string read_lines_before(const Archive& archive, const Lease& lease);

}  // namespace shenbao
