// Rows of sums below the indicators: 总分 | 100 | 98 | 优. Where 合计 stands beside 总分, the latter is the
// filing's.
#include <algorithm>

#include "pipeline/form/choose_reading.hpp"
#include "pipeline/form/filling.hpp"

namespace shenbao {
namespace {

struct SumRow {
    const Strip* strip = nullptr;
    std::size_t rank = 0;  // of its label among those of the edition; of a row without one, that of the row above
    std::optional<std::size_t> label;
};

std::vector<SumRow> rank_rows(const Filling& filling, const Section& section) {
    std::vector<Labels> labels;
    for (const std::string& label : filling.edition.indicators.totals) labels.push_back({label});
    std::vector<SumRow> rows;
    for (const Strip* strip : section.strips) {
        SumRow row{strip, rows.empty() ? 0 : rows.back().rank, {}};
        for (const std::size_t index : strip->cells) {
            if (!filling.layout.starts(*strip, index)) continue;
            const auto match = clear_label(filling.layout.cells[index].texts, labels, filling.lexicon.confusions);
            if (!match) continue;
            row.rank = match->index;
            row.label = index;
            break;
        }
        rows.push_back(row);
    }
    std::ranges::stable_sort(rows, {}, &SumRow::rank);
    return rows;
}

void fill_under_columns(Filling& filling, const Strip& strip, Totals& totals) {
    for (const auto& [horizon, columns] : filling.known_columns)
        for (const IndicatorColumn& column : columns) {
            if (column.role != "weight" && column.role != "score") continue;
            OptionalField& field = column.role == "weight" ? totals.weight : totals.score;
            const auto under = cell_under(filling.layout, strip, column.left, column.right);
            if (field || !under || filling.layout.cells[*under].used) continue;
            field = fill_cell(filling, *under, {FieldKind::target_value, nullptr, {}});
        }
}

void fill_grade(Filling& filling, const Strip& strip, Totals& totals) {
    const auto grade = filling.lexicon.vocabularies.find("grade");
    if (grade == filling.lexicon.vocabularies.end()) return;
    for (const std::size_t index : strip.cells) {
        const PlacedCell& cell = filling.layout.cells[index];
        if (cell.used || cell.blank() || totals.grade || !find_word(grade->second, cell.text)) continue;
        totals.grade = fill_cell(filling, index, {FieldKind::vocabulary, &grade->second, {}});
    }
}

// What another row of sums holds is kept under its label.
void keep_beside(Filling& filling, const SumRow& row) {
    const Expectation text{FieldKind::text, nullptr, {}};
    filling.layout.cells[*row.label].used = true;
    for (const std::size_t index : row.strip->cells) {
        const PlacedCell& cell = filling.layout.cells[index];
        if (index == *row.label || cell.used || cell.blank() || !filling.layout.starts(*row.strip, index))
            continue;
        filling.declaration.others.push_back(
            {fill_cell(filling, *row.label, text), fill_cell(filling, index, text)});
    }
}

}  // namespace

void fill_totals(Filling& filling, const Section& section) {
    Totals totals;
    const std::vector<SumRow> rows = rank_rows(filling, section);
    for (const SumRow& row : rows) {
        if (row.label && row.rank != rows.front().rank) {
            keep_beside(filling, row);
            continue;
        }
        if (row.label) filling.layout.cells[*row.label].used = true;
        fill_under_columns(filling, *row.strip, totals);
        fill_grade(filling, *row.strip, totals);
    }
    if (totals.weight || totals.score || totals.grade) filling.declaration.totals = std::move(totals);
}

}  // namespace shenbao
