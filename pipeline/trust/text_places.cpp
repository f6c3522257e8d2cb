#include "pipeline/trust/text_places.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "pipeline/base/utf8.hpp"

namespace shenbao {

namespace {

// In heights of the text's characters: the difference of the blanks on both sides. Half of a number of two digits
// moves it by half of its height, one line of two by a whole one.
constexpr double kCentred = 0.3, kBeside = 0.4;
constexpr double kHalfFilled = 0.6;
constexpr double kAlike = 0.5, kShifted = 0.7;
constexpr std::size_t kFewestBeside = 3, kFewestInTable = 5;
constexpr double kNearlyAll =
    0.95;  // share of a table's texts; forms whose texts stand at the top of their cells say nothing
constexpr double kOneLine = 1.7;  // heights of its characters that one line takes at most

using CellKey = std::tuple<std::string, int, int>;

struct TextPlace {
    double off_middle = 0;    // to either side, heights of its characters
    double below_middle = 0;  // likewise
    bool one_line = false;
};
using TextPlacesOf = std::map<CellKey, TextPlace>;

struct CellAt {
    const TableCell* cell = nullptr;
    int page = 0;
};

// Whether a text begins or ends with such a mark.
bool is_half_filled(const std::string& text) {
    constexpr std::u32string_view kOpening = U"《（〔“【", kClosing = U"：，。；、》）〕”】";
    const std::u32string points = decode_utf8(text);
    return kOpening.find(points.front()) != kOpening.npos || kClosing.find(points.back()) != kClosing.npos;
}

// nullopt for what does not fill its cell.
std::optional<TextPlace> place_of(const Field& field, const CellAt& at) {
    const double height = field.evidence.get(EvidenceKind::glyph_height_px).value_or(0);
    const Box &ink = field.bbox, &cell = at.cell->bbox;
    if (field.text.empty() || height <= 0 || field.page != at.page) return std::nullopt;
    if (fold_text(field.text) != fold_text(at.cell->text)) return std::nullopt;
    // The ink of a full-width mark fills only half of its width.
    const double margin = is_half_filled(field.text) ? kHalfFilled : 0;
    const int right = (ink.x0 - cell.x0) - (cell.x1 - ink.x1), below = (ink.y0 - cell.y0) - (cell.y1 - ink.y1);
    const double off = std::max(0.0, std::abs(right) / height - margin);
    return TextPlace{off, below / height, ink.height() <= kOneLine * height};
}

// indicators/3/history/2019 -> indicators//history/: fields like it have the same.
std::string role_of(std::string path) {
    std::erase_if(path, [](char c) { return c >= '0' && c <= '9'; });
    return path;
}

std::vector<CellKey> find_beside(const TextPlacesOf& lines) {
    std::vector<CellKey> beside;
    std::size_t centred = 0;
    for (const auto& [cell, place] : lines) {
        if (place.off_middle <= kCentred) ++centred;
        if (place.off_middle > kBeside) beside.push_back(cell);
    }
    const bool all_others = centred >= kFewestBeside && centred + 1 == lines.size();
    return all_others ? beside : std::vector<CellKey>{};
}

std::vector<CellKey> find_shifted(const TextPlacesOf& texts) {
    if (texts.size() <= kFewestInTable) return {};
    std::vector<double> below;
    for (const auto& [cell, place] : texts) below.push_back(place.below_middle);
    std::ranges::nth_element(below, below.begin() + static_cast<std::ptrdiff_t>(below.size() / 2));
    const double usual = below[below.size() / 2];
    std::vector<CellKey> shifted;
    std::size_t alike = 0;
    for (const auto& [cell, place] : texts) {
        if (std::abs(place.below_middle - usual) <= kAlike) ++alike;
        if (std::abs(place.below_middle - usual) > kShifted) shifted.push_back(cell);
    }
    const auto others = static_cast<double>(texts.size() - 1);
    return static_cast<double>(alike) >= kNearlyAll * others ? shifted : std::vector<CellKey>{};
}

}  // namespace

TextPlaces::TextPlaces(const Declaration& declaration) {
    std::map<CellKey, CellAt> cells;
    for (const Table& table : declaration.tables)
        for (const TableCell& cell : table.cells) cells[{table.id, cell.row, cell.col}] = {&cell, table.page};
    std::map<std::tuple<std::string, int, int>, TextPlacesOf> columns;
    std::map<std::pair<std::string, std::string>, TextPlacesOf> roles;
    std::map<std::string, TextPlacesOf> tables;
    visit_fields(declaration, [&](const std::string& path, const Field& field) {
        if (!field.cell || field.source != FieldSource::ocr) return;
        const CellKey key{field.cell->table, field.cell->row, field.cell->col};
        const auto at = cells.find(key);
        if (at == cells.end()) return;
        const auto place = place_of(field, at->second);
        if (!place) return;
        tables[field.cell->table][key] = *place;
        if (!place->one_line) return;
        columns[{field.cell->table, field.cell->col, at->second.cell->col_span}][key] = *place;
        roles[{field.cell->table, role_of(path)}][key] = *place;
    });
    const auto add = [this](const std::vector<CellKey>& odd) { odd_.insert(odd.begin(), odd.end()); };
    for (const auto& [key, lines] : columns) add(find_beside(lines));
    for (const auto& [key, lines] : roles) add(find_beside(lines));
    for (const auto& [key, texts] : tables) add(find_shifted(texts));
}

bool TextPlaces::concern(const Field& field) const {
    return field.cell && field.source == FieldSource::ocr &&
           odd_.contains({field.cell->table, field.cell->row, field.cell->col});
}

}  // namespace shenbao
