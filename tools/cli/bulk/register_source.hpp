// A file -> a source of the archive.
#pragma once

#include <string>

#include "models/declaration/error.hpp"
#include "pipeline/archive/archive.hpp"

namespace shenbao {

struct Registered {
    DocumentState state = DocumentState::waiting;
    std::string sha256;
};

// Under its absolute name, in memory of a fixed size. Throws Error{unreadable_input}, in English, if it cannot be
// read, is no ordinary file, is larger than any document may be, or changes meanwhile.
[[nodiscard]] Registered register_source(Archive& archive, const std::string& path);

// For the archive: the same file has the same name wherever the program is called.
[[nodiscard]] std::string full_name(const std::string& path);

}  // namespace shenbao
