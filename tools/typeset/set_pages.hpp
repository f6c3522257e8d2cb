// Form sheets -> pages of placed cells and texts: row heights, page ends, titles, page numbers, headers again.
//
// Lengths in points, page frame: origin at the top left corner, y down. Cell boxes run from rule centre to rule
// centre. A block is parted between rows; a cell that runs over the page end is placed on both pages, its text
// on the first. Only a row taller than a page (or, if the style says so, than the rest of the page) is parted at
// a line: then both parts carry their own lines.
#pragma once

#include <memory>
#include <vector>

#include "tools/typeset/laid_text.hpp"

namespace shenbao::typeset {

// Lines [first, last) of a text with line `first` at (x, y).
struct PlacedText {
    std::shared_ptr<const LaidText> text;  // never null
    int first = 0;
    int last = 0;
    double x = 0;
    double y = 0;
    bool repeated = false;                        // a title printed again: its fields are on the first page
    [[nodiscard]] Rect line_box(int line) const;  // page frame
    [[nodiscard]] Rect range_box(std::size_t begin, std::size_t end) const;  // page frame
    [[nodiscard]] Rect room_after(std::size_t byte) const;                   // page frame
};

struct PlacedCell {
    Rect box;
    PlacedText text;
    bool continued = false;  // the part after a page end
    bool repeated = false;   // a header printed again: its fields are on the first page
};

struct SheetPage {
    int number = 1;       // 1-based in the file
    int declaration = 0;  // 0-based
    bool first_of_sheet = false;
    std::vector<PlacedCell> cells;  // one connected frame
    std::vector<PlacedText> loose;  // attachment, title, lines above and below, notes, page number
    double width_pt = 0;            // 0 = the style's
    double height_pt = 0;
    std::string watermark;
    [[nodiscard]] double width(const PageStyle& style) const {
        return width_pt > 0 ? width_pt : style.page_width_pt;
    }
    [[nodiscard]] double height(const PageStyle& style) const {
        return height_pt > 0 ? height_pt : style.page_height_pt;
    }
};

// Appends the pages of one sheet; numbers go on from the pages already there.
void set_pages(const FormSheet& sheet, int declaration, const PageStyle& style, std::vector<SheetPage>& pages);

}  // namespace shenbao::typeset
