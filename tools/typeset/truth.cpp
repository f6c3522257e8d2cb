#include "tools/typeset/truth.hpp"

#include <cmath>

#include "tools/typeset/lattice.hpp"

namespace shenbao::typeset {
namespace {

double rounded(double points) {
    return std::round(points * 1000) / 1000;
}

Json box_json(const Rect& box) {
    return {rounded(box.x0), rounded(box.y0), rounded(box.x1), rounded(box.y1)};
}

Json quad_json(const Rect& box) {
    const double x0 = rounded(box.x0), y0 = rounded(box.y0), x1 = rounded(box.x1), y1 = rounded(box.y1);
    return Json::array({{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}});
}

// The bytes of the lines placed; list items keep their line breaks, wrapping leaves none.
std::string placed_bytes(const PlacedText& placed) {
    if (placed.first >= placed.last) return {};
    const auto& lines = placed.text->lines();
    const std::size_t begin = lines[static_cast<std::size_t>(placed.first)].begin;
    const std::size_t end = lines[static_cast<std::size_t>(placed.last - 1)].end;
    return placed.text->content().text.substr(begin, end - begin);
}

struct Place {
    int page = 0;
    Json cell;  // {"table","row","col"} or null
};

void add_lines(Json& lines, const PlacedText& placed, const Place& place) {
    for (int i = placed.first; i < placed.last; ++i) {
        const TextLine& line = placed.text->lines()[static_cast<std::size_t>(i)];
        lines.push_back({{"page", place.page},
                         {"cell", place.cell},
                         {"text", placed.text->content().text.substr(line.begin, line.end - line.begin)},
                         {"quad", quad_json(placed.line_box(i))}});
    }
}

// A field of a parted row has the box of its first part; parts after it are not repeated. A blank one has the
// cell's, or the room after its label where it has no cell.
void add_fields(Json& fields, const PlacedText& placed, const Place& place, int declaration,
                const Rect& if_empty) {
    const FormText& content = placed.text->content();
    for (const FieldRange& field : content.fields) {
        const bool blank = field.begin == field.end;
        const Rect empty = if_empty.width() > 0 ? if_empty : placed.room_after(field.begin);
        const Rect box = blank ? empty : placed.range_box(field.begin, field.end);
        if (box.width() <= 0) continue;
        const std::size_t part_begin = blank || placed.first >= placed.last
                                           ? 0
                                           : placed.text->lines()[static_cast<std::size_t>(placed.first)].begin;
        if (field.begin < part_begin) continue;
        const std::string printed = content.text.substr(field.begin, field.end - field.begin);
        fields.push_back({{"path", field.path},
                          {"declaration", declaration + field.declaration},
                          {"text", field.said.empty() ? printed : field.said},
                          {"page", place.page},
                          {"cell", place.cell},
                          {"quad", quad_json(box)}});
    }
}

Json cell_json(const LatticeCell& cell) {
    return {{"row", cell.row},
            {"col", cell.col},
            {"row_span", cell.row_span},
            {"col_span", cell.col_span},
            {"bbox", box_json(cell.cell->box)},
            {"quad", quad_json(cell.cell->box)},
            {"text", placed_bytes(cell.cell->text)}};
}

void add_table(Json& truth, const SheetPage& page) {
    if (page.cells.empty()) return;
    const Lattice lattice = find_lattice(page);
    Json& tables = truth["tables"];
    const std::string id = "t" + std::to_string(tables.size() + 1);
    const Json continues = page.first_of_sheet || tables.empty() ? Json() : tables.back()["id"];
    Json cells = Json::array();
    for (const LatticeCell& cell : lattice.cells) {
        cells.push_back(cell_json(cell));
        const Place place{page.number, {{"table", id}, {"row", cell.row}, {"col", cell.col}}};
        add_lines(truth["lines"], cell.cell->text, place);
        if (cell.cell->continued && cell.cell->text.first >= cell.cell->text.last) continue;
        if (cell.cell->repeated) continue;
        add_fields(truth["fields"], cell.cell->text, place, page.declaration, cell.cell->box);
    }
    tables.push_back({{"id", id},
                      {"page", page.number},
                      {"continues", continues},
                      {"bbox", box_json(lattice.box)},
                      {"quad", quad_json(lattice.box)},
                      {"rows", lattice.row_lines.size() - 1},
                      {"cols", lattice.col_lines.size() - 1},
                      {"cells", cells}});
}

void add_loose_texts(Json& truth, const SheetPage& page) {
    for (const PlacedText& text : page.loose) {
        add_lines(truth["lines"], text, {page.number, Json()});
        if (!text.repeated) add_fields(truth["fields"], text, {page.number, Json()}, page.declaration, {});
    }
}

}  // namespace

Json make_truth(const Json& form, const std::vector<SheetPage>& pages, const PageStyle& style) {
    Json truth{
        {"schema", "shenbao-truth/1"}, {"id", form.value("id", "")}, {"declarations", form.at("declarations")},
        {"pages", Json::array()},      {"tables", Json::array()},    {"fields", Json::array()},
        {"lines", Json::array()}};
    for (const SheetPage& page : pages) {
        truth["pages"].push_back({{"number", page.number},
                                  {"width", rounded(page.width(style))},
                                  {"height", rounded(page.height(style))},
                                  {"unit", "pt"}});
        add_loose_texts(truth, page);
        add_table(truth, page);
    }
    return truth;
}

}  // namespace shenbao::typeset
