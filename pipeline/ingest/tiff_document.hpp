// A TIFF of one or many pages, thumbnails and masks left out.
#pragma once

#include <memory>
#include <vector>

#include "pipeline/ingest/source_document.hpp"

namespace shenbao {

// Refuses files whose first directory cannot be read. Where the chain of directories breaks later, the pages
// before are kept and one more page stands for the rest: reading it throws.
[[nodiscard]] std::unique_ptr<SourceDocument> open_tiff(SourceInfo info, std::vector<std::uint8_t> bytes,
                                                        const IngestSettings& settings);

}  // namespace shenbao
