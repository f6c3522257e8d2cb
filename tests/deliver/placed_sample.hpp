// A page that lies on its left side, with a line above a table of two cells, one of them blank.
#pragma once

#include "models/declaration/declaration.hpp"

namespace shenbao::testing {

// Upright 2000 x 1000 px, source 1000 x 2000: upright (x, y) is source (y, 2000 - x).
inline Declaration make_placed_declaration() {
    Declaration d;
    d.id.assign(64, 'a').append("-1");
    PageInfo page;
    page.number = 1;
    page.width_px = 2000;
    page.height_px = 1000;
    page.dpi = 200;
    page.quarter_turns = 1;
    page.to_source = {0, 1, 0, -1, 0, 2000};
    page.source_width_px = 1000;
    page.source_height_px = 2000;
    page.lines = {{{100, 100, 500, 140},
                   Quad{{{100, 1900}, {100, 1500}, {140, 1500}, {140, 1900}}},
                   "绩效目标表",
                   FieldSource::ocr}};
    d.source = {"a.png", std::string(64, 'a'), 1, "image/png", {page}};
    TableCell cell;
    cell.col_span = 2;
    cell.bbox = {100, 200, 300, 300};
    cell.text = "<script>alert(1)</script> 表";
    cell.confidence = 0.91;
    cell.lines = {{{120, 220, 280, 260}, {}, cell.text, FieldSource::ocr}};
    TableCell blank;
    blank.row = 1;
    blank.col_span = 2;
    blank.bbox = {100, 300, 300, 400};
    for (TableCell* one : {&cell, &blank}) {
        one->quad = corners(one->bbox);
        for (Point& p : one->quad) p = page.to_source(p);
    }
    d.tables = {{"t1", 1, {100, 200, 300, 400}, 2, 2, {}, {cell, blank}}};
    return d;
}

}  // namespace shenbao::testing
