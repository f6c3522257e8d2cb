#include "tests/support/print_line.hpp"

#include <pango/pangocairo.h>

#include <memory>
#include <opencv2/imgproc.hpp>

#include "tools/typeset/text_context.hpp"

namespace shenbao {

LinePicture print_line(const std::string& text, const std::string& face, double size_px) {
    const std::shared_ptr<PangoContext> context = typeset::make_text_context();
    const std::shared_ptr<PangoLayout> layout(pango_layout_new(context.get()), g_object_unref);
    PangoFontDescription* font = pango_font_description_from_string(face.c_str());
    pango_font_description_set_absolute_size(font, size_px * PANGO_SCALE);
    pango_layout_set_font_description(layout.get(), font);
    pango_font_description_free(font);
    pango_layout_set_text(layout.get(), text.c_str(), -1);
    PangoRectangle ink;
    pango_layout_get_pixel_extents(layout.get(), &ink, nullptr);
    constexpr int kMargin = 4;
    const std::shared_ptr<cairo_surface_t> surface(
        cairo_image_surface_create(CAIRO_FORMAT_A8, ink.width + 2 * kMargin, ink.height + 2 * kMargin),
        cairo_surface_destroy);
    const std::shared_ptr<cairo_t> cairo(cairo_create(surface.get()), cairo_destroy);
    cairo_move_to(cairo.get(), kMargin - ink.x, kMargin - ink.y);
    pango_cairo_show_layout(cairo.get(), layout.get());
    cairo_surface_flush(surface.get());
    const cv::Mat drawn(cairo_image_surface_get_height(surface.get()),
                        cairo_image_surface_get_width(surface.get()), CV_8U,
                        cairo_image_surface_get_data(surface.get()),
                        static_cast<std::size_t>(cairo_image_surface_get_stride(surface.get())));
    cv::Mat soft;
    cv::GaussianBlur(drawn, soft, {0, 0}, 0.5);
    // The glyph height of a page is the ink of its Han characters: nine tenths of the em.
    return {{0, 0, soft.cols, soft.rows}, 255 - soft, soft > 100, 0.9 * size_px};
}

}  // namespace shenbao
