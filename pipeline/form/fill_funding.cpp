// The funding matrix: columns by their headings (funding_columns), rows by their labels, groups by the merged cell
// before them or, where a page break took it, by the rows themselves. A row whose label nobody could read is the
// one that must follow, where only one can.
#include <algorithm>

#include "pipeline/base/typed_values.hpp"
#include "pipeline/base/utf8.hpp"
#include "pipeline/form/filling.hpp"
#include "pipeline/form/funding_columns.hpp"
#include "pipeline/form/mend_text.hpp"

namespace shenbao {
namespace {

constexpr double kSureRow = 0.8;  // T5 of pipeline/check/README.md

class FundingReader {
  public:
    explicit FundingReader(Filling& filling)
        : filling_(filling), unit_(form_unit(filling.declaration)), columns_(filling) {
        for (std::size_t g = 0; g < spec().groups.size(); ++g) {
            if (spec().groups[g].pairs) continue;
            group_labels_.push_back(spec().groups[g].labels);
            for (const FundingRow& row : spec().groups[g].rows)
                if (row.any)
                    any_ = AnyRow{g, &row};
                else if (std::ranges::find(row_labels_, row.labels) == row_labels_.end())
                    row_labels_.push_back(row.labels);
        }
    }

    // next: the strip below, or nullptr.
    void read(const Strip& strip, const Strip* next) {
        if (const auto row = find_row(strip)) {
            read_row(strip, *row, RowLabel::read);
        } else if (any_) {
            if (!columns_.read_headings(strip) && !read_any_row(strip)) read_rest(strip);
        } else if (const auto inferred = infer_row(strip, next)) {
            read_row(strip, *inferred, RowLabel::inferred);
        } else if (!columns_.read_headings(strip)) {
            read_rest(strip);
        }
    }

  private:
    enum class RowLabel { read, inferred };
    struct RowFound {
        std::size_t cell = 0;
        std::size_t label = 0;  // of row_labels_
    };
    struct AnyRow {
        std::size_t group = 0;
        const FundingRow* row = nullptr;
    };

    const FundingSpec& spec() const { return filling_.edition.funding; }
    const std::vector<FundingColumn>& columns() const { return columns_.all(); }
    PlacedCell& cell(std::size_t index) { return filling_.layout.cells[index]; }

    std::optional<RowFound> find_row(const Strip& strip) {
        for (const std::size_t index : strip.cells) {
            if (!filling_.layout.starts(strip, index)) continue;
            const auto match = clear_label(cell(index).texts, row_labels_, filling_.lexicon.confusions);
            if (match && any_ && !is_surely(index, *match)) continue;  // 小计 among rows of any label
            if (match && match->similarity > columns_.likeness_to_heading(cell(index)))
                return RowFound{index, match->index};
        }
        return std::nullopt;
    }

    // A speck behind a label of two characters is a third of it.
    bool is_surely(std::size_t index, const LabelMatch& match) {
        if (match.similarity >= kSureRow) return true;
        const Labels& labels = row_labels_[match.index];
        const std::u32string mended = label_form(mend_text(cell(index).text));
        return std::ranges::any_of(labels, [&](const std::string& label) { return label_form(label) == mended; });
    }

    // The row whose label was not readable: the one that follows the last in the form, unless it is the next one.
    std::optional<RowFound> infer_row(const Strip& strip, const Strip* next) {
        const auto cell = find_row_head(strip);
        if (!cell || filling_.declaration.funding.empty() || count_amounts(strip) < 2) return std::nullopt;
        const std::vector<FundingRow>& rows = spec().groups[last_group_].rows;
        const auto last = std::ranges::find(rows, filling_.declaration.funding.back().key, &FundingRow::key);
        if (last == rows.end() || std::next(last) == rows.end()) return std::nullopt;
        const auto at = std::ranges::find(row_labels_, std::next(last)->labels) - row_labels_.begin();
        const RowFound row{*cell, static_cast<std::size_t>(at)};
        const auto below = next ? find_row(*next) : std::nullopt;
        if (below && below->label == row.label) return std::nullopt;
        return row;
    }

    // The last cell with text before the columns.
    std::optional<std::size_t> find_row_head(const Strip& strip) {
        if (columns().empty()) return std::nullopt;
        const double left = columns().front().left;
        std::optional<std::size_t> head;
        for (const std::size_t index : strip.cells)
            if (filling_.layout.starts(strip, index) && !cell(index).blank() && cell(index).left < left)
                head = index;
        return head;
    }

    // How many columns hold an amount here.
    std::size_t count_amounts(const Strip& strip) {
        return static_cast<std::size_t>(std::ranges::count_if(columns(), [&](const FundingColumn& column) {
            const auto under = cell_under(filling_.layout, strip, column.left, column.right);
            return under && filling_.layout.starts(strip, *under) &&
                   parse_kind(column.kind, cell(*under).text, unit_);
        }));
    }

    // The group of a merged cell in this strip, else the one that has such a row, else the one before.
    std::size_t find_group(const Strip& strip, const RowFound& row) {
        for (const std::size_t index : strip.cells) {
            const auto match = clear_label(cell(index).texts, group_labels_, filling_.lexicon.confusions);
            if (!match) continue;
            cell(index).used = true;
            return match->index;
        }
        std::vector<std::size_t> having;
        for (std::size_t g = 0; g < spec().groups.size(); ++g)
            if (!spec().groups[g].pairs && spec_of(g, row)) having.push_back(g);
        return having.size() == 1 ? having.front() : last_group_;
    }

