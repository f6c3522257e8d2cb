#include "tools/typeset/draw_pdf.hpp"

#include <cairo-pdf.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>

#include "models/declaration/error.hpp"

namespace shenbao::typeset {
namespace {

constexpr double kWatermarkShare = 0.6;  // of the page's width; guess, unmeasured
constexpr double kWatermarkGrey = 0.85;  // 1 = white; guess, unmeasured

std::size_t count_code_points(const std::string& text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

struct Stroke {
    double begin = 0;
    double end = 0;
};
using StrokesAt = std::map<double, std::vector<Stroke>>;  // position of the rule -> its strokes

std::vector<Stroke> merge_strokes(std::vector<Stroke> strokes) {
    std::sort(strokes.begin(), strokes.end(), [](const Stroke& a, const Stroke& b) { return a.begin < b.begin; });
    std::vector<Stroke> merged;
    for (const Stroke& stroke : strokes) {
        if (merged.empty() || stroke.begin > merged.back().end + 0.01) merged.push_back(stroke);
        merged.back().end = std::max(merged.back().end, stroke.end);
    }
    return merged;
}

void stroke_rules(cairo_t* page, const StrokesAt& rules, bool horizontal, const PageStyle& style) {
    for (const auto& [at, strokes] : rules) {
        const bool outer = at == rules.begin()->first || at == rules.rbegin()->first;
        cairo_set_line_width(page, outer ? style.frame_pt : style.rule_pt);
        for (const Stroke& stroke : merge_strokes(strokes)) {
            cairo_move_to(page, horizontal ? stroke.begin : at, horizontal ? at : stroke.begin);
            cairo_line_to(page, horizontal ? stroke.end : at, horizontal ? at : stroke.end);
            cairo_stroke(page);
        }
    }
}

void draw_rules(cairo_t* page, const std::vector<PlacedCell>& cells, const PageStyle& style) {
    StrokesAt horizontal, vertical;
    for (const PlacedCell& cell : cells) {
        for (const double y : {cell.box.y0, cell.box.y1}) horizontal[y].push_back({cell.box.x0, cell.box.x1});
        for (const double x : {cell.box.x0, cell.box.x1}) vertical[x].push_back({cell.box.y0, cell.box.y1});
    }
    cairo_set_line_cap(page, CAIRO_LINE_CAP_SQUARE);
    stroke_rules(page, horizontal, true, style);
    stroke_rules(page, vertical, false, style);
}

void draw_text(cairo_t* page, const PlacedText& text) {
    text.text->draw(page, text.x, text.y, text.first, text.last);
}

// Grey, along the diagonal, behind the print.
void draw_watermark(cairo_t* page, const SheetPage& sheet, const PageStyle& style) {
    if (sheet.watermark.empty()) return;
    const double width = sheet.width(style), height = sheet.height(style);
    const double size = width * kWatermarkShare / static_cast<double>(count_code_points(sheet.watermark));
    const LaidText text(plain_text(sheet.watermark), width + height, {style.face, {}, size, size, Align::left});
    cairo_save(page);
    cairo_set_source_rgb(page, kWatermarkGrey, kWatermarkGrey, kWatermarkGrey);
    cairo_translate(page, width / 2, height / 2);
    cairo_rotate(page, -std::atan2(height, width));
    text.draw(page, -text.lines().front().width / 2, -size / 2, 0, 1);
    cairo_restore(page);
}

void draw_page(cairo_t* page, const SheetPage& sheet, const PageStyle& style) {
    draw_watermark(page, sheet, style);
    cairo_set_source_rgb(page, 0, 0, 0);
    draw_rules(page, sheet.cells, style);
    for (const PlacedCell& cell : sheet.cells) draw_text(page, cell.text);
    for (const PlacedText& text : sheet.loose) draw_text(page, text);
}

}  // namespace

void draw_pdf(const std::vector<SheetPage>& pages, const PageStyle& style, const std::string& path) {
    const std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)> surface(
        cairo_pdf_surface_create(path.c_str(), style.page_width_pt, style.page_height_pt), cairo_surface_destroy);
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE, "2020-01-01T00:00:00Z");
    const std::unique_ptr<cairo_t, decltype(&cairo_destroy)> page(cairo_create(surface.get()), cairo_destroy);
    for (const SheetPage& sheet : pages) {
        cairo_pdf_surface_set_size(surface.get(), sheet.width(style), sheet.height(style));
        draw_page(page.get(), sheet, style);
        cairo_show_page(page.get());
    }
    cairo_surface_finish(surface.get());
    if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS)
        throw Error(ErrorCode::cannot_write, {path, std::nullopt}, "cannot write the PDF");
}

}  // namespace shenbao::typeset
