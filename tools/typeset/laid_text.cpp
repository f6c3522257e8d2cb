#include "tools/typeset/laid_text.hpp"

#include <pango/pangocairo.h>

#include <algorithm>

#include "tools/typeset/text_context.hpp"

namespace shenbao::typeset {
namespace {

constexpr double kBaselineBelowMiddle = 0.36;         // of the size: Han glyphs centred in the line; by eye, UMing
constexpr const char* kHandFamily = "AR PL UKai CN";  // no face of handwriting with Han is packaged

void add_family(PangoAttrList* list, std::size_t begin, std::size_t end, const char* family) {
    PangoAttribute* run = pango_attr_family_new(family);
    run->start_index = static_cast<guint>(begin);
    run->end_index = static_cast<guint>(end);
    pango_attr_list_insert(list, run);
}

void add_latin_runs(PangoAttrList* list, const std::string& text, const std::string& family) {
    const auto is_latin = [](char c) { return c > 0x20 && c < 0x7f; };
    for (std::size_t begin = 0; begin < text.size();) {
        std::size_t end = begin;
        while (end < text.size() && is_latin(text[end])) ++end;
        if (end > begin) add_family(list, begin, end, family.c_str());
        begin = std::max(end, begin + 1);
    }
}

void set_runs(PangoLayout* layout, const FormText& content, const TextLook& look) {
    PangoAttrList* list = pango_attr_list_new();
    if (!look.latin.empty()) add_latin_runs(list, content.text, look.latin);
    for (const FieldRange& field : content.fields)
        if (field.handwritten) add_family(list, field.begin, field.end, kHandFamily);
    pango_layout_set_attributes(layout, list);
    pango_attr_list_unref(list);
}

std::shared_ptr<PangoLayout> make_layout(const FormText& content, double width_pt, const TextLook& look) {
    static const std::shared_ptr<PangoContext> kContext = make_text_context();
    std::shared_ptr<PangoLayout> layout(pango_layout_new(kContext.get()), g_object_unref);
    PangoFontDescription* font = pango_font_description_from_string(look.face.c_str());
    pango_font_description_set_size(font, static_cast<int>(look.size_pt * PANGO_SCALE + 0.5));
    pango_layout_set_font_description(layout.get(), font);
    pango_font_description_free(font);
    pango_layout_set_width(layout.get(), static_cast<int>(width_pt * PANGO_SCALE));
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_alignment(layout.get(), look.align == Align::centre ? PANGO_ALIGN_CENTER : PANGO_ALIGN_LEFT);
    pango_layout_set_text(layout.get(), content.text.c_str(), static_cast<int>(content.text.size()));
    set_runs(layout.get(), content, look);
    return layout;
}

std::vector<TextLine> list_lines(PangoLayout* layout) {
    std::vector<TextLine> lines;
    PangoLayoutIter* iter = pango_layout_get_iter(layout);
    do {
        const PangoLayoutLine* line = pango_layout_iter_get_line_readonly(iter);
        PangoRectangle logical;
        pango_layout_iter_get_line_extents(iter, nullptr, &logical);
        const auto begin = static_cast<std::size_t>(line->start_index);
        lines.push_back({begin, begin + static_cast<std::size_t>(line->length), pango_units_to_double(logical.x),
                         pango_units_to_double(logical.width)});
    } while (pango_layout_iter_next_line(iter) != 0);
    pango_layout_iter_free(iter);
    return lines;
}

}  // namespace

Rect unite(const Rect& a, const Rect& b) {
    if (a.width() <= 0 || a.height() <= 0) return b;
    if (b.width() <= 0 || b.height() <= 0) return a;
    return {std::min(a.x0, b.x0), std::min(a.y0, b.y0), std::max(a.x1, b.x1), std::max(a.y1, b.y1)};
}

LaidText::LaidText(FormText content, double width_pt, const TextLook& look)
    : content_(std::move(content)), look_(look) {
    layout_ = make_layout(content_, width_pt, look_);
    if (!content_.text.empty()) lines_ = list_lines(layout_.get());
}

Rect LaidText::line_box(int line) const {
    const TextLine& one = lines_[static_cast<std::size_t>(line)];
    return {one.x, line * look_.pitch_pt, one.x + one.width, (line + 1) * look_.pitch_pt};
}

Rect LaidText::range_box(std::size_t begin, std::size_t end, int first, int last) const {
    Rect box;
    for (int i = first; i < last; ++i) {
        const TextLine& line = lines_[static_cast<std::size_t>(i)];
        const std::size_t from = std::max(begin, line.begin), to = std::min(end, line.end);
        if (from >= to) continue;
        PangoLayoutLine* set = pango_layout_get_line_readonly(layout_.get(), i);
        int x0 = 0, x1 = 0;
        pango_layout_line_index_to_x(set, static_cast<int>(from), 0, &x0);
        pango_layout_line_index_to_x(set, static_cast<int>(to), 0, &x1);
        const Rect all = line_box(i);
        box = unite(box, {line.x + pango_units_to_double(x0), all.y0, line.x + pango_units_to_double(x1), all.y1});
    }
    return box;
}

Rect LaidText::room_after(std::size_t byte) const {
    constexpr double kRoomEms = 4;  // a name
    int line = 0, x = 0;
    pango_layout_index_to_line_x(layout_.get(), static_cast<int>(byte), 0, &line, &x);
    if (line >= line_count()) return {};
    const Rect all = line_box(line);
    const double begin = lines_[static_cast<std::size_t>(line)].x + pango_units_to_double(x);
    return {begin, all.y0, begin + kRoomEms * look_.size_pt, all.y1};
}

void LaidText::draw(cairo_t* page, double x, double y, int first, int last) const {
    for (int i = first; i < last; ++i) {
        const double middle = y + (i - first + 0.5) * look_.pitch_pt;
        cairo_move_to(page, x + lines_[static_cast<std::size_t>(i)].x,
                      middle + kBaselineBelowMiddle * look_.size_pt);
        pango_cairo_show_layout_line(page, pango_layout_get_line_readonly(layout_.get(), i));
    }
}

}  // namespace shenbao::typeset
