// A password from whoever runs the program: asked for on the terminal without showing it, twice; where standard
// input is no terminal, its first line.
#pragma once

#include <string>

#include "tools/cli/messages.hpp"

namespace shenbao {

// Throws Error{wrong_usage} where there is none, or both differ.
[[nodiscard]] std::string read_new_password(Language language);

}  // namespace shenbao
