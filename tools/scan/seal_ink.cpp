#include "tools/scan/seal_ink.hpp"

#include <pango/pangocairo.h>

#include <cmath>
#include <functional>
#include <memory>
#include <numbers>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "tools/scan/effects.hpp"

namespace shenbao::scan {
namespace {

constexpr double kPi = std::numbers::pi;
constexpr double kTextArcDeg = 250;  // the name takes at most this much of the circle; guess, unmeasured

// What `draw` leaves on an empty sheet, 32-bit float 0..1.
cv::Mat draw_coverage(cv::Size size, const std::function<void(cairo_t*)>& draw) {
    const std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)> surface(
        cairo_image_surface_create(CAIRO_FORMAT_A8, size.width, size.height), cairo_surface_destroy);
    const std::unique_ptr<cairo_t, decltype(&cairo_destroy)> canvas(cairo_create(surface.get()), cairo_destroy);
    draw(canvas.get());
    cairo_surface_flush(surface.get());
    const cv::Mat view(size.height, size.width, CV_8U, cairo_image_surface_get_data(surface.get()),
                       static_cast<std::size_t>(cairo_image_surface_get_stride(surface.get())));
    cv::Mat coverage;
    view.convertTo(coverage, CV_32F, 1.0 / 255);
    return coverage;
}

std::vector<std::string> split_characters(const std::string& text) {
    std::vector<std::string> characters;
    for (const char* at = text.c_str(); *at != 0;) {
        const char* next = g_utf8_next_char(at);
        characters.emplace_back(at, static_cast<std::size_t>(next - at));
        at = next;
    }
    return characters;
}

void draw_ring_and_star(cairo_t* canvas, double radius, double ring) {
    cairo_set_line_width(canvas, ring);
    cairo_arc(canvas, 0, 0, radius - ring / 2, 0, 2 * kPi);
    cairo_stroke(canvas);
    const double outer = radius * 0.33, inner = outer * 0.382;
    for (int i = 0; i < 10; ++i) {
        const double angle = -kPi / 2 + i * kPi / 5;
        const double r = i % 2 == 0 ? outer : inner;
        cairo_line_to(canvas, r * std::cos(angle), r * std::sin(angle));
    }
    cairo_close_path(canvas);
    cairo_fill(canvas);
}

void draw_character(cairo_t* canvas, PangoLayout* layout, const std::string& character, double middle) {
    pango_layout_set_text(layout, character.c_str(), -1);
    PangoRectangle ink;
    pango_layout_get_extents(layout, &ink, nullptr);
    cairo_scale(canvas, 0.72, 1.0);  // the tall narrow letters of seals
    cairo_move_to(canvas, -pango_units_to_double(ink.x) - pango_units_to_double(ink.width) / 2,
                  -middle - pango_units_to_double(ink.y) - pango_units_to_double(ink.height) / 2);
    pango_cairo_show_layout(canvas, layout);
}

void draw_arc_text(cairo_t* canvas, const std::string& name, double radius, double ring) {
    const std::vector<std::string> characters = split_characters(name);
    const std::unique_ptr<PangoLayout, decltype(&g_object_unref)> layout(pango_cairo_create_layout(canvas),
                                                                         g_object_unref);
    const double step =
        std::min(24.0, kTextArcDeg / std::max<double>(1, static_cast<double>(characters.size()) - 1));
    const double size = std::min(radius * 0.30, radius * 0.80 * step * kPi / 180 / 0.74);
    PangoFontDescription* font = pango_font_description_from_string("Noto Serif CJK SC Bold");
    pango_font_description_set_absolute_size(font, size * PANGO_SCALE);
    pango_layout_set_font_description(layout.get(), font);
    pango_font_description_free(font);
    const double middle = radius - ring - radius * 0.06 - size / 2;
    for (std::size_t i = 0; i < characters.size(); ++i) {
        const double turn = (static_cast<double>(i) - (static_cast<double>(characters.size()) - 1) / 2) * step;
        cairo_save(canvas);
        cairo_rotate(canvas, turn * kPi / 180);
        draw_character(canvas, layout.get(), characters[i], middle);
        cairo_restore(canvas);
    }
}

// 0.3..1: pressed harder on one side, patchy, with pores of the paper.
cv::Mat ink_evenness(cv::Size size, double px_per_mm, Random& random) {
    cv::Mat even = 0.82 + smooth_field(size, 9 * px_per_mm, random) * 0.13 +
                   smooth_field(size, 1.2 * px_per_mm, random) * 0.10 + noise_field(size, 0.8, random) * 0.10;
    cv::max(even, 0.15, even);
    cv::min(even, 1.0, even);
    return even;
}

// One hasty character: a few strokes running into each other, the last one drawn out to the right.
void draw_scrawl(cairo_t* canvas, Point corner, double width, double height, double px_per_mm, Random& random) {
    const auto inside = [&](double x0, double x1, double y0, double y1) {
        return Point{corner.x + width * random.uniform(x0, x1), corner.y + height * random.uniform(y0, y1)};
    };
    const int strokes = random.integer(3, 5);
    Point at = inside(0.0, 0.3, 0.0, 0.3);
    for (int i = 0; i < strokes; ++i) {
        const bool last = i + 1 == strokes;
        const double low = 0.8 * i / strokes;
        const Point b = inside(0.5, 1.1, low, low + 0.2), c = inside(-0.1, 0.6, low + 0.1, low + 0.5);
        const Point end = last ? inside(0.9, 1.3, 0.7, 1.0) : inside(0.1, 0.8, low + 0.15, low + 0.5);
        cairo_set_line_width(canvas, random.uniform(0.35, 0.65) * px_per_mm);
        cairo_move_to(canvas, at.x, at.y);
        cairo_curve_to(canvas, b.x, b.y, c.x, c.y, end.x, end.y);
        cairo_stroke(canvas);
        at = random.chance(0.6) ? end : inside(0.0, 0.6, low, low + 0.4);
    }
}

}  // namespace

