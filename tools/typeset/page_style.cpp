#include "tools/typeset/page_style.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <random>

#include "models/declaration/error.hpp"

namespace shenbao::typeset {
namespace {

struct FaceNames {
    std::string body;
    std::string title;
};

FaceNames find_face(const std::string& name) {
    static const std::map<std::string, FaceNames> kFaces{
        {"uming", {"AR PL UMing CN", "Noto Serif CJK SC Bold"}},
        {"ukai", {"AR PL UKai CN", "Noto Serif CJK SC Bold"}},
        {"notoserif", {"Noto Serif CJK SC", "Noto Serif CJK SC Bold"}},
        {"notosans", {"Noto Sans CJK SC", "Noto Sans CJK SC Bold"}},
        {"wqy", {"WenQuanYi Zen Hei", "WenQuanYi Zen Hei"}},
        {"microhei", {"WenQuanYi Micro Hei", "WenQuanYi Micro Hei"}}};
    const auto found = kFaces.find(name);
    if (found == kFaces.end())
        throw Error(ErrorCode::wrong_usage, {}, "unknown face '" + name + "'",
                    "use uming, ukai, notoserif, notosans, wqy or microhei");
    return found->second;
}

std::string find_latin(const std::string& name) {
    if (name == "same") return {};
    if (name == "liberation-serif") return "Liberation Serif";
    if (name == "liberation-sans") return "Liberation Sans";
    throw Error(ErrorCode::wrong_usage, {}, "unknown Latin face '" + name + "'",
                "use same, liberation-serif or liberation-sans");
}

// Uniform in [low, high); written out, since the standard's distributions differ between libraries.
double draw(std::mt19937& random, double low, double high) {
    return low + (high - low) * (static_cast<double>(random()) / 4294967296.0);
}

// Ranges: what Word tables of such forms plausibly have; guess, unmeasured.
void vary_style(PageStyle& style, std::uint32_t seed) {
    std::mt19937 random(seed);
    style.margin_left_pt = draw(random, 42, 68);
    style.margin_right_pt = draw(random, 42, 68);
    style.margin_top_pt = draw(random, 45, 72);
    style.line_pitch = draw(random, 1.2, 1.45);
    style.pad_y_pt = draw(random, 1.5, 4.5);
    style.pad_x_pt = draw(random, 3.5, 5.5);
    style.rule_pt = random() % 2 == 0 ? 0.5 : 0.75;
    style.frame_pt = random() % 3 == 0 ? draw(random, 1.0, 1.5) : style.rule_pt;
    style.title_pt = draw(random, 16, 22);
    style.notes = random() % 2 == 0 ? NotesPlace::below_table : NotesPlace::last_row;
    style.tall_rows = random() % 3 == 0 ? TallRows::split_at_line : TallRows::move_to_next_page;
    for (int i = 0; i < 23; ++i) style.width_jitter.push_back(draw(random, 0.88, 1.14));
}

}  // namespace

PageStyle make_style(const std::string& face, const std::string& latin, double size_pt,
                     std::uint32_t layout_seed) {
    if (!(size_pt >= 5 && size_pt <= 20)) throw Error(ErrorCode::wrong_usage, {}, "the size must be 5 to 20 pt");
    PageStyle style;
    const FaceNames names = find_face(face);
    style.face = names.body;
    style.title_face = names.title;
    style.latin = find_latin(latin);
    style.size_pt = size_pt;
    style.layout_seed = layout_seed;
    if (layout_seed != 0) vary_style(style, layout_seed);
    return style;
}

std::size_t pick(const PageStyle& style, std::string_view name, std::size_t count) {
    if (style.layout_seed == 0) return 0;
    std::uint32_t hash = 2166136261U ^ style.layout_seed;  // FNV-1a
    for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
    return (hash >> 8) % count;
}

std::string_view pick_word(const PageStyle& style, std::initializer_list<std::string_view> words) {
    return words.begin()[pick(style, *words.begin(), words.size())];
}

std::vector<double> column_positions(std::vector<double> widths, const PageStyle& style) {
    for (std::size_t i = 0; i < widths.size() && !style.width_jitter.empty(); ++i)
        widths[i] *= style.width_jitter[(i + 3 * widths.size()) % style.width_jitter.size()];
    const double total = std::accumulate(widths.begin(), widths.end(), 0.0);
    std::vector<double> positions{0};
    for (const double width : widths) positions.push_back(positions.back() + width / total);
    positions.back() = 1;
    return positions;
}

}  // namespace shenbao::typeset
