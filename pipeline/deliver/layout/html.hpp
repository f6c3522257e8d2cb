// Declarations as an HTML page that needs nothing else: no script, no other file. The forms are drawn again as
// tables with merged cells; what waits for a person is orange, says on hovering what else it could be, and stands
// in a list above its form.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "models/declaration/declaration.hpp"

namespace shenbao {

[[nodiscard]] std::string html_begin();
[[nodiscard]] std::string html_of(const Declaration& declaration);  // an <article>
[[nodiscard]] std::string html_end();

[[nodiscard]] std::string to_html(std::span<const Declaration> declarations);

}  // namespace shenbao
