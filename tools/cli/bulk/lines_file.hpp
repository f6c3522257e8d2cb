// The lines that a reader leaves for the next one of its document.
#pragma once

#include <memory>
#include <optional>

#include "pipeline/archive/archive_types.hpp"
#include "pipeline/archive/file_descriptor.hpp"

namespace shenbao {

inline constexpr unsigned long long kMostLineBytes = 64u << 20;  // of one document; more is not kept

// nullopt where there is nothing in the file, or too much. The content is read from it when it is asked for.
[[nodiscard]] std::optional<NewLines> find_lines(const std::shared_ptr<FileDescriptor>& file);

}  // namespace shenbao
