// The title among a page's running text or in a cell of its own.
#pragma once

#include <optional>

#include "pipeline/base/read_page.hpp"
#include "pipeline/form/form_edition.hpp"
#include "pipeline/form/lexicon.hpp"
#include "pipeline/form/text_pieces.hpp"

namespace shenbao {

// Where a title stands, and how like the edition's it is and like those of its listed rivals.
struct TitleFound {
    Pieces pieces;
    double similarity = 0;
    double rival_similarity = 0;
};
[[nodiscard]] std::optional<TitleFound> find_title(const ReadPage& page, const FormEdition& edition,
                                                   const Confusions& confusions);

}  // namespace shenbao
