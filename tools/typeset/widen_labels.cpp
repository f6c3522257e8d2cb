#include "tools/typeset/widen_labels.hpp"

#include <string_view>

namespace shenbao::typeset {
namespace {

std::string_view widened(const char& c) {
    switch (c) {
        case '(': return "（";
        case ')': return "）";
        case ':': return "：";
        default: return {&c, 1};
    }
}

bool in_field(const FormText& text, std::size_t byte) {
    for (const FieldRange& field : text.fields)
        if (byte >= field.begin && byte < field.end) return true;
    return false;
}

void widen(FormText& text) {
    std::string wide;
    std::vector<std::size_t> moved;  // byte of the old text -> byte of the new one
    for (std::size_t i = 0; i < text.text.size(); ++i) {
        moved.push_back(wide.size());
        wide += in_field(text, i) ? std::string_view(&text.text[i], 1) : widened(text.text[i]);
    }
    moved.push_back(wide.size());
    for (FieldRange& field : text.fields) {
        field.begin = moved[field.begin];
        field.end = moved[field.end];
    }
    text.text = std::move(wide);
}

void widen(std::vector<FormLine>& lines) {
    for (FormLine& line : lines)
        for (LinePart& part : line) widen(part.text);
}

}  // namespace

void widen_labels(FormSheet& sheet) {
    widen(sheet.year_line);
    widen(sheet.above);
    widen(sheet.below);
    for (FormBlock& block : sheet.blocks)
        for (FormCell& cell : block.cells) widen(cell.content);
}

}  // namespace shenbao::typeset
