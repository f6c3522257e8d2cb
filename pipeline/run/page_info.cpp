#include "pipeline/run/page_info.hpp"

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

}  // namespace shenbao
