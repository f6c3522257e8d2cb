#include "pipeline/text/text_layer_lines.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "pipeline/base/reader_kind.hpp"
#include "pipeline/base/utf8.hpp"

namespace shenbao {

namespace {

std::string without_blanks(const std::string& text) {
    std::u32string kept;
    for (const char32_t c : decode_utf8(text))
        if (!is_space(c)) kept.push_back(c);
    return encode_utf8(kept);
}

Box upright_box(const TextGlyph& glyph, const PageMap& map) {
    const Point a = map.to_upright(glyph.top_left), b = map.to_upright(glyph.bottom_right);
    return {static_cast<int>(std::floor(std::min(a.x, b.x))), static_cast<int>(std::floor(std::min(a.y, b.y))),
            static_cast<int>(std::ceil(std::max(a.x, b.x))), static_cast<int>(std::ceil(std::max(a.y, b.y)))};
}

bool on_line(const UprightGlyph& glyph, const Box& line) {
    const int overlap = std::min(glyph.box.y1, line.y1) - std::max(glyph.box.y0, line.y0);
    return overlap * 2 > std::min(glyph.box.height(), line.height());
}

LineReading make_line(std::vector<UprightGlyph> glyphs) {
    std::sort(glyphs.begin(), glyphs.end(),
              [](const UprightGlyph& a, const UprightGlyph& b) { return a.box.x0 < b.box.x0; });
    LineReading line;
    line.source = FieldSource::text_layer;
    for (const UprightGlyph& glyph : glyphs) {
        line.box = unite(line.box, glyph.box);
        line.text += glyph.text;
        line.chars.push_back({glyph.text, glyph.box, 1.0});
    }
    line.attempts.push_back({kLayerReader, line.text, 1.0});
    line.evidence.set(EvidenceKind::text_length, static_cast<double>(decode_utf8(line.text).size()));
    line.evidence.set(EvidenceKind::glyph_height_px, line.box.height());
    return line;
}

}  // namespace

std::vector<UprightGlyph> place_glyphs(const TextLayer& layer, const PageMap& map) {
    std::vector<UprightGlyph> placed;
    for (const TextGlyph& glyph : layer.glyphs) {
        const std::string text = without_blanks(glyph.text);
        if (!text.empty()) placed.push_back({text, upright_box(glyph, map)});
    }
    return placed;
}

std::vector<LineReading> order_glyphs(std::vector<UprightGlyph> glyphs) {
    std::sort(glyphs.begin(), glyphs.end(), [](const UprightGlyph& a, const UprightGlyph& b) {
        return a.box.y0 + a.box.y1 < b.box.y0 + b.box.y1;
    });
    std::vector<std::vector<UprightGlyph>> rows;
    std::vector<Box> boxes;
    for (UprightGlyph& glyph : glyphs) {
        if (rows.empty() || !on_line(glyph, boxes.back())) {
            rows.emplace_back();
            boxes.push_back(glyph.box);
        }
        boxes.back() = unite(boxes.back(), glyph.box);
        rows.back().push_back(std::move(glyph));
    }
    std::vector<LineReading> lines;
    for (auto& row : rows) lines.push_back(make_line(std::move(row)));
    return lines;
}

std::vector<LineReading> split_at_gaps(const std::vector<LineReading>& lines, double gap_heights) {
    std::vector<LineReading> parts;
    for (const LineReading& line : lines) {
        std::vector<UprightGlyph> part;
        for (const CharReading& c : line.chars) {
            if (!part.empty() && c.box.x0 - part.back().box.x1 > gap_heights * line.box.height())
                parts.push_back(make_line(std::exchange(part, {})));
            part.push_back({c.text, c.box});
        }
        if (!part.empty()) parts.push_back(make_line(std::move(part)));
    }
    return parts;
}

}  // namespace shenbao
