// An image as a page of a PDF, and where its pixels lie on it.
#pragma once

#include <optional>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageObjectHelper.hh>

#include "models/declaration/declaration.hpp"
#include "pipeline/deliver/pdf/picture.hpp"

namespace shenbao {

// Points for a pixel of the image as it lies on the page; they differ in faxes, whose pixels are not square.
struct PictureScale {
    double x = 0, y = 0;
};

// From the page's own reading: `to_source` and the resolution of the upright page. nullopt where it has none.
[[nodiscard]] std::optional<PictureScale> scale_of(const PageInfo& info);
// So that the longer side is that of A4.
[[nodiscard]] PictureScale usual_scale(const Picture& picture);

// Adds the page at the end. quarter_turns: clockwise, how readers are to show it.
[[nodiscard]] QPDFPageObjectHelper add_picture_page(QPDF& pdf, const Picture& picture, const PictureScale& scale,
                                                    int quarter_turns);

// px of the image, turned as its file says -> user space of its page.
[[nodiscard]] Affine picture_to_user(const Picture& picture, const PictureScale& scale);

}  // namespace shenbao