    const FundingRow* spec_of(std::size_t group, const RowFound& row) const {
        for (const FundingRow& one : spec().groups[group].rows)
            if (one.labels == row_labels_[row.label]) return &one;
        return nullptr;
    }

    void read_row(const Strip& strip, const RowFound& found, RowLabel label) {
        last_group_ = find_group(strip, found);
        if (const FundingRow* row = spec_of(last_group_, found)) add_line(strip, *row, found.cell, label);
    }

    // What stands before the columns in words of the filing's own.
    bool read_any_row(const Strip& strip) {
        const auto head = find_row_head(strip);
        if (!head || cell(*head).used) return false;
        constexpr double kMaybe = 0.5;  // similarity: one character of 合计. Guess, unmeasured
        const auto other = best_label(cell(*head).texts, row_labels_, filling_.lexicon.confusions);
        const bool doubtful = other && other->similarity >= kMaybe;  // a misread 合计 is no item
        last_group_ = any_->group;
        add_line(strip, *any_->row, *head, doubtful ? RowLabel::inferred : RowLabel::read);
        return true;
    }

    void add_line(const Strip& strip, const FundingRow& row, std::size_t label_cell, RowLabel label) {
        const Vocabulary words = vocabulary_of(row.labels);
        FundingLine line;
        line.key = row.key;
        line.group = spec().groups[last_group_].name;
        line.is_total = row.is_total;
        line.label = row.any ? fill_cell(filling_, label_cell, {FieldKind::text, nullptr, {}})
                             : fill_cell(filling_, label_cell, {FieldKind::vocabulary, &words, {}});
        line.is_of_which = is_of_which(line.label->text);
        parts_.clear();
        for (const FundingColumn& column : columns()) {
            const auto under = cell_under(filling_.layout, strip, column.left, column.right);
            const bool value = under && *under != label_cell && filling_.layout.starts(strip, *under);
            parts_.push_back(value ? std::vector{*under} : std::vector<std::size_t>{});
        }
        filling_.declaration.funding.push_back(std::move(line));
        last_label_ = label;
        fill_values();
    }

    // The rest of a row that a page break cut: no label, values under the columns.
    void read_rest(const Strip& strip) {
        if (!strip.first || filling_.declaration.funding.empty() || parts_.size() != columns().size()) return;
        bool any = false;
        for (std::size_t i = 0; i < columns().size(); ++i) {
            const auto under = cell_under(filling_.layout, strip, columns()[i].left, columns()[i].right);
            if (!under || cell(*under).blank()) continue;
            parts_[i].push_back(*under);
            any = true;
        }
        if (any) fill_values();
    }

    void fill_values() {
        FundingLine& line = filling_.declaration.funding.back();
        line.history.clear();
        for (std::size_t i = 0; i < columns().size(); ++i) {
            if (parts_[i].empty()) continue;
            const FundingColumn& column = columns()[i];
            if (column.role == "other") {
                add_other(column, parts_[i]);
                continue;
            }
            Field field = fill_cells(filling_, parts_[i], {column.kind, nullptr, unit_});
            if (column.year_origin == NumberOrigin::guessed) field.evidence.set(EvidenceKind::alphabet_gap, 1);
            if (OptionalField* slot = field_slot(line, column.role))
                *slot = std::move(field);
            else
                line.history.emplace_back(column.year, std::move(field));
        }
        if (last_label_ == RowLabel::inferred) doubt_line();
    }

    // A column of remarks that the model has no place for.
    void add_other(const FundingColumn& column, const std::vector<std::size_t>& cells) {
        const Expectation text{FieldKind::text, nullptr, {}};
        if (std::ranges::all_of(cells, [this](std::size_t index) { return cell(index).blank(); })) return;
        filling_.declaration.others.push_back(
            {fill_cell(filling_, column.heading, text), fill_cells(filling_, cells, text)});
    }

    // No reader vouches for the place of what stands in the last line.
    void doubt_line() {
        FundingLine& line = filling_.declaration.funding.back();
        const auto doubt = [](OptionalField& field) {
            if (field) field->evidence.set(EvidenceKind::alphabet_gap, 1);
        };
        doubt(line.label);
        for (const FundingColumn& column : columns())
            if (OptionalField* slot = field_slot(line, column.role)) doubt(*slot);
        for (auto& [year, field] : line.history) field.evidence.set(EvidenceKind::alphabet_gap, 1);
    }

    Filling& filling_;
    FormUnit unit_;
    FundingColumns columns_;
    std::vector<Labels> group_labels_, row_labels_;
    std::vector<std::vector<std::size_t>> parts_;  // cells of the last row's values, parallel to the columns
    std::optional<AnyRow> any_;
    std::size_t last_group_ = 0;
    RowLabel last_label_ = RowLabel::read;  // of the last line
};

}  // namespace

void fill_funding(Filling& filling, const Section& section) {
    if (filling.edition.funding.in_text) return fill_funding_text(filling, section);
    if (filling.edition.funding.in_columns) return fill_funding_columns(filling, section);
    Section matrix = section, pairs = section;
    const auto in_pairs = [&](const Strip* strip) {
        return filling.edition.funding.pairs() || stands_in_pairs(filling, *strip);
    };
    std::erase_if(matrix.strips, in_pairs);
    std::erase_if(pairs.strips, [&](const Strip* strip) { return !in_pairs(strip); });
    FundingReader reader(filling);
    for (std::size_t i = 0; i < matrix.strips.size(); ++i)
        reader.read(*matrix.strips[i], i + 1 < matrix.strips.size() ? matrix.strips[i + 1] : nullptr);
    fill_pairs(filling, pairs);
}

}  // namespace shenbao
