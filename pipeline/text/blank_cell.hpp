// A cell in which nothing was read: is it empty, or was its text too pale or too broken to be found?
#pragma once

#include <opencv2/core/mat.hpp>
#include <optional>

#include "models/declaration/geometry.hpp"

namespace shenbao {

// How much darker than the cell's paper its darkest spot of about a character's size is, 0..1 of black. nullopt
// for a cell too small to tell. grey: of the whole page, paper near 255. inside: of the cell, without its rules,
// upright px.
[[nodiscard]] std::optional<double> cell_darkness(const cv::Mat& grey, const Box& inside, double glyph_px);

}  // namespace shenbao
