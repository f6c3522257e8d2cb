// What a PDF page draws, from its content stream: which images stand where, and whether anything visible stands on
// top of them. Tells a scan in a PDF wrapper from a digital page.
//
// Frame: upright page points (1/72 in times the page's UserUnit), origin at the top left of the crop box after
// /Rotate, y down: the frame Poppler renders.
#pragma once

#include <cstddef>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <vector>

#include "models/declaration/geometry.hpp"

namespace shenbao {

// An upright rectangle with fractional edges.
struct Rect {
    double x0 = 0, y0 = 0, x1 = 0, y1 = 0;
    [[nodiscard]] double width() const { return x1 > x0 ? x1 - x0 : 0; }
    [[nodiscard]] double height() const { return y1 > y0 ? y1 - y0 : 0; }
    [[nodiscard]] double area() const { return width() * height(); }
};

[[nodiscard]] Rect intersect(const Rect& a, const Rect& b);

struct PageFrame {
    Affine to_page;  // user space -> upright page points
    double width_pt = 0, height_pt = 0;
    double user_unit = 1;
    [[nodiscard]] Rect rect() const { return {0, 0, width_pt, height_pt}; }
};

struct PlacedImage {
    QPDFObjectHandle stream;  // null for an inline image
    Affine placement;         // unit square -> upright page points; the first row lies along y = 1
    double width_px = 0, height_px = 0;
    bool opaque = true;  // no soft mask, not a stencil
    [[nodiscard]] Rect bounds() const;
    [[nodiscard]] bool is_straight() const;    // its sides are parallel to the page's
    [[nodiscard]] double x_px_per_pt() const;  // of the straight image, along the page's x
    [[nodiscard]] double y_px_per_pt() const;
};

// Only what no later page-filling image covers.
struct PageSurvey {
    std::vector<PlacedImage> images;  // in drawing order
    long long visible_text_bytes = 0;
    long long hidden_text_bytes = 0;  // render modes 3 and 7, and text under a page-filling image
    long long painted_paths = 0;
    bool has_annotations = false;  // with an appearance
    bool complete = true;          // false: the content could not be followed to its end
    bool oversized = false;        // over max_drawing_bytes or 3 million objects; the survey ended there
};

[[nodiscard]] PageFrame find_page_frame(QPDFPageObjectHelper page);
// max_drawing_bytes: of the page's content, its annotations, and its forms as often as they are drawn, unpacked.
[[nodiscard]] PageSurvey survey_page(QPDFPageObjectHelper page, const PageFrame& frame,
                                     std::size_t max_drawing_bytes);

// Share of the page covered by its largest image, 0..1.
[[nodiscard]] double largest_image_share(const PageSurvey& survey, const PageFrame& frame);

}  // namespace shenbao
