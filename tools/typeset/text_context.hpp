// Pango as paper wants it: no hinting, nothing rounded to pixels, mainland forms of the characters.
#pragma once

#include <pango/pango.h>

#include <memory>

namespace shenbao::typeset {

// At 72 dpi: a point is a unit of the drawing.
[[nodiscard]] std::shared_ptr<PangoContext> make_text_context();

}  // namespace shenbao::typeset
