// --repairs: what people said about pages, by the SHA-256 of the documents.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "models/declaration/page_repair.hpp"

namespace shenbao {

// By source. Throws Error{unreadable_input} with the file's name: it cannot be read, is larger than repairs are,
// or is no such file.
[[nodiscard]] std::map<std::string, std::vector<PageRepair>> read_repairs_file(const std::string& path);

}  // namespace shenbao
