// A page after reading: what the form stage builds declarations from. Holds no pixels.
#pragma once

#include <string>

#include "models/declaration/declaration.hpp"
#include "pipeline/base/page_grid.hpp"
#include "pipeline/base/page_map.hpp"
#include "pipeline/base/page_text.hpp"

namespace shenbao {

struct ReadPage {
    PageInfo info;
    PageMap map;
    PageGrid grid;
    PageText text;
    bool blank = false;
};

}  // namespace shenbao
