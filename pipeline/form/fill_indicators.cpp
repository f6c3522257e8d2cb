// Indicator rows under their columns. Merged cells cover their rows; what a page break cut is put together:
// a merged level whose other part is blank, and a row whose rest stands at the head of the next page.
#include <algorithm>
#include <set>

#include "pipeline/base/utf8.hpp"
#include "pipeline/form/choose_reading.hpp"
#include "pipeline/form/filling.hpp"
#include "pipeline/form/indicator_columns.hpp"
#include "pipeline/form/share_levels.hpp"

namespace shenbao {
namespace {

class BlockReader {
  public:
    BlockReader(Filling& filling, const Section& section, Horizon horizon)
        : filling_(filling), horizon_(horizon), strips_(section.strips) {}

    std::vector<Indicator> read() {
        if (goes_on_without_headings()) columns_ = filling_.known_columns[horizon_];
        for (std::size_t i = 0; i < strips_.size();) {
            const bool may_head = columns_.empty() || strips_[i]->first;
            const std::size_t headings = may_head ? read_headings(i) : 0;
            if (headings == 0 && !columns_.empty()) add(*strips_[i]);
            i += std::max<std::size_t>(headings, 1);
        }
        share_levels(filling_.layout, columns_, rows_);
        report_inherited();
        std::vector<Indicator> indicators;
        for (const IndicatorRow& row : rows_) indicators.push_back(make_indicator(row));
        return indicators;
    }

  private:
    const PlacedCell& cell(std::size_t index) const { return filling_.layout.cells[index]; }

    // A page begins with the rest of a block, perhaps below its goal printed again: no column has a heading, and
    // the first row holds a level 2 where the blocks before have theirs.
    bool goes_on_without_headings() const {
        constexpr int kBelowGoal = 1;  // row of the page that the rest may begin in
        const Strip& first = *strips_.front();
        if (first.row > kBelowGoal || count_heading_strips(filling_, {&first}) > 0) return false;
        const auto known = filling_.known_columns.find(horizon_);
        if (known == filling_.known_columns.end()) return false;
        return std::ranges::any_of(known->second, [&](const IndicatorColumn& column) {
            const auto list = filling_.lexicon.vocabularies.find(column.vocabulary);
            const auto under = cell_under(filling_.layout, first, column.left, column.right);
            return column.role == "level2" && list != filling_.lexicon.vocabularies.end() && under &&
                   find_word(list->second, cell(*under).text);
        });
    }

    // Heading rows at strip `i`, at the head of the block or printed again on its next page.
    std::size_t read_headings(std::size_t i) {
        const std::vector<const Strip*> rest(strips_.begin() + static_cast<std::ptrdiff_t>(i), strips_.end());
        const std::size_t headings = count_heading_strips(filling_, rest);
        if (headings == 0) return 0;
        std::vector<IndicatorColumn> columns = read_indicator_columns(filling_, std::span(rest).first(headings));
        std::vector<IndicatorColumn>& known = filling_.known_columns[horizon_];
        add_known_columns(known, columns);
        if (columns.size() >= known.size()) known = columns;
        if (columns.size() >= columns_.size()) adopt(std::move(columns));
        return headings;
    }

    // Headings printed again may be read better than those before: rows above get their cells under the new
    // columns.
    void adopt(std::vector<IndicatorColumn> columns) {
        for (IndicatorRow& row : rows_) {
            std::vector<std::vector<std::size_t>> cells;
            std::set<std::size_t> doubtful;
            for (const IndicatorColumn& column : columns) {
                const auto same = std::ranges::find_if(columns_, [&](const IndicatorColumn& old) {
                    return old.role == column.role && old.year == column.year;
                });
                if (same != columns_.end() &&
                    row.doubtful.contains(static_cast<std::size_t>(same - columns_.begin())))
                    doubtful.insert(cells.size());
                cells.push_back(same == columns_.end()
                                    ? cells_under(*row.strip, column)
                                    : row.cells[static_cast<std::size_t>(same - columns_.begin())]);
            }
            row.cells = std::move(cells);
            row.doubtful = std::move(doubtful);
        }
        columns_ = std::move(columns);
    }

    std::vector<std::size_t> cells_under(const Strip& strip, const IndicatorColumn& column) const {
        const auto under = cell_under(filling_.layout, strip, column.left, column.right);
        return under ? std::vector{*under} : std::vector<std::size_t>{};
    }

    void add(const Strip& strip) {
        IndicatorRow row{&strip, {}};
        for (const IndicatorColumn& column : columns_) row.cells.push_back(cells_under(strip, column));
        if (one_cell_for_all(row)) return;
        const bool cut = strip.first && !rows_.empty() && rows_.back().strip->table != strip.table;
        if (cut && belong_together(rows_.back(), row)) {
            if (one_cell_for_several(row))
                doubt(rows_.back());
            else
                join(rows_.back(), row);
        } else if (!(blank(row, "name") && blank(row, "value") && blank_history(row))) {
            rows_.push_back(std::move(row));
        }
    }

    // A text over name and value is no indicator; it stays unplaced.
    bool one_cell_for_all(const IndicatorRow& row) const {
        std::optional<std::vector<std::size_t>> name;
        for (std::size_t i = 0; i < columns_.size(); ++i)
            if (columns_[i].role == "name") name = row.cells[i];
        for (std::size_t i = 0; i < columns_.size(); ++i)
            if (columns_[i].role == "value" && name && !name->empty() && row.cells[i] == *name) return true;
        return false;
    }

