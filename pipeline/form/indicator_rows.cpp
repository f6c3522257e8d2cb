#include "pipeline/form/indicator_rows.hpp"

#include <algorithm>
#include <set>

#include "pipeline/base/signs.hpp"
#include "pipeline/base/utf8.hpp"
#include "pipeline/form/choose_reading.hpp"
#include "pipeline/form/row_columns.hpp"

namespace shenbao {
namespace {

// `……`, `指标1:`: what a template prints where nothing was filled in.
bool is_prompt(const std::string& text) {
    const std::u32string form = decode_utf8(fold_text(text));
    const auto is_dot = [](char32_t c) { return is_in(c, U"….·"); };
    if (form.size() > 1 && std::ranges::all_of(form, is_dot)) return true;
    if (!form.starts_with(U"指标")) return form == U"…";
    return std::ranges::all_of(form.substr(2), [](char32_t c) { return is_digit(c) || c == U':'; });
}

bool is_named_in_words(const std::string& role) {
    return role == "name" || role == "level2";
}

// `***`, `--`: what people put where there is nothing to name.
bool is_filler(const std::string& text) {
    return std::ranges::all_of(decode_utf8(text),
                               [](char32_t c) { return is_space(c) || is_in(c, U"….·。*＊-－—–_/"); });
}

bool has_words(const std::string& text) {
    return std::ranges::any_of(decode_utf8(text), is_han);
}

// Whether a column that says whose the row is has another one of them in its place.
bool begin_other_list(const std::vector<IndicatorColumn>& before, const std::vector<IndicatorColumn>& columns) {
    constexpr double kSamePlace = 0.5;  // share of the narrower one's width
    return std::ranges::any_of(before, [&](const IndicatorColumn& old) {
        return is_subject_role(old.role) &&
               std::ranges::none_of(columns, [&](const IndicatorColumn& one) { return one.role == old.role; }) &&
               std::ranges::any_of(columns, [&](const IndicatorColumn& one) {
                   return is_subject_role(one.role) &&
                          common_width(one.left, one.right, old.left, old.right) > kSamePlace;
               });
    });
}

class BlockReader {
  public:
    BlockReader(Filling& filling, const Section& section, Horizon horizon)
        : filling_(filling), horizon_(horizon), strips_(section.strips) {}

    std::vector<IndicatorBlock> read() {
        if (goes_on_without_headings()) block_.columns = filling_.known_columns[horizon_];
        for (std::size_t i = 0; i < strips_.size();) {
            const bool may_head = columns_.empty() || strips_[i]->first;
            const std::size_t headings = may_head ? read_headings(i) : 0;
            if (headings == 0 && !columns_.empty()) add(*strips_[i]);
            i += std::max<std::size_t>(headings, 1);
        }
        end_block();
        return std::move(blocks_);
    }

  private:
    void end_block() {
        tell_passed();
        share_levels(filling_.layout, columns_, rows_);
        blocks_.push_back(std::move(block_));
        block_ = {};
    }

    const PlacedCell& cell(std::size_t index) const { return filling_.layout.cells[index]; }

    // A page begins with the rest of a block, perhaps below its goal printed again: no column has a heading, and
    // the first row holds a level 2 where the blocks before have theirs.
    bool goes_on_without_headings() const {
        constexpr int kBelowGoal = 1;  // row of the page that the rest may begin in
        const Strip& first = *strips_.front();
        if (first.row > kBelowGoal || count_heading_strips(filling_, filling_.edition.indicators, {&first}) > 0)
            return false;
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
        const std::size_t headings = count_heading_strips(filling_, filling_.edition.indicators, rest);
        if (headings == 0) return 0;
        std::vector<IndicatorColumn> columns =
            read_columns(filling_, filling_.edition.indicators, std::span(rest).first(headings));
        if (begin_other_list(columns_, columns)) end_block();
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
                const auto same = std::ranges::find_if(
                    columns_, [&](const IndicatorColumn& old) { return is_same_column(old, column); });
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
        if (one_cell_for_all(row) || is_template(row)) return;
        if (is_bare_name(row)) doubt(row);
        const bool cut = strip.first && !rows_.empty() && rows_.back().strip->table != strip.table;
        if (cut && belong_together(rows_.back(), row)) {
            if (one_cell_for_several(row))
                doubt(rows_.back());
            else
                join(rows_.back(), row);
        } else if (!(blank(row, "name") && blank(row, "value") && blank(row, ""))) {
            rows_.push_back(std::move(row));
        } else {
            pass_over(row);
        }
    }

    // The form's own words for a level, beside which nobody filled in an indicator.
    void pass_over(const IndicatorRow& row) {
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            const auto list = filling_.lexicon.vocabularies.find(columns_[i].vocabulary);
            const bool level = columns_[i].role == "level1" || columns_[i].role == "level2";
            if (!level || columns_[i].half || list == filling_.lexicon.vocabularies.end()) continue;
            for (const std::size_t index : row.cells[i])
                if (find_word(list->second, cell(index).text)) passed_.insert(index);
        }
    }

