// A form as rows of cells before it is set: what is printed where, which fields a text holds. No points yet.
//
// Made by one file per form family (make_sheet.hpp); set on pages by set_pages.hpp.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace shenbao::typeset {

using Json = nlohmann::ordered_json;  // keeps the order of the years as given

// The bytes [begin, end) of a text are the field at `path` ("funding/0/current").
struct FieldRange {
    std::string path;
    std::size_t begin = 0;
    std::size_t end = 0;
    int declaration = 0;       // counted from the sheet's first; only a list of projects has several
    std::string said = {};     // what a mark says (the √ in the column 有可能); empty = the bytes
    bool handwritten = false;  // signed with a pen
};

struct FormText {
    std::string text;  // UTF-8, '\n' between list items
    std::vector<FieldRange> fields;
};

enum class Align { left, centre };

struct FormCell {
    int row = 0;  // in its block
    int col = 0;
    int row_span = 1;
    int col_span = 1;
    FormText content;
    Align align = Align::centre;
    int first_line = 0;  // set lines [first_line, end_line) belong to this cell: a row split at a line
    int end_line = -1;   // -1 = to the last line
};

// Rows with columns of their own, as Word keeps them: the next block may have other columns.
struct FormBlock {
    std::string heading;          // "整体绩效目标", "长期目标1:": where a page break can be asked for
    std::vector<double> columns;  // 0..1 of the table's width, ascending, first 0, last 1
    int rows = 0;
    int kept_rows = 1;  // so many first rows are not parted by a page end
    bool page_break_before = false;
    std::vector<FormCell> cells;  // tile the block
    int repeated_rows = 0;        // so many first rows are printed again on each page the block goes on to
};

// A text on a line of its own above or below the table, from `begin` (share of the table's width) on.
struct LinePart {
    FormText text;
    double begin = 0;
};
using FormLine = std::vector<LinePart>;

enum class TitleOn { first_page, every_page };

struct FormSheet {
    FormText attachment;  // top left of the first page; may be empty
    FormText title;
    FormText year_line;  // centred under the title; may be empty
    TitleOn title_on = TitleOn::every_page;
    std::vector<FormLine> above;  // between title and table of the first page
    std::vector<FormBlock> blocks;
    std::string notes_label = "备注:";
    std::vector<FormText> notes;  // under the table
    std::vector<FormLine> below;  // under the notes: signatures
    std::string watermark;        // grey, across every page; may be empty
};

[[nodiscard]] FormText plain_text(std::string_view text);
// Appends a leaf of the declaration; null adds nothing and no field.
void append_field(FormText& text, const std::string& path, const Json& leaf);
// Marks the first place of `leaf` in the text as the field; nothing where it does not occur.
void mark_field(FormText& text, const std::string& path, const Json& leaf);
[[nodiscard]] FormText field_text(const std::string& path, const Json& leaf);

// Moves columns of different blocks that are closer than `distance` (share of the width) onto each other.
void snap_columns(std::vector<FormBlock>& blocks, double distance);

}  // namespace shenbao::typeset
