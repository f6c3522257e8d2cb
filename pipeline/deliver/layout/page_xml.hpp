// A page as PAGE-XML (namespace http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15).
//
// Frame: px of the source image. A table is a TableRegion; each of its cells a TextRegion with a TableCellRole,
// its lines below it; every line outside tables is a TextRegion of its own. `conf` is the confidence of the field
// that was made of the cell. The schema asks for polygons inside the image and in whole px: quads are rounded and
// cut at its edges.
#pragma once

#include <string>

#include "pipeline/deliver/layout/placed_pages.hpp"

namespace shenbao {

// One file for each page, as the format has it. written_at: "2026-01-31T12:00:00Z", which the schema asks for.
[[nodiscard]] std::string to_page_xml(const PlacedPage& page, const std::string& source_name,
                                      const std::string& written_at);

}  // namespace shenbao
