// Whether a TIFF has all that its directories name.
#pragma once

#include "pipeline/ingest/file_pieces.hpp"

namespace shenbao {

// TIFF 6.0, classic or big: the directories one after another, and the bytes of every strip and tile. Reads the
// directories alone, at most 10000 of them; what is behind those is taken to be there.
[[nodiscard]] bool holds_all_of_tiff(const FilePieces& file);

}  // namespace shenbao
