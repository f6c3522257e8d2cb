// What the output says about a page as such.
#pragma once

#include "models/declaration/declaration.hpp"
#include "pipeline/base/page_text.hpp"
#include "pipeline/base/upright_page.hpp"

namespace shenbao {

[[nodiscard]] PageInfo describe_page(const UprightPage& page, const PageText& text);
// Where its lines came from; blank if there are none.
[[nodiscard]] PageReading reading_of(const PageText& text);

}  // namespace shenbao
