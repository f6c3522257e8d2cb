#include "pipeline/ingest/text_plausibility.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include "pipeline/base/utf8.hpp"

namespace shenbao {

namespace {

constexpr double kMinKnownShare = 0.9;        // guess, unmeasured: sound exports have above 0.99
constexpr std::size_t kHanExpectedFrom = 40;  // glyphs; a filing's page of numbers alone has fewer; guess

// Punctuation, signs and units of domain.md section 0 and 3 that are neither Han nor ASCII.
constexpr std::u32string_view kKnownSigns =
    U"，。、；：？！“”‘’（）《》〈〉【】〔〕［］「」『』—…·～％‰‱℃°±×÷≥≤≧≦≠≈＞＜＝＋－□■☑☐√✓★☆●○◎◆◇△▲▽▼※→←↑↓"
    U"①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ㎡㎥㎏㎞㎜㎝㏄²³℡№￥¥–―－＂＇／＼＊＆＃＠｛｝　•‧∶﹣═";

bool is_known(char32_t c) {
    const bool ascii = c >= 0x20 && c < 0x7F;
    const bool full_width = c >= 0xFF01 && c <= 0xFF5E;
    return ascii || full_width || is_han(c) || is_space(c) || kKnownSigns.find(c) != kKnownSigns.npos;
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

}  // namespace shenbao
