// An open file as bytes.
#pragma once

#include <string>

#include "pipeline/archive/file_descriptor.hpp"

namespace shenbao {

// From its beginning to its end. Throws Error{cannot_write}, as the archive does, where it cannot be read.
[[nodiscard]] std::string read_all(const FileDescriptor& file);

}  // namespace shenbao
