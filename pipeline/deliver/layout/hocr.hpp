// Pages as hOCR 1.2: XHTML whose titles say where each text stands on the scan.
//
// Frame: px of the source image; boxes are upright. Tables are ocr_table, their cells and the lines outside them
// ocr_carea, with ocr_par, ocr_line and ocrx_word below; x_wconf is the confidence of the field that was made of
// the cell, in percent.
#pragma once

#include <string>
#include <vector>

#include "pipeline/deliver/layout/placed_pages.hpp"

namespace shenbao {

// One file for all pages of a document.
[[nodiscard]] std::string to_hocr(const std::vector<PlacedPage>& pages, const std::string& source_name);

}  // namespace shenbao
