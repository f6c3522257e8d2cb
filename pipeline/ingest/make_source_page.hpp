// The last step of every format: an upright raster becomes a SourcePage.
#pragma once

#include "pipeline/base/source_page.hpp"
#include "pipeline/ingest/image_frame.hpp"
#include "pipeline/ingest/read_context.hpp"
#include "pipeline/ingest/source_document.hpp"

namespace shenbao {

// The context for reading one page; refuses a page number outside 1..page_count.
[[nodiscard]] ReadContext make_page_context(const SourceInfo& info, int number, int page_count,
                                            const IngestSettings& settings);

// Square pixels, a resolution only where it can be true, one channel where there is no colour.
[[nodiscard]] SourcePage make_source_page(const ReadContext& context, const RasterImage& raster);

}  // namespace shenbao
