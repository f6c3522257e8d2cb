// What knows how a correction changes a declaration, made of the options of the command line.
#pragma once

#include "tools/cli/bulk/declaration_reviser.hpp"
#include "tools/cli/options.hpp"

namespace shenbao {

// Throws Error{missing_dependency} where the models are not there.
[[nodiscard]] DeclarationReviser make_reviser(const Options& options);

}  // namespace shenbao
