// Funding in columns: 本年度预计投入 | 中央 | 省级 | 本级 | 其他, and the amounts of all in the row below.
#include <algorithm>

#include "pipeline/form/filling.hpp"

namespace shenbao {
namespace {

struct RowHeading {
    const FundingGroup* group = nullptr;
    const FundingRow* row = nullptr;
    std::size_t cell = 0;
};

class ColumnsReader {
  public:
    explicit ColumnsReader(Filling& filling) : filling_(filling), unit_(form_unit(filling.declaration)) {
        for (const FundingGroup& group : filling.edition.funding.groups) {
            group_labels_.push_back(group.labels);
            for (const FundingRow& row : group.rows) {
                rows_.push_back({&group, &row});
                row_labels_.push_back(row.labels);
            }
        }
    }

    void read(const Strip& strip) {
        if (read_headings(strip)) return;
        for (const RowHeading& heading : headings_) add_line(strip, heading);
    }

  private:
    [[nodiscard]] PlacedCell& cell(std::size_t index) { return filling_.layout.cells[index]; }

    // True if labels stand in the strip; the others of it are labels over them.
    bool read_headings(const Strip& strip) {
        bool found = false;
        for (const std::size_t index : strip.cells) {
            if (!filling_.layout.starts(strip, index) || cell(index).used) continue;
            const auto row = clear_label(cell(index).texts, row_labels_, filling_.lexicon.confusions);
            const auto group = clear_label(cell(index).texts, group_labels_, filling_.lexicon.confusions);
            if (row && (!group || row->similarity > group->similarity)) add_heading(row->index, index);
            if (group && !row) cell(index).used = true;
            found = found || row || group;
        }
        std::ranges::stable_sort(headings_, {}, [this](const RowHeading& one) { return cell(one.cell).left; });
        return found;
    }

    // Printed again on the next page, a label has its place there.
    void add_heading(std::size_t row, std::size_t index) {
        std::erase_if(headings_, [&](const RowHeading& one) { return one.row == rows_[row].row; });
        headings_.push_back({rows_[row].group, rows_[row].row, index});
        cell(index).used = true;
    }

    void add_line(const Strip& strip, const RowHeading& heading) {
        const PlacedCell& label = cell(heading.cell);
        const auto under = cell_under(filling_.layout, strip, label.left, label.right);
        if (!under || !filling_.layout.starts(strip, *under) || cell(*under).used) return;
        const Vocabulary words = vocabulary_of(heading.row->labels);
        FundingLine line;
        line.key = heading.row->key;
        line.group = heading.group->name;
        line.is_total = heading.row->is_total;
        line.label = fill_cell(filling_, heading.cell, {FieldKind::vocabulary, &words, {}});
        line.current = fill_cell(filling_, *under, {FieldKind::amount, nullptr, unit_});
        filling_.declaration.funding.push_back(std::move(line));
    }

    Filling& filling_;
    FormUnit unit_;
    std::vector<Labels> group_labels_, row_labels_;
    std::vector<RowHeading> rows_;      // parallel to row_labels_, without cells
    std::vector<RowHeading> headings_;  // from left to right
};

}  // namespace

void fill_funding_columns(Filling& filling, const Section& section) {
    ColumnsReader reader(filling);
    for (const Strip* strip : section.strips) reader.read(*strip);
}

}  // namespace shenbao
