#include "pipeline/ingest/pdf_text_layer.hpp"

#include <algorithm>
#include <cmath>
#include <opencv2/core.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/base/utf8.hpp"

namespace shenbao {

namespace {

constexpr double kMinKnownShare = 0.9;        // guess, unmeasured: sound exports have above 0.99
constexpr std::size_t kHanExpectedFrom = 40;  // glyphs; a filing's page of numbers alone has fewer; guess
constexpr double kMinContrast = 24;  // levels of 255 between a glyph's ink and its paper; guess, unmeasured

// Punctuation, signs and units of domain.md section 0 and 3 that are neither Han nor ASCII.
constexpr std::u32string_view kKnownSigns =
    U"，。、；：？！“”‘’（）《》〈〉【】〔〕［］「」『』—…·～％‰‱℃°±×÷≥≤≧≦≠≈＞＜＝＋－□■☑☐√✓★☆●○◎◆◇△▲▽▼※→←↑↓"
    U"①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ㎡㎥㎏㎞㎜㎝㏄²³℡№￥¥–―－＂＇／＼＊＆＃＠｛｝　•‧∶﹣═";

bool is_known(char32_t c) {
    const bool ascii = c >= 0x20 && c < 0x7F;
    const bool full_width = c >= 0xFF01 && c <= 0xFF5E;
    return ascii || full_width || is_han(c) || is_space(c) || kKnownSigns.find(c) != kKnownSigns.npos;
}

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

void add_glyphs(const poppler::text_box& box, const cv::Mat& image, double scale, TextLayer& layer) {
    const std::u32string points = decode_utf16(box.text());
    for (std::size_t i = 0; i < points.size(); ++i) {
        const poppler::rectf r = box.char_bbox(i);
        if (is_space(points[i]) || r.width() <= 0 || r.height() <= 0) continue;
        const TextGlyph glyph{
            encode_utf8(points[i]), {r.left() * scale, r.top() * scale}, {r.right() * scale, r.bottom() * scale}};
        if (leaves_ink(glyph, image)) layer.glyphs.push_back(glyph);
    }
}

}  // namespace

double known_character_share(const TextLayer& layer) {
    if (layer.glyphs.empty()) return 0;
    const auto known = std::count_if(layer.glyphs.begin(), layer.glyphs.end(), [](const TextGlyph& glyph) {
        const std::u32string points = decode_utf8(glyph.text);
        return std::all_of(points.begin(), points.end(), is_known);
    });
    return static_cast<double>(known) / static_cast<double>(layer.glyphs.size());
}

bool is_plausible_text(const TextLayer& layer) {
    if (known_character_share(layer) < kMinKnownShare) return false;
    if (layer.glyphs.size() < kHanExpectedFrom) return true;
    return std::any_of(layer.glyphs.begin(), layer.glyphs.end(), [](const TextGlyph& glyph) {
        const std::u32string points = decode_utf8(glyph.text);
        return std::any_of(points.begin(), points.end(), is_han);
    });
}

std::optional<TextLayer> read_text_layer(const poppler::page& page, const cv::Mat& image, double px_per_pt) {
    TextLayer layer;
    for (const poppler::text_box& box : page.text_list()) add_glyphs(box, image, px_per_pt, layer);
    if (layer.glyphs.empty() || !is_plausible_text(layer)) return std::nullopt;
    return layer;
}

}  // namespace shenbao
