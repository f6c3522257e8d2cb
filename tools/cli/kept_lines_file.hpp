// The lines of one document that were read before, as a file.
#pragma once

#include <string>

#include "pipeline/run/extract_document.hpp"
#include "tools/cli/options.hpp"

namespace shenbao {

// Of --kept-lines. A file that is not there, that another program or other models made, or that is damaged is as
// good as none: it will be written anew.
[[nodiscard]] KeptLines load_kept_lines(const Options& options, const Knowledge& knowledge);

// In place, for the path may be that of an open file. Throws Error{cannot_write}.
void store_kept_lines(const KeptLines& kept, const std::string& path);

}  // namespace shenbao
