// The place of a field, cut out of the scan that the output was read from.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "tools/eval/html_report.hpp"

namespace shenbao {

// Cuts fields out of scans that lie in one of `folders`, or where the output says that they lay; a file of another
// SHA-256 than the output's is another scan. Upright, with some of what stands around; JPEG as a data: URL. Empty
// where there is no scan, no place, or the scan cannot be read. Not safe for several threads: keeps the last scan
// open.
[[nodiscard]] FieldPicture cut_from_scans(std::vector<std::string> folders);

}  // namespace shenbao
