// PDF: scanned pages at the resolution of their images, digital pages rendered with their text layer.
#pragma once

#include <memory>
#include <vector>

#include "pipeline/ingest/source_document.hpp"

namespace shenbao {

// Refuses files that need a password, are cut off, have no page or cannot be repaired. An empty user password
// opens.
[[nodiscard]] std::unique_ptr<SourceDocument> open_pdf(SourceInfo info, std::vector<std::uint8_t> bytes,
                                                       const IngestSettings& settings);

}  // namespace shenbao
