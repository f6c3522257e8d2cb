// From what --archive says to an open store. For the .cpp files of this room.
#pragma once

#include <memory>
#include <string>

#include "pipeline/archive/archive.hpp"

namespace shenbao {

[[nodiscard]] bool is_address(const std::string& archive);  // postgresql://... or postgres://...

// The address as it may be shown: without the password.
[[nodiscard]] std::string without_password(const std::string& address);

}  // namespace shenbao