    // Tells of levels without an indicator; one that covers filled rows too has some.
    void tell_passed() {
        for (const IndicatorRow& row : rows_)
            for (const std::vector<std::size_t>& cells : row.cells)
                for (const std::size_t index : cells) passed_.erase(index);
        for (const std::size_t index : passed_) {
            PlacedCell& word = filling_.layout.cells[index];
            if (word.used) continue;
            word.used = true;
            filling_.declaration.issues.push_back({"blank-indicator",
                                                   Severity::info,
                                                   "no indicator stands beside " + word.text,
                                                   word.page->info.number,
                                                   word.grid->box,
                                                   {}});
        }
        passed_.clear();
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
        return is_blank(filling_.layout, block_, row, role);
    }

    // A row of prompts that nobody filled in, used up; or of filler, told as passed over.
    bool is_template(const IndicatorRow& row) {
        if (!blank(row, "value") || !blank(row, "") || is_unread(row)) return false;
        std::vector<std::size_t> prompts, filler;
        for (std::size_t i = 0; i < columns_.size(); ++i)
            for (const std::size_t index : row.cells[i]) {
                const PlacedCell& one = cell(index);
                if (one.blank()) continue;
                if (is_prompt(one.text))
                    prompts.push_back(index);
                else if (is_named_in_words(columns_[i].role) && is_filler(one.text))
                    filler.push_back(index);
                else if (columns_[i].role != "level1" && columns_[i].role != "level2")
                    return false;
            }
        for (const std::size_t index : prompts) filling_.layout.cells[index].used = true;
        passed_.insert(filler.begin(), filler.end());
        return !prompts.empty() || !filler.empty();
    }

    // Something stands where a column of it is blank, and no reader could tell what.
    bool is_unread(const IndicatorRow& row) const {
        return std::ranges::any_of(row.cells, [this](const std::vector<std::size_t>& cells) {
            return std::ranges::any_of(cells, [this](std::size_t index) {
                return cell(index).blank() && cell(index).reading->evidence.get(EvidenceKind::alphabet_gap);
            });
        });
    }

    // `PM2.5` and nothing else: an indicator without a value, or dirt that was read as `h`. Nobody knows which.
    bool is_bare_name(const IndicatorRow& row) const {
        if (!blank(row, "value") || !blank(row, "") || blank(row, "name")) return false;
        for (std::size_t i = 0; i < columns_.size(); ++i)
            for (const std::size_t index : row.cells[i])
                if (columns_[i].role == "name" && has_words(cell(index).text)) return false;
        return true;
    }

    // `rest` is no row of its own, or `head` is not: one of them lacks what every row has.
    bool belong_together(const IndicatorRow& head, const IndicatorRow& rest) const {
        const auto only_name = [this](const IndicatorRow& row) {
            return std::ranges::all_of(columns_, [&](const IndicatorColumn& column) {
                return column.role == "level1" || column.role == "name" || is_subject_role(column.role) ||
                       blank(row, column.role);
            });
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

    // The line's end leaves room for what stands on the next page: it was not wrapped.
    bool ends_short(const std::vector<std::size_t>& cells) const {
        constexpr double kRoom =
            2.5;  // heights of the line: its cell's margins and a wrapped word. Guess, unmeasured
        if (cells.empty() || cell(cells.back()).reading->lines.empty()) return false;
        const Box& line = cell(cells.back()).reading->lines.back().box;
        return cell(cells.back()).grid->box.width() - line.width() > kRoom * line.height();
    }

    // A name below a whole row may be the rest of the row's name or an indicator without a value.
    void doubt_name(IndicatorRow& head, const IndicatorRow& rest) const {
        if (blank(head, "value") || blank(rest, "name") || !blank(rest, "value")) return;
        const auto name = std::ranges::find(columns_, "name", &IndicatorColumn::role);
        if (!ends_short(head.cells[static_cast<std::size_t>(name - columns_.begin())])) return;
        for (std::size_t i = 0; i < columns_.size(); ++i)
            if (columns_[i].role == "name" || columns_[i].role == "value") head.doubtful.insert(i);
    }

    // Levels of the rest are only its merged cells going on, unless they hold text that the head lacks.
    void join(IndicatorRow& head, const IndicatorRow& rest) const {
        doubt_name(head, rest);
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

    Filling& filling_;
    Horizon horizon_;
    std::vector<const Strip*> strips_;
    std::vector<IndicatorBlock> blocks_;
    IndicatorBlock block_;
    std::vector<IndicatorColumn>& columns_ = block_.columns;
    std::vector<IndicatorRow>& rows_ = block_.rows;
    std::set<std::size_t> passed_;  // cells of levels in rows that hold no indicator
};

}  // namespace

bool is_blank(const Layout& layout, const IndicatorBlock& block, const IndicatorRow& row, std::string_view role) {
    for (std::size_t i = 0; i < block.columns.size(); ++i)
        if (block.columns[i].role == role)
            for (const std::size_t index : row.cells[i])
                if (!layout.cells[index].blank()) return false;
    return true;
}

std::vector<IndicatorBlock> read_indicator_blocks(Filling& filling, const Section& section, Horizon horizon) {
    return BlockReader(filling, section, horizon).read();
}

}  // namespace shenbao
