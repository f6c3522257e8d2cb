#include "pipeline/run/page_info.hpp"

#include <cmath>

namespace shenbao {

PageReading reading_of(const PageText& text) {
    bool ocr = false, layer = false;
    const auto count = [&](const LineReading& line) {
        (line.source == FieldSource::text_layer ? layer : ocr) = true;
    };
    for (const auto& table : text.tables)
        for (const CellReading& cell : table)
            for (const LineReading& line : cell.lines) count(line);
    for (const LineReading& line : text.loose_lines) count(line);
    if (ocr && layer) return PageReading::mixed;
    if (layer) return PageReading::text_layer;
    return ocr ? PageReading::ocr : PageReading::blank;
}

PageInfo describe_page(const UprightPage& page, const PageText& text) {
    PageInfo info;
    info.number = page.number;
    info.width_px = page.grey.cols;
    info.height_px = page.grey.rows;
    if (page.dpi > 0) info.dpi = page.dpi;
    info.quarter_turns = page.quarter_turns;
    info.skew_deg = page.skew_deg;
    info.to_source = page.map.affine();
    info.reading = reading_of(text);
    info.marks = page.marks;
    return info;
}

PageInfo with_source(PageInfo info, const SourcePage& source, cv::Size size_px) {
    info.source_width_px = static_cast<int>(std::lround(size_px.width * source.to_stored.a));
    info.source_height_px = static_cast<int>(std::lround(size_px.height * source.to_stored.e));
    info.to_user_space = source.to_user_space;
    return info;
}

std::vector<TextLine> loose_lines(const PageText& text, const PageMap& map) {
    std::vector<TextLine> lines;
    for (const LineReading& line : text.loose_lines)
        if (!line.text.empty()) lines.push_back({line.box, map.to_source(line.box), line.text, line.source});
    return lines;
}

}  // namespace shenbao