    // A text under several columns (of a table whose other columns were lost) continues none of them.
    bool one_cell_for_several(const IndicatorRow& row) const {
        std::set<std::size_t> seen;
        for (const std::vector<std::size_t>& cells : row.cells)
            for (const std::size_t index : cells)
                if (!cell(index).blank() && !seen.insert(index).second) return true;
        return false;
    }

    bool blank(const IndicatorRow& row, std::string_view role) const {
        for (std::size_t i = 0; i < columns_.size(); ++i)
            if (columns_[i].role == role)
                for (const std::size_t index : row.cells[i])
                    if (!cell(index).blank()) return false;
        return true;
    }
    bool blank_history(const IndicatorRow& row) const { return blank(row, ""); }

    // `rest` is no row of its own, or `head` is not: one of them lacks what every row has.
    bool belong_together(const IndicatorRow& head, const IndicatorRow& rest) const {
        const auto only_name = [this](const IndicatorRow& row) {
            return blank(row, "value") && blank(row, "level2") && blank(row, "standard") && blank_history(row);
        };
        return blank(rest, "name") || only_name(rest) || (only_name(head) && !blank(rest, "value"));
    }

    // Something of it may stand on the next page, nobody knows what.
    void doubt(IndicatorRow& row) const {
        for (std::size_t i = 0; i < columns_.size(); ++i) row.doubtful.insert(i);
    }

    bool has_text(const std::vector<std::size_t>& cells) const {
        return std::ranges::any_of(cells, [this](std::size_t index) { return !cell(index).blank(); });
    }

    // Levels of the rest are only its merged cells going on, unless they hold text that the head lacks.
    void join(IndicatorRow& head, const IndicatorRow& rest) const {
        for (std::size_t i = 0; i < columns_.size(); ++i)
            for (const std::size_t index : rest.cells[i]) {
                if (cell(index).blank() && cell(index).reading->evidence.get(EvidenceKind::alphabet_gap))
                    head.doubtful.insert(i);
                if (cell(index).blank()) continue;
                if (columns_[i].role == "level1" && !blank(head, "level1")) continue;
                if (columns_[i].role != "name" && has_text(head.cells[i])) head.doubtful.insert(i);
                head.cells[i].push_back(index);
            }
    }

    Indicator make_indicator(const IndicatorRow& row) {
        Indicator indicator;
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            if (row.cells[i].empty()) continue;
            const IndicatorColumn& column = columns_[i];
            const auto& words = filling_.lexicon.vocabularies;
            const auto list = words.find(column.vocabulary);
            Field field = fill_cells(filling_, row.cells[i],
                                     {column.kind, list == words.end() ? nullptr : &list->second, {}});
            if (column.year_origin == NumberOrigin::guessed || row.doubtful.contains(i))
                field.evidence.set(EvidenceKind::alphabet_gap, 1);
            if (column.role == "level1") mark(field, row.level1);
            if (column.role == "level2") mark(field, row.level2);
            put(indicator, column, std::move(field));
        }
        return indicator;
    }

    // A blank cell is a reading of its own: that the text above is meant by it, a person confirms.
    static void mark(Field& field, Inherited how) {
        if (how == Inherited::page_break) field.findings.emplace_back("L5");
        if (how == Inherited::guess) field.evidence.set(EvidenceKind::alphabet_gap, 1);
    }

    void report_inherited() {
        report_inherited(Inherited::page_break,
                         {"L5", Severity::info, "levels that go on over a page break", {}, {}, {}});
        report_inherited(
            Inherited::guess,
            {"inherited-level", Severity::warning, "blank levels taken from the row above", {}, {}, {}});
    }

    // One issue for all rows of the block; at the first one's cell.
    void report_inherited(Inherited how, Issue issue) {
        const std::size_t first = filling_.declaration.indicators.size();
        for (std::size_t r = 0; r < rows_.size(); ++r) {
            const std::string at = "indicators/" + std::to_string(first + r) + "/";
            if (rows_[r].level1 == how) issue.fields.push_back(at + "level1");
            if (rows_[r].level2 == how) issue.fields.push_back(at + "level2");
            if (issue.fields.empty() || issue.page) continue;
            const PlacedCell& place = cell(rows_[r].strip->cells.front());
            issue.page = place.page->info.number;
            issue.bbox = place.grid->box;
        }
        if (!issue.fields.empty()) filling_.declaration.issues.push_back(std::move(issue));
    }

    static void put(Indicator& indicator, const IndicatorColumn& column, Field field) {
        if (column.role == "level1")
            indicator.level1 = std::move(field);
        else if (column.role == "level2")
            indicator.level2 = std::move(field);
        else if (column.role == "name")
            indicator.name = std::move(field);
        else if (column.role == "value")
            indicator.value = std::move(field);
        else if (column.role == "standard")
            indicator.standard = std::move(field);
        else
            indicator.history.emplace_back(column.year, std::move(field));
    }

    Filling& filling_;
    Horizon horizon_;
    std::vector<IndicatorColumn> columns_;
    std::vector<const Strip*> strips_;
    std::vector<IndicatorRow> rows_;
};

}  // namespace

void fill_indicators(Filling& filling, const Section& section, std::optional<Horizon> horizon,
                     const std::optional<std::string>& goal) {
    BlockReader reader(filling, section, horizon.value_or(Horizon::annual));
    for (Indicator& indicator : reader.read()) {
        indicator.seq = static_cast<int>(filling.declaration.indicators.size()) + 1;
        indicator.horizon = horizon.value_or(Horizon::annual);
        indicator.goal = goal;
        filling.declaration.indicators.push_back(std::move(indicator));
    }
}

}  // namespace shenbao
