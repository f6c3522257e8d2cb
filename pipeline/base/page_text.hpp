// What was read on a page: one CellReading per grid cell, and the lines outside all tables.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "models/declaration/evidence.hpp"
#include "models/declaration/field.hpp"
#include "models/declaration/geometry.hpp"

namespace shenbao {

struct CharReading {
    std::string text;        // one character, UTF-8
    Box box;                 // upright px
    double score = 0;        // 0..1, recogniser's own, not calibrated
    bool borne_out = false;  // two kinds of readers saw it, or its shape or a word tells
};

inline constexpr char32_t kNotShown = U'\uFFFC';

// One reader's reading of a line at one scale and cleaning.
struct Attempt {
    std::string reader;  // "HanS", "chi_sim", "eng", "text_layer", ...
    std::string text;    // with the glyphs' reading around the parts, where only parts were shown to it
    double score = 0;    // 0..1, mean of its characters
    // It gave nothing else than parts of the line; `text` has kNotShown for each character of the rest.
    bool of_parts = false;
};

struct LineReading {
    Box box;                         // ink of the line, upright px
    std::string text;                // the vote over the attempts
    std::vector<CharReading> chars;  // of `text`, in order
    std::vector<Attempt> attempts;
    std::vector<Alternative> alternatives;  // other texts the pixels support, by falling weight
    FieldSource source = FieldSource::ocr;
    Evidence evidence;
};

struct CellReading {
    std::vector<LineReading> lines;  // top to bottom; empty = blank cell
    Evidence evidence;               // of the cell as a whole: rule_coverage, seal_overlap
};

struct PageText {
    std::vector<std::vector<CellReading>> tables;  // [table][cell], parallel to PageGrid::tables[].cells
    std::vector<LineReading> loose_lines;          // outside tables, top to bottom
};

// The text of several lines of one cell joined as the form joins them: wrapping removed, no blanks between Han.
[[nodiscard]] std::string joined_text(const CellReading& cell);

}  // namespace shenbao
