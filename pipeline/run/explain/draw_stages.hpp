// Stage values -> pictures. Pure functions: nothing is measured here, only drawn.
//
// Every picture is 8-bit BGR in upright px (draw_source: source px); strokes and letters are in mm of the page.
#pragma once

#include <opencv2/core/mat.hpp>
#include <optional>
#include <span>

#include "models/declaration/field.hpp"
#include "pipeline/base/page_grid.hpp"
#include "pipeline/base/source_page.hpp"
#include "pipeline/base/upright_page.hpp"

namespace shenbao {

[[nodiscard]] cv::Mat draw_source(const SourcePage& page);
[[nodiscard]] cv::Mat draw_upright(const UprightPage& page);
[[nodiscard]] cv::Mat draw_ink(const UprightPage& page);
[[nodiscard]] cv::Mat draw_seal(const UprightPage& page);  // coloured ink marked on the page

[[nodiscard]] cv::Mat draw_segments(const UprightPage& page, const PageGrid& grid);
[[nodiscard]] cv::Mat draw_joints(const UprightPage& page, const PageGrid& grid);
[[nodiscard]] cv::Mat draw_cells(const UprightPage& page, const PageGrid& grid);

// A box with what became of it. Green: accepted; orange: review; red: review with a confidence under one half.
struct FieldMark {
    Box box;
    FieldStatus status = FieldStatus::review;
    std::optional<double> confidence;
};
// page: 8-bit, 1 or 3 channels; dpi: of that picture. Boxes in its pixels.
[[nodiscard]] cv::Mat draw_readings(const cv::Mat& page, double dpi, std::span<const FieldMark> marks);

}  // namespace shenbao