cv::Mat stamp_coverage(cv::Size size, const RoundSeal& seal, Random& random) {
    cv::Mat coverage = draw_coverage(size, [&](cairo_t* canvas) {
        cairo_translate(canvas, seal.centre_px.x, seal.centre_px.y);
        cairo_rotate(canvas, seal.turn_deg * kPi / 180);
        const double radius = seal.diameter_mm / 2 * seal.px_per_mm, ring = seal.ring_mm * seal.px_per_mm;
        draw_ring_and_star(canvas, radius, ring);
        draw_arc_text(canvas, seal.name, radius, ring);
    });
    cv::GaussianBlur(coverage, coverage, {0, 0}, 0.08 * seal.px_per_mm);
    return coverage.mul(ink_evenness(size, seal.px_per_mm, random));
}

cv::Mat pen_coverage(cv::Size size, Point start_px, double width_mm, double height_mm, double px_per_mm,
                     Random& random) {
    const double width = width_mm * px_per_mm, height = height_mm * px_per_mm;
    const int characters = random.integer(2, 3);
    cv::Mat coverage = draw_coverage(size, [&](cairo_t* canvas) {
        cairo_set_line_cap(canvas, CAIRO_LINE_CAP_ROUND);
        cairo_set_line_join(canvas, CAIRO_LINE_JOIN_ROUND);
        for (int i = 0; i < characters; ++i) {
            const double left = start_px.x + width * i / characters;
            draw_scrawl(canvas, {left, start_px.y - height / 2}, width / characters, height, px_per_mm, random);
        }
    });
    cv::GaussianBlur(coverage, coverage, {0, 0}, 0.04 * px_per_mm);
    return coverage * 0.9;
}

}  // namespace shenbao::scan
