#include "pipeline/form/filling.hpp"

#include <algorithm>
#include <utility>

#include "pipeline/form/column_headings.hpp"

namespace shenbao {

Pieces take_pieces(Filling& filling, const std::vector<std::size_t>& cells) {
    Pieces pieces;
    for (const std::size_t index : cells) {
        PlacedCell& cell = filling.layout.cells[index];
        cell.used = true;
        for (const Piece& piece : cell_pieces(*cell.reading, cell.page->info.number)) pieces.push_back(piece);
    }
    return cells.size() > 1 ? by_printed_line(std::move(pieces)) : pieces;
}

Field fill_cells(Filling& filling, const std::vector<std::size_t>& cells, const Expectation& expected) {
    const Pieces pieces = take_pieces(filling, cells);
    const auto with_text =
        std::ranges::find_if(cells, [&](std::size_t i) { return !filling.layout.cells[i].blank(); });
    const std::size_t place = with_text == cells.end() ? cells.front() : *with_text;
    return make_cell_field(filling.layout.cells[place], pieces, expected, filling.lexicon.confusions);
}

Field fill_cell(Filling& filling, std::size_t cell, const Expectation& expected) {
    return fill_cells(filling, {cell}, expected);
}

void report_number(Filling& filling, const std::string& path, const Field& field, const TextItem& item) {
    if (item.origin == NumberOrigin::printed || !item.number) return;
    const bool proven = item.origin == NumberOrigin::proven;
    const std::string read = item.marker.empty() ? "nothing" : "\"" + item.marker + "\"";
    Issue issue;
    issue.code = "inferred-number";
    issue.severity = proven ? Severity::info : Severity::warning;
    issue.message =
        "number " + std::to_string(*item.number) + " where " + read + " was read: " +
        (proven ? "what is printed around it leaves no other" : "an item may be lost or run into another");
    issue.page = field.page;
    issue.bbox = field.bbox;
    issue.fields = {path};
    filling.declaration.issues.push_back(std::move(issue));
}

Vocabulary vocabulary_of(const Labels& labels) {
    Vocabulary vocabulary;
    for (const std::string& label : labels) vocabulary.push_back({label, {label + ":"}, {}});
    return vocabulary;
}

std::optional<std::size_t> cell_under(const Layout& layout, const Strip& strip, double left, double right) {
    constexpr double kUnder = 0.5;  // of the narrower of column and cell. Guess, unmeasured
    std::optional<std::size_t> best;
    double best_share = kUnder;
    for (const std::size_t cell : strip.cells) {
        const PlacedCell& placed = layout.cells[cell];
        const double share = common_width(placed.left, placed.right, left, right);
        if (share > best_share) {
            best_share = share;
            best = cell;
        }
    }
    return best;
}

namespace {

// The year of the two before the fiscal year that is not taken and most like the header; nullopt if none is, or
// two are equally.
std::optional<std::string> most_alike_year(const Filling& filling, const PlacedCell& header, int fiscal,
                                           const std::vector<std::string>& taken) {
    constexpr double kAlike = 0.5;  // of the printed year, given that only two are possible. Guess
    std::optional<std::string> best;
    double best_similarity = kAlike;
    for (const int back : {1, 2}) {
        const std::string year = std::to_string(fiscal - back);
        if (std::ranges::count(taken, year)) continue;
        const double similarity =
            confusable_similarity(label_form(header.text), label_form(year + "年"), filling.lexicon.confusions);
        if (similarity < best_similarity) continue;
        best = similarity > best_similarity ? std::optional(year) : std::nullopt;
        best_similarity = similarity;
    }
    return best;
}

}  // namespace

std::optional<HistoryYear> find_history_year(Filling& filling, const PlacedCell& header,
                                             const std::vector<std::string>& taken) {
    const auto printed = read_year_header(header);
    if (printed && !printed->empty() && !std::ranges::count(taken, *printed)) return HistoryYear{*printed};
    const OptionalField& fiscal = filling.declaration.fiscal_year;
    if (printed || header.blank() || !fiscal || !fiscal->value || !fiscal->value->year) return std::nullopt;
    const int year = *fiscal->value->year;
    const auto inferred = most_alike_year(filling, header, year, taken);
    if (!inferred) return std::nullopt;
    const bool beside_other = std::ranges::any_of(taken, [&](const std::string& one) {
        return one == std::to_string(year - 1) || one == std::to_string(year - 2);
    });
    filling.declaration.issues.push_back({"inferred-year",
                                          Severity::info,
                                          "year " + *inferred + " where \"" + header.text + "\" was read",
                                          header.page->info.number,
                                          header.grid->box,
                                          {}});
    return HistoryYear{*inferred, beside_other ? NumberOrigin::proven : NumberOrigin::guessed};
}

}  // namespace shenbao
