// Pages as ALTO 4 (namespace http://www.loc.gov/standards/alto/ns-v4#): where every text stands on the scan.
//
// Frame: px of the source image. A table is a ComposedBlock TYPE="table" of one TextBlock for each cell, blank
// ones without lines; every line outside tables is a TextBlock of its own. HPOS, VPOS, WIDTH and HEIGHT are the
// upright box, Shape the exact quad, which is askew where the scan is. CS="true" where a person corrected the
// text. WC is the confidence of the field that was made of the cell; where there is none, there is no WC.
#pragma once

#include <string>
#include <vector>

#include "pipeline/deliver/layout/placed_pages.hpp"

namespace shenbao {

// One file for all pages of a document. source_name: as sourceImageInformation has it.
[[nodiscard]] std::string to_alto(const std::vector<PlacedPage>& pages, const std::string& source_name);

}  // namespace shenbao
