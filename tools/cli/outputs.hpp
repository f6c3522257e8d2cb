// Where results go: standard output or files, whole or not at all.
#pragma once

#include <string>
#include <string_view>

#include "tools/cli/console.hpp"

namespace shenbao {

// Throws Error{cannot_write}. A file appears under its name only when it is complete; devices and pipes are
// written to in place, and through a link what it leads to is replaced.
void write_stdout(std::string_view content, Language language);
void write_file(const std::string& path, std::string_view content, Language language);
void make_folder(const std::string& path, Language language);

}  // namespace shenbao
