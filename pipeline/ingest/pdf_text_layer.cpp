#include "pipeline/ingest/pdf_text_layer.hpp"

#include <algorithm>
#include <cmath>
#include <opencv2/core.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/base/utf8.hpp"
#include "pipeline/ingest/text_plausibility.hpp"

namespace shenbao {

namespace {

constexpr double kMinContrast = 24;  // levels of 255 between a glyph's ink and its paper; guess, unmeasured

// Boxes are as high as the font says that its letters are. Noto Serif CJK: 1.44 of its size; rewritten by
// Ghostscript 2.85, from its tallest glyph, and a title's box took in the lines above and below it.
constexpr double kTallestEm = 1.5;
constexpr double kUsualEm = 1.3;

// UTF-16 to code points; text_box counts its glyphs in code points.
std::u32string decode_utf16(const poppler::ustring& text) {
    std::u32string points;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char32_t unit = text[i];
        if (unit >= 0xD800 && unit < 0xDC00 && i + 1 < text.size()) {
            points.push_back(0x10000 + ((unit - 0xD800) << 10) + (text[++i] - 0xDC00U));
        } else {
            points.push_back(unit);
        }
    }
    return points;
}

bool leaves_ink(const TextGlyph& glyph, const cv::Mat& image) {
    const cv::Rect page(0, 0, image.cols, image.rows);
    const cv::Point from(static_cast<int>(std::floor(glyph.top_left.x)),
                         static_cast<int>(std::floor(glyph.top_left.y)));
    const cv::Point to(static_cast<int>(std::ceil(glyph.bottom_right.x)),
                       static_cast<int>(std::ceil(glyph.bottom_right.y)));
    const cv::Rect box = cv::Rect(from, to) & page;
    if (box.empty()) return false;
    double low = 0, high = 0;
    cv::minMaxLoc(image(box).clone().reshape(1), &low, &high);
    return high - low >= kMinContrast;
}

bool is_upright(const poppler::text_box& box) {
    return box.rotation() % 2 == 0;
}

// The size of the text's letters, pt; nullopt where the font does not tell: it is narrower than a letter.
std::optional<double> em_of(const poppler::text_box& box, std::size_t letters) {
    if (!box.has_font_info() || box.get_font_size() <= 0) return std::nullopt;
    for (std::size_t i = 0; i < letters; ++i) {
        const poppler::rectf r = box.char_bbox(i);
        if ((is_upright(box) ? r.width() : r.height()) > kUsualEm * box.get_font_size()) return std::nullopt;
    }
    return box.get_font_size();
}

// About the same middle, no higher than letters are.
poppler::rectf as_high_as_letters(const poppler::rectf& r, double em, bool upright) {
    const double height = upright ? r.height() : r.width();
    if (height <= kTallestEm * em) return r;
    const double off = (height - kUsualEm * em) / 2;
    return upright ? poppler::rectf(r.x(), r.y() + off, r.width(), kUsualEm * em)
                   : poppler::rectf(r.x() + off, r.y(), kUsualEm * em, r.height());
}

void add_glyphs(const poppler::text_box& box, const cv::Mat& image, double scale, TextLayer& layer) {
    const std::u32string points = decode_utf16(box.text());
    const std::optional<double> em = em_of(box, points.size());
    for (std::size_t i = 0; i < points.size(); ++i) {
        const poppler::rectf said = box.char_bbox(i);
        const poppler::rectf r = em ? as_high_as_letters(said, *em, is_upright(box)) : said;
        if (is_space(points[i]) || r.width() <= 0 || r.height() <= 0) continue;
        const TextGlyph glyph{
            encode_utf8(points[i]), {r.left() * scale, r.top() * scale}, {r.right() * scale, r.bottom() * scale}};
        if (leaves_ink(glyph, image)) layer.glyphs.push_back(glyph);
    }
}

}  // namespace

std::optional<TextLayer> read_text_layer(const poppler::page& page, const cv::Mat& image, double px_per_pt) {
    TextLayer layer;
    for (const poppler::text_box& box : page.text_list(poppler::page::text_list_include_font))
        add_glyphs(box, image, px_per_pt, layer);
    if (layer.glyphs.empty() || !is_plausible_text(layer)) return std::nullopt;
    return layer;
}

}  // namespace shenbao
