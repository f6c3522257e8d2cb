// What lies on a line of a table, pixel by pixel.
#pragma once

#include <cstddef>
#include <opencv2/core/mat.hpp>
#include <vector>

#include "pipeline/grid/grid_scale.hpp"
#include "pipeline/grid/lattice.hpp"

namespace shenbao {

constexpr double kLineBandMm = 0.3;  // how far ink may lie off its line: waviness of 2 px at 200 dpi

// covered: under an accepted rule, or ink as thin and as free as a rule; ink: any other; sealed: hidden by a seal.
enum class Sample { blank, ink, covered, sealed };

// ink, seal: 8-bit, in the frame of the line; seal may be empty. x: px along the line.
[[nodiscard]] Sample sample_at(const cv::Mat& ink, const cv::Mat& seal, const LatticeLine& line, int x,
                               const GridScale& scale);

// Share of samples[from, to) that are `kind`.
[[nodiscard]] double share_of(const std::vector<Sample>& samples, std::size_t from, std::size_t to, Sample kind);

}  // namespace shenbao
