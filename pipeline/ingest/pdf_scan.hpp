// A page that is nothing but a scan: its images, put together at their own resolution.
#pragma once

#include <optional>

#include "pipeline/ingest/image_frame.hpp"
#include "pipeline/ingest/pdf_survey.hpp"
#include "pipeline/ingest/read_context.hpp"

namespace shenbao {

struct ScannedPage {
    RasterImage raster;
    Affine to_page;  // px of the raster -> upright page points
};

// nullopt where the page is not a plain scan (visible text, drawing or annotations on it, slanted, masked,
// overlapping, unequal or more than 2000 images) and has to be rendered. Strips are joined; parts outside the page
// are cut off. Throws Error{unreadable_input} where an image of a plain scan is damaged.
[[nodiscard]] std::optional<ScannedPage> read_scanned_page(const PageSurvey& survey, const PageFrame& frame,
                                                           const ReadContext& context);

}  // namespace shenbao
