// A file of one image: PNG, JPEG, WebP, BMP.
#pragma once

#include <memory>
#include <vector>

#include "pipeline/ingest/sniff.hpp"
#include "pipeline/ingest/source_document.hpp"

namespace shenbao {

// kind: png, jpeg, webp or bmp. Decoding happens in read_page; `info` is the finished identity of the file.
[[nodiscard]] std::unique_ptr<SourceDocument> open_image(SourceInfo info, FileKind kind,
                                                         std::vector<std::uint8_t> bytes,
                                                         const IngestSettings& settings);

}  // namespace shenbao
