// A printed line as it was read: what formats that lay text over the scan are made of.
#pragma once

#include <optional>
#include <string>

#include "models/declaration/field.hpp"
#include "models/declaration/geometry.hpp"

namespace shenbao {

struct TextLine {
    Box bbox;                  // ink of the line, upright px
    std::optional<Quad> quad;  // source px; nullopt for a line of a cell: it lies in the cell's quad as in its box
    std::string text;          // as read, before any rule or list of words mended it
    FieldSource source = FieldSource::ocr;
    friend bool operator==(const TextLine&, const TextLine&) = default;
};

}  // namespace shenbao
