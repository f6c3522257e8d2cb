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
};

struct FormSheet {
    FormText attachment;  // top left of the first page; may be empty
    FormText title;       // printed on every page
    FormText fill_line;   // left of the line above the table; may be empty
    FormText unit_line;   // right of that line
    std::vector<FormBlock> blocks;
    std::vector<FormText> notes;  // under the table
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
