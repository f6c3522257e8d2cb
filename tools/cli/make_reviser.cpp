#include "tools/cli/make_reviser.hpp"

#include "tools/cli/models_dir.hpp"

namespace shenbao {

DeclarationReviser make_reviser(const Options& options) {
    return DeclarationReviser(load_correction_knowledge(find_models_dir(options.models), options.error_budget));
}

}  // namespace shenbao
