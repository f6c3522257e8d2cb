#include "tools/typeset/text_context.hpp"

#include <pango/pangocairo.h>

namespace shenbao::typeset {

std::shared_ptr<PangoContext> make_text_context() {
    PangoFontMap* map = pango_cairo_font_map_get_default();
    std::shared_ptr<PangoContext> context(pango_font_map_create_context(map), g_object_unref);
    pango_cairo_context_set_resolution(context.get(), 72);
    cairo_font_options_t* options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context.get(), options);
    cairo_font_options_destroy(options);
    pango_context_set_round_glyph_positions(context.get(), 0);
    pango_context_set_language(context.get(), pango_language_from_string("zh-cn"));
    return context;
}

}  // namespace shenbao::typeset
