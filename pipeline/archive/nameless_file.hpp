// A file without a name: gone with its last user, whatever ends it.
#pragma once

#include <cstddef>
#include <span>

#include "pipeline/archive/file_descriptor.hpp"

namespace shenbao {

// For reading and writing; on the disk of temporary files, in memory where that one cannot hold such files. Throws
// Error{cannot_write}, as write_all does.
[[nodiscard]] FileDescriptor open_nameless_file();

void write_all(const FileDescriptor& file, std::span<const std::byte> bytes);

}  // namespace shenbao
