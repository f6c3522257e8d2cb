// What a FormLibrary holds.
#pragma once

#include <vector>

#include "pipeline/form/form_edition.hpp"
#include "pipeline/form/form_library.hpp"
#include "pipeline/form/lexicon.hpp"

namespace shenbao {

struct FormLibrary::Parts {
    std::vector<FormEdition> editions;
    Lexicon lexicon;
};

}  // namespace shenbao
