// Indicator rows under their columns. Merged cells cover their rows; what a page break cut is put together:
// a merged level whose other part is blank, and a row whose rest stands at the head of the next page.
#include <algorithm>

#include "pipeline/base/utf8.hpp"
#include "pipeline/form/filling.hpp"
#include "pipeline/form/indicator_columns.hpp"

namespace shenbao {
namespace {

// One printed row: for each column the cells that make up its text (two if a page break cut the row).
struct Row {
    const Strip* strip = nullptr;
    std::vector<std::vector<std::size_t>> cells;  // parallel to the columns
};

class BlockReader {
  public:
    BlockReader(Filling& filling, const Section& section, Horizon horizon)
        : filling_(filling), horizon_(horizon), strips_(section.strips) {}

    std::vector<Indicator> read() {
        for (std::size_t i = 0; i < strips_.size();) {
            const bool may_head = columns_.empty() || strips_[i]->first;
            const std::size_t headings = may_head ? read_headings(i) : 0;
            if (headings == 0 && !columns_.empty()) add(*strips_[i]);
            i += std::max<std::size_t>(headings, 1);
        }
        share_merged("level1");
        share_merged("level2");
        std::vector<Indicator> indicators;
        for (const Row& row : rows_) indicators.push_back(make_indicator(row));
        return indicators;
    }

  private:
    const PlacedCell& cell(std::size_t index) const { return filling_.layout.cells[index]; }

    // Heading rows at strip `i`, at the head of the block or printed again on its next page.
    std::size_t read_headings(std::size_t i) {
        const std::vector<const Strip*> rest(strips_.begin() + static_cast<std::ptrdiff_t>(i), strips_.end());
        const std::size_t headings = count_heading_strips(filling_, rest);
        if (headings == 0) return 0;
        std::vector<IndicatorColumn> columns = read_indicator_columns(filling_, std::span(rest).first(headings));
        std::vector<IndicatorColumn>& known = filling_.known_columns[horizon_];
        add_known_columns(known, columns);
        if (columns.size() >= known.size()) known = columns;
        if (columns.size() >= columns_.size()) columns_ = std::move(columns);
        return headings;
    }

    void add(const Strip& strip) {
        Row row{&strip, {}};
        for (const IndicatorColumn& column : columns_) {
            const auto under = cell_under(filling_.layout, strip, column.left, column.right);
            row.cells.push_back(under ? std::vector{*under} : std::vector<std::size_t>{});
        }
        if (one_cell_for_all(row)) return;
        const bool cut = strip.first && !rows_.empty() && rows_.back().strip->table != strip.table;
        if (cut && belong_together(rows_.back(), row)) {
            join(rows_.back(), row);
        } else if (!(blank(row, "name") && blank(row, "value") && blank_history(row))) {
            rows_.push_back(std::move(row));
        }
    }

    // A text over name and value is no indicator; it stays unplaced.
    bool one_cell_for_all(const Row& row) const {
        std::optional<std::vector<std::size_t>> name;
        for (std::size_t i = 0; i < columns_.size(); ++i)
            if (columns_[i].role == "name") name = row.cells[i];
        for (std::size_t i = 0; i < columns_.size(); ++i)
            if (columns_[i].role == "value" && name && !name->empty() && row.cells[i] == *name) return true;
        return false;
    }

    bool blank(const Row& row, std::string_view role) const {
        for (std::size_t i = 0; i < columns_.size(); ++i)
            if (columns_[i].role == role)
                for (const std::size_t index : row.cells[i])
                    if (!cell(index).blank()) return false;
        return true;
    }
    bool blank_history(const Row& row) const { return blank(row, ""); }

    // `rest` is no row of its own, or `head` is not: one of them lacks what every row has.
    bool belong_together(const Row& head, const Row& rest) const {
        const auto only_name = [this](const Row& row) {
            return blank(row, "value") && blank(row, "level2") && blank(row, "standard") && blank_history(row);
        };
        return blank(rest, "name") || only_name(rest) || (only_name(head) && !blank(rest, "value"));
    }

    // Levels of the rest are only its merged cells going on, unless they hold text that the head lacks.
    void join(Row& head, const Row& rest) const {
        for (std::size_t i = 0; i < columns_.size(); ++i)
            for (const std::size_t index : rest.cells[i]) {
                if (cell(index).blank()) continue;
                if (columns_[i].role == "level1" && !blank(head, "level1")) continue;
                head.cells[i].push_back(index);
            }
    }

    // A blank level at the foot of a page takes the cell of the first row of the next, any other the one above.
    // The level 1 of a block is always there; a level 2 only goes on where a page break cut it.
    void share_merged(std::string_view role) {
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            if (columns_[i].role != role) continue;
            for (std::size_t r = rows_.size(); r-- > 1;)
                if (is_blank(rows_[r - 1].cells[i]) && !is_blank(rows_[r].cells[i]) && crosses_page(r))
                    share_upwards(r, i);
            std::vector<std::size_t> before;  // the printed cells of the row before, as they were
            for (std::size_t r = 0; r < rows_.size(); ++r) {
                std::vector<std::size_t> own = rows_[r].cells[i];
                const bool inherits =
                    r > 0 && is_blank(own) && (role == "level1" || own == before || crosses_page(r));
                if (inherits) rows_[r].cells[i] = rows_[r - 1].cells[i];
                before = std::move(own);
            }
        }
    }

    bool crosses_page(std::size_t r) const { return rows_[r].strip->table != rows_[r - 1].strip->table; }

    void share_upwards(std::size_t r, std::size_t column) {
        const std::vector<std::size_t> part = rows_[r - 1].cells[column];
        for (std::size_t up = r; up-- > 0 && rows_[up].cells[column] == part;)
            rows_[up].cells[column] = rows_[r].cells[column];
    }

    bool is_blank(const std::vector<std::size_t>& cells) const {
        return std::ranges::all_of(cells, [this](std::size_t index) { return cell(index).blank(); });
    }

    Indicator make_indicator(const Row& row) {
        Indicator indicator;
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            if (row.cells[i].empty()) continue;
            const IndicatorColumn& column = columns_[i];
            const auto& words = filling_.lexicon.vocabularies;
            const auto list = words.find(column.vocabulary);
            Field field = fill_cells(filling_, row.cells[i],
                                     {column.kind, list == words.end() ? nullptr : &list->second, {}});
            put(indicator, column, std::move(field));
        }
        return indicator;
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
    std::vector<Row> rows_;
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
