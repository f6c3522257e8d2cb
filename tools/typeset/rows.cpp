#include "tools/typeset/rows.hpp"

#include <utility>

namespace shenbao::typeset {

void append_row(FormBlock& block, std::vector<RowCell> cells, int first_col) {
    int col = first_col;
    for (RowCell& cell : cells) {
        block.cells.push_back({block.rows, col, cell.rows, cell.cols, std::move(cell.text), cell.align});
        col += cell.cols;
    }
    ++block.rows;
}

Json leaf_at(const Json& declaration, const std::string& path) {
    const Json::json_pointer at("/" + path);
    return declaration.contains(at) ? declaration.at(at) : Json();
}

bool has_leaf(const Json& declaration, const std::string& path) {
    return leaf_at(declaration, path).is_string();
}

FormText leaf_text(const Json& declaration, const std::string& path) {
    return field_text(path, leaf_at(declaration, path));
}

FormText framed_leaf(std::string_view before, const Json& declaration, const std::string& path,
                     std::string_view after) {
    FormText text = plain_text(before);
    append_field(text, path, leaf_at(declaration, path));
    text.text += after;
    return text;
}

FormText money_label(std::string_view label, const Json& declaration) {
    if (!has_leaf(declaration, "money_unit")) return plain_text(label);
    return framed_leaf(std::string(label) + "(", declaration, "money_unit", ")");
}

RowCell label_cell(std::string_view text, int cols, int rows) {
    return {plain_text(text), cols, rows};
}

RowCell leaf_cell(const Json& declaration, const std::string& path, int cols) {
    return {leaf_text(declaration, path), cols};
}

RowCell prose_cell(FormText text, int cols) {
    return {std::move(text), cols, 1, Align::left};
}

void append_text(FormText& text, const FormText& added) {
    const std::size_t shift = text.text.size();
    text.text += added.text;
    for (FieldRange field : added.fields) {
        field.begin += shift;
        field.end += shift;
        text.fields.push_back(std::move(field));
    }
}

void append_line(FormText& text, const FormText& added) {
    if (!text.text.empty()) text.text += "\n";
    append_text(text, added);
}

FormText labelled(std::string_view label, const FormText& text) {
    FormText all = plain_text(label);
    append_text(all, text);
    return all;
}

}  // namespace shenbao::typeset
