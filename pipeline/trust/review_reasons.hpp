// Why a field is shown to a person, however sure the readers are of it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "models/declaration/declaration.hpp"
#include "pipeline/trust/broken_cells.hpp"
#include "pipeline/trust/list_doubts.hpp"
#include "pipeline/trust/text_places.hpp"

namespace shenbao {

// What is told of a whole declaration, gathered once.
struct DeclarationDoubts {
    explicit DeclarationDoubts(const Declaration& declaration)
        : lists(declaration), cells(declaration), places(declaration) {}
    ListDoubts lists;
    BrokenCells cells;
    TextPlaces places;
};

// The reasons that hold, each in a few words; empty: only its confidence can keep the field back.
[[nodiscard]] std::vector<std::string_view> review_reasons(const std::string& path, const Field& field,
                                                           const DeclarationDoubts& doubts);

// The same of the field's text and evidence alone.
[[nodiscard]] std::vector<std::string_view> evidence_reasons(FieldSource source, std::string_view text,
                                                             const Evidence& evidence);

}  // namespace shenbao
