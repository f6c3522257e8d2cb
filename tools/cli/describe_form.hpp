// A form edition as a person reads it: its parts in the order of the XML, one line each, with their labels.
#pragma once

#include <string>

#include "pipeline/form/form_edition.hpp"
#include "tools/cli/messages.hpp"

namespace shenbao {

// Labels as in the file, parted by " | "; the keywords of the XML in the language asked for.
[[nodiscard]] std::string describe_form(const FormEdition& edition, Language language);

}  // namespace shenbao
