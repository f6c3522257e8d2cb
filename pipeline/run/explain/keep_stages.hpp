// The pictures of the stages as files: --keep-stages.
#pragma once

#include <span>
#include <string>

#include "models/declaration/declaration.hpp"
#include "pipeline/run/extract_document.hpp"

namespace shenbao {

// The same options, and every page's pictures written to `folder` (which exists) as they are made, the stages' own
// intermediates included. `prefix` goes before "page-001-...": "" or one name per document.
[[nodiscard]] ExtractOptions keeping_stages(ExtractOptions options, const std::string& folder,
                                            const std::string& prefix);

// Draws the readings, coloured by status, over the upright pages that keeping_stages wrote.
void keep_readings(std::span<const Declaration> declarations, const std::string& folder,
                   const std::string& prefix);

}  // namespace shenbao
