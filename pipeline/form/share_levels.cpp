#include "pipeline/form/share_levels.hpp"

#include <algorithm>
#include <set>

namespace shenbao {
namespace {

// One level's column through the rows of a block.
class LevelColumn {
  public:
    // how: where a row keeps what this level inherited. always_there: no row is without this level. merged: the
    // form merges its cells.
    LevelColumn(const Layout& layout, std::vector<IndicatorRow>& rows, std::size_t column,
                Inherited IndicatorRow::*how, bool always_there, bool merged)
        : layout_(layout),
          rows_(rows),
          column_(column),
          how_(how),
          always_there_(always_there),
          merged_(merged || always_there) {
        goes_on_ = merged_ || std::ranges::any_of(
                                  rows, [&](const IndicatorRow& row) { return is_merged(row.cells[column]); });
    }

    void share() {
        for (std::size_t r = rows_.size(); r-- > 1 && goes_on_;)
            if (is_blank(cells(r - 1)) && !is_blank(cells(r)) && crosses_page(r) && !fills_page(r))
                share_upwards(r);
        std::vector<std::size_t> before;  // the printed cells of the row before, as they were
        for (std::size_t r = 0; r < rows_.size(); ++r) {
            std::vector<std::size_t> own = cells(r);
            if (r > 0 && is_blank(own)) {
                rows_[r].*how_ = find_inheritance(r, own == before);
                if (rows_[r].*how_ != Inherited::no) cells(r) = cells(r - 1);
                if (cells(r).empty()) rows_[r].*how_ = Inherited::no;
            }
            before = std::move(own);
        }
    }

  private:
    std::vector<std::size_t>& cells(std::size_t row) { return rows_[row].cells[column_]; }

    // same_cell: the blank cell covers the row before too.
    Inherited find_inheritance(std::size_t r, bool same_cell) {
        const Inherited above = rows_[r - 1].*how_;
        if (same_cell) return above == Inherited::no ? Inherited::merged : above;
        if (torn_.contains(r)) return Inherited::guess;
        if (crosses_page(r)) return goes_on_ ? across_page(r) : Inherited::no;
        if (!always_there_) return Inherited::no;
        return above == Inherited::page_break ? Inherited::page_break : Inherited::guess;
    }

    // A level 2 surely goes on over the page break before row r only where one of its parts is a merged cell.
    Inherited across_page(std::size_t r) {
        const bool sure = merged_ || is_merged(cells(r)) || is_merged(cells(r - 1));
        return sure ? Inherited::page_break : Inherited::guess;
    }

    // The blank cell before row r fills its page, and the page before it ends in a level: it may be the rest of
    // that one as well. Notes where it begins.
    bool fills_page(std::size_t r) {
        std::size_t first = r - 1;
        while (first > 0 && cells(first - 1) == cells(r - 1)) --first;
        if (first == 0 || !crosses_page(first) || is_blank(cells(first - 1))) return false;
        torn_.insert(first);
        return true;
    }

    void share_upwards(std::size_t r) {
        const std::vector<std::size_t> part = cells(r - 1);
        const Inherited across = across_page(r);
        for (std::size_t up = r; up-- > 0 && cells(up) == part;) {
            cells(up) = cells(r);
            rows_[up].*how_ = across;
        }
    }

    [[nodiscard]] bool crosses_page(std::size_t r) const {
        return rows_[r].strip->table != rows_[r - 1].strip->table;
    }
    [[nodiscard]] bool is_blank(const std::vector<std::size_t>& own) const {
        return std::ranges::all_of(own, [this](std::size_t index) { return layout_.cells[index].blank(); });
    }
    [[nodiscard]] bool is_merged(const std::vector<std::size_t>& own) const {
        return std::ranges::any_of(own, [this](std::size_t index) {
            return layout_.cells[index].last_row > layout_.cells[index].first_row;
        });
    }

    const Layout& layout_;
    std::vector<IndicatorRow>& rows_;
    std::size_t column_;
    Inherited IndicatorRow::*how_;
    bool always_there_;
    bool merged_;
    bool goes_on_ = false;        // over page breaks
    std::set<std::size_t> torn_;  // rows at the head of a page that either level may cover
};

}  // namespace

void share_levels(const Layout& layout, const std::vector<IndicatorColumn>& columns,
                  std::vector<IndicatorRow>& rows) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i].role == "level1") LevelColumn(layout, rows, i, &IndicatorRow::level1, true, true).share();
        if (columns[i].role == "level2")
            LevelColumn(layout, rows, i, &IndicatorRow::level2, false, columns[i].merged).share();
    }
}

}  // namespace shenbao
