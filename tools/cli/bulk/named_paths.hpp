// What the user named for an import -> paths: lists on standard input and patterns are written out.
#pragma once

#include <istream>
#include <string>
#include <vector>

namespace shenbao {

// "-" stands for the paths on `list`, one a line; a name with * ? or [ that no file has is a pattern as of the
// shell. One that fits nothing stays as it is, and is then an input that is not there.
[[nodiscard]] std::vector<std::string> expand_paths(const std::vector<std::string>& named, std::istream& list);

}  // namespace shenbao
