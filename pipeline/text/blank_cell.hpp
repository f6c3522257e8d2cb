// A cell in which nothing was read: is it empty, or was its text too pale or too broken to be found?
#pragma once

#include <opencv2/core/mat.hpp>
#include <optional>
#include <span>

#include "models/declaration/geometry.hpp"
#include "pipeline/base/page_text.hpp"

namespace shenbao {

// How much darker than the cell's paper its darkest spot of about a character's size is, 0..1 of black. nullopt
// for a cell too small to tell. grey: of the whole page, paper near 255. inside: of the cell, without its rules,
// upright px. read: lines of the cell whose characters count as paper, so that it tells whether there is more:
// behind 其他资金： there may be nothing, or something nobody saw.
[[nodiscard]] std::optional<double> cell_darkness(const cv::Mat& grey, const Box& inside, double glyph_px,
                                                  std::span<const LineReading> read = {});

}  // namespace shenbao
