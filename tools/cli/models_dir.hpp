// Where the models folder is.
#pragma once

#include <string>

namespace shenbao {

// `asked` (--models) if given, else $SHENBAO_MODELS, else share/shenbao/models beside the installed program, else
// the folder of the sources it was built from.
[[nodiscard]] std::string find_models_dir(const std::string& asked);

}  // namespace shenbao
