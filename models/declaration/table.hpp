// A ruled table as delivered: the lattice of its distinct rule positions and the cells that tile it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "models/declaration/field.hpp"
#include "models/declaration/geometry.hpp"
#include "models/declaration/text_line.hpp"

namespace shenbao {

struct TableCell {
    int row = 0;  // 0-based index of the lattice row of its top rule
    int col = 0;
    int row_span = 1;
    int col_span = 1;
    Box bbox;   // upright px, rule centre to rule centre
    Quad quad;  // source px, clockwise from the upright top left
    std::string text;
    std::optional<double> confidence;
    FieldSource source = FieldSource::ocr;
    std::vector<TextLine> lines;  // top to bottom; empty in files of versions that did not write them
    friend bool operator==(const TableCell&, const TableCell&) = default;
};

struct Table {
    std::string id;  // "t1", "t2", ... unique in its document
    int page = 0;    // 1-based
    Box bbox;        // upright px
    int rows = 0;    // lattice rows
    int cols = 0;
    std::optional<std::string> continues;  // id of the table on an earlier page that this one goes on with
    std::vector<TableCell> cells;          // by row, then column
    friend bool operator==(const Table&, const Table&) = default;
};

}  // namespace shenbao
