// Page images -> files. No clocks and no random ids: the same images give the same bytes.
#pragma once

#include <string>
#include <vector>

#include "tools/scan/profiles.hpp"

namespace shenbao::scan {

// By the name's ending: .pdf one page-filling image per page at its native resolution (DCT, Flate, or 1-bit
// Flate), .tif/.tiff all pages (G4 if bilevel, else Deflate), anything else a folder of page-N.png. Throws
// Error{cannot_write}.
void write_scan(const std::vector<ScannedPage>& pages, const std::string& path);

void write_pdf(const std::vector<ScannedPage>& pages, const std::string& path);
void write_tiff(const std::vector<ScannedPage>& pages, const std::string& path);
void write_pngs(const std::vector<ScannedPage>& pages, const std::string& folder);

// One bit a pixel, rows padded to bytes, highest bit leftmost; `ink_bit` is the value of black.
[[nodiscard]] std::string pack_bits(const cv::Mat& bilevel, int ink_bit);

}  // namespace shenbao::scan
