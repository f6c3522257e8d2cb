// A file of declarations, JSON or XML by its content, as to_json and to_xml write it.
#pragma once

#include <string>
#include <vector>

#include "models/declaration/declaration.hpp"

namespace shenbao {

// Throws what from_json and from_xml throw, with the file's name, and Error{unreadable_input} if it cannot be
// read. Of a file beyond kMostDeclarationBytes no more than that is read, be it endless.
[[nodiscard]] std::vector<Declaration> read_declarations(const std::string& path, const std::string& xsd_path);

}  // namespace shenbao
