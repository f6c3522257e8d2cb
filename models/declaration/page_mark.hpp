// Coloured ink on a page that belongs to no text: seals, signatures and dates by pen.
#pragma once

#include "models/declaration/geometry.hpp"

namespace shenbao {

enum class MarkKind {
    seal,  // a ring or a square frame of ink, as large as a seal
    pen    // anything else
};

enum class InkColour { red, blue, other };

struct PageMark {
    MarkKind kind = MarkKind::pen;
    InkColour colour = InkColour::other;
    Box box;  // upright px
    friend bool operator==(const PageMark&, const PageMark&) = default;
};

}  // namespace shenbao
