#include "tools/train/glyphs/glyph_sheet.hpp"

#include <pango/pangocairo.h>

#include <algorithm>
#include <cmath>
#include <mutex>
#include <opencv2/imgproc.hpp>

#include "models/declaration/error.hpp"
#include "pipeline/base/utf8.hpp"
#include "tools/typeset/text_context.hpp"

namespace shenbao::train {
namespace {

constexpr double kWidth_pt = 595.3, kHeight_pt = 841.9;  // A4
constexpr double kMargin_pt = 40;
constexpr double kPitch = 1.7;  // of the size: no character touches its neighbour
// Sizes of tables (小五 to 四号), one sheet in seven as large as titles.
constexpr double kSmallest_pt = 8.5, kLargest_pt = 13, kLargestTitle_pt = 20, kTitleShare = 0.15;
// Ordinary characters, whose middle upper and lower edge is what the reader finds in a line.
constexpr const char* kOrdinary =
    "国家财政部门整体支出绩效目标申报表指标名称数量质量时效成本社会经济生态服务满意度法治";

// Cairo 1.16 locks itself up when two threads free fonts at once: one thread prints, the others scan meanwhile.
std::mutex& printing() {
    static std::mutex mutex;
    return mutex;
}

using Layout = std::shared_ptr<PangoLayout>;

Layout lay_out(PangoContext* context, const std::string& face, const std::string& text, double size_px) {
    Layout layout(pango_layout_new(context), g_object_unref);
    PangoFontDescription* font = pango_font_description_from_string(face.c_str());
    pango_font_description_set_absolute_size(font, size_px * PANGO_SCALE);
    pango_layout_set_font_description(layout.get(), font);
    pango_font_description_free(font);
    pango_layout_set_text(layout.get(), text.c_str(), -1);
    PangoAttrList* list = pango_attr_list_new();
    pango_attr_list_insert(list, pango_attr_fallback_new(FALSE));
    pango_layout_set_attributes(layout.get(), list);
    pango_attr_list_unref(list);
    return layout;
}

double middle(std::vector<double> values) {
    std::nth_element(values.begin(), values.begin() + static_cast<long>(values.size() / 2), values.end());
    return values[values.size() / 2];
}

// An 8-bit drawing surface; ink is 255.
class Canvas {
  public:
    Canvas(int width, int height)
        : surface_(cairo_image_surface_create(CAIRO_FORMAT_A8, width, height), cairo_surface_destroy),
          cairo_(cairo_create(surface_.get()), cairo_destroy) {}

    void print(PangoLayout* layout, double middle_x, double baseline_y) {
        PangoLayoutLine* line = pango_layout_get_line_readonly(layout, 0);
        PangoRectangle logical;
        pango_layout_line_get_extents(line, nullptr, &logical);
        cairo_move_to(cairo_.get(), middle_x - pango_units_to_double(logical.width) / 2, baseline_y);
        pango_cairo_show_layout_line(cairo_.get(), line);
    }
    // Dark on white, at half the size.
    [[nodiscard]] cv::Mat halved() const {
        cairo_surface_flush(surface_.get());
        const cv::Mat ink(cairo_image_surface_get_height(surface_.get()),
                          cairo_image_surface_get_width(surface_.get()), CV_8U,
                          cairo_image_surface_get_data(surface_.get()),
                          static_cast<std::size_t>(cairo_image_surface_get_stride(surface_.get())));
        cv::Mat small;
        cv::resize(255 - ink, small, {ink.cols / 2, ink.rows / 2}, 0, 0, cv::INTER_AREA);
        return small;
    }

  private:
    std::shared_ptr<cairo_surface_t> surface_;
    std::shared_ptr<cairo_t> cairo_;
};

}  // namespace

GlyphPrinter::GlyphPrinter(const std::string& face) : face_(face) {
    const std::lock_guard lock(printing());
    context_ = typeset::make_text_context();
    constexpr double kSize = 100;
    std::vector<double> tops, heights;
    for (const char32_t c : decode_utf8(kOrdinary)) {
        const Layout layout = lay_out(context_.get(), face_, encode_utf8(c), kSize);
        if (pango_layout_get_unknown_glyphs_count(layout.get()) > 0)
            throw Error(ErrorCode::wrong_usage, {}, "the face '" + face + "' is not installed or not Chinese");
        PangoRectangle ink;
        pango_layout_line_get_extents(pango_layout_get_line_readonly(layout.get(), 0), &ink, nullptr);
        tops.push_back(pango_units_to_double(ink.y) / kSize);
        heights.push_back(pango_units_to_double(ink.y + ink.height) / kSize);
    }
    em_top_ = middle(tops);
    em_height_ = middle(heights) - em_top_;
}

std::vector<GlyphPrinter::Item> GlyphPrinter::printable(const std::vector<PrintedCharacter>& alphabet) const {
    const std::lock_guard lock(printing());
    std::vector<Item> items;
    for (std::size_t i = 0; i < alphabet.size(); ++i)
        for (const std::string& variant : alphabet[i].variants) {
            const Layout layout = lay_out(context_.get(), face_, variant, 20);
            if (pango_layout_get_unknown_glyphs_count(layout.get()) == 0) items.push_back({i, variant});
        }
    return items;
}

GlyphSheet GlyphPrinter::print_sheet(const std::vector<Item>& items, std::size_t& next, double dpi,
                                     scan::Random& random) const {
    const std::lock_guard lock(printing());
    GlyphSheet sheet;
    sheet.size_pt = random.chance(kTitleShare) ? random.uniform(kLargest_pt, kLargestTitle_pt)
                                               : random.uniform(kSmallest_pt, kLargest_pt);
    sheet.pitch_pt = kPitch * sheet.size_pt;
    sheet.em_top_pt = em_top_ * sheet.size_pt;
    sheet.em_height_pt = em_height_ * sheet.size_pt;
    const double scale = 2 * dpi / 72;  // px of the canvas per point
    Canvas canvas(2 * static_cast<int>(kWidth_pt * dpi / 72), 2 * static_cast<int>(kHeight_pt * dpi / 72));
    for (double y = kMargin_pt + sheet.pitch_pt; y < kHeight_pt - kMargin_pt; y += sheet.pitch_pt)
        for (double x = kMargin_pt + sheet.pitch_pt; x < kWidth_pt - kMargin_pt && next < items.size();
             x += sheet.pitch_pt) {
            const Item& item = items[next++];
            const Layout layout = lay_out(context_.get(), face_, item.printed, sheet.size_pt * scale);
            // Somewhere between the pixels, as on paper.
            const Point at{x + random.uniform(-0.5, 0.5) / scale, y + random.uniform(-0.5, 0.5) / scale};
            canvas.print(layout.get(), at.x * scale, at.y * scale);
            sheet.glyphs.push_back({item.character, at});
        }
    sheet.paper = {1, canvas.halved(), dpi, kWidth_pt, kHeight_pt};
    return sheet;
}

}  // namespace shenbao::train
