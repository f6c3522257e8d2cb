// Errors of the rooms, which speak English, in the language of the user.
#pragma once

#include <string>

#include "models/declaration/error.hpp"
#include "tools/cli/messages.hpp"

namespace shenbao {

// The error's one line. A phrase that the table does not know stays English: better than no reason at all.
[[nodiscard]] std::string error_line(const Error& error, Language language);

// The same of a text alone, such as what the parser of the command line says.
[[nodiscard]] std::string in_language(std::string text, Language language);

}  // namespace shenbao
