// A document's texts with their places on the scan: what ALTO, PAGE, hOCR and the searchable PDF are made of.
//
// Frame: px of the source image (what `to_source` leads to), origin at the top left, y down. A page that lies on
// its side or hangs askew keeps lying so: quads run clockwise from the corner that is the upright text's top left.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "models/declaration/declaration.hpp"

namespace shenbao {

struct PlacedWord {
    std::string text;  // without blanks
    Quad quad;
};

struct PlacedLine {
    std::string text;
    Quad quad;
    FieldSource source = FieldSource::ocr;
    std::vector<PlacedWord> words;             // in order; more than one where the line has blanks
    FieldSource read_from = FieldSource::ocr;  // what was there before anybody corrected it: ocr or text_layer
};

struct PlacedCell {
    int row = 0, col = 0, row_span = 1, col_span = 1;
    Quad quad;
    std::optional<double> confidence;
    std::vector<PlacedLine> lines;  // top to bottom; empty in a blank cell
};

struct PlacedTable {
    std::string id;
    int rows = 0, cols = 0;
    Quad quad;
    std::vector<PlacedCell> cells;
};

struct PlacedPage {
    PageInfo info;
    double width_px = 0, height_px = 0;  // of the source image
    std::vector<PlacedLine> lines;       // outside tables
    std::vector<PlacedTable> tables;
};

// declarations: all of one document. Each page once, by number; each table once, though several filings of a list
// may name it. A line says what was read; but the one line of a cell says what became of it, mended or corrected,
// and what a person corrected in a cell of several lines is parted over them by their length.
// In files without lines a cell is one line of the cell's size.
[[nodiscard]] std::vector<PlacedPage> place_pages(std::span<const Declaration> declarations);

// The words of a line, parted at blanks. Where a character stands in its line is reckoned: Han and full-width
// signs take twice the room of others.
[[nodiscard]] std::vector<PlacedWord> split_words(const std::string& text, const Quad& quad);

// Of one character, in em: 1 or 0.5.
[[nodiscard]] double advance_of(char32_t c);

// The smallest upright box around a quad, in whole px; never negative, right and bottom exclusive.
[[nodiscard]] Box bounds_of(const Quad& quad);

}  // namespace shenbao
