// The lines of one document that were read before, as a file.
#pragma once

#include <string>

#include "pipeline/run/extract_document.hpp"
#include "tools/cli/console.hpp"
#include "tools/cli/options.hpp"

namespace shenbao {

// Of --kept-lines. A file that is not there, is empty, that another program or other models made, or that is
// damaged is as good as none. Throws Error{wrong_usage} where it is no such file at all: it would be written over.
[[nodiscard]] KeptLines load_kept_lines(const Options& options, const Knowledge& knowledge);

// In place, for the path may be that of an open file. What cannot be written is left empty, with a warning: what
// was read stands.
void store_kept_lines(const KeptLines& kept, const std::string& path, Console& console);

}  // namespace shenbao
