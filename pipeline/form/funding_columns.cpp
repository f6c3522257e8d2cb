#include "pipeline/form/funding_columns.hpp"

#include <algorithm>

namespace shenbao {

FundingColumns::FundingColumns(Filling& filling) : filling_(filling) {
    for (const ColumnSpec& column : spec().columns) labels_.push_back(column.labels);
    labels_.push_back(spec().history.labels);
    labels_.push_back(spec().corner);
}

double FundingColumns::likeness_to_heading(const PlacedCell& cell) const {
    const auto heading = best_label(cell.texts, labels_, filling_.lexicon.confusions);
    return heading ? heading->similarity : 0;
}

bool FundingColumns::read_headings(const Strip& strip) {
    bool found = false;
    for (const bool with_year : {true, false})
        for (const std::size_t index : strip.cells) {
            if (!filling_.layout.starts(strip, index) || cell(index).blank()) continue;
            if (read_year_header(cell(index)).has_value() != with_year) continue;
            if (add_year(index) || add_column(strip, index)) found = true;
        }
    std::ranges::stable_sort(columns_, {}, &FundingColumn::left);
    return found;
}

bool FundingColumns::add_column(const Strip& strip, std::size_t index) {
    const auto match = clear_label(cell(index).texts, labels_, filling_.lexicon.confusions);
    if (!match) return false;
    if (stands_beside_its_like(strip, match->index)) return false;
    PlacedCell& heading = cell(index);
    heading.used = true;
    if (match->index == spec().columns.size() && add_own_year(index)) return true;
    if (match->index == spec().columns.size()) history_ = Extent{heading.left, heading.right};
    if (match->index >= spec().columns.size()) return true;
    const ColumnSpec& column = spec().columns[match->index];
    std::erase_if(columns_, [&](const FundingColumn& one) { return one.role == column.role; });  // printed again
    columns_.push_back({heading.left, heading.right, column.role, {}, column.kind, NumberOrigin::printed, index});
    fill_period(filling_, heading);
    return true;
}

// A heading printed again stands in another strip; two of one column in a strip are two columns, and the
// second finds no place.
bool FundingColumns::stands_beside_its_like(const Strip& strip, std::size_t column) const {
    if (column >= spec().columns.size()) return false;
    return std::ranges::any_of(columns_, [&](const FundingColumn& one) {
        return one.role == spec().columns[column].role && std::ranges::count(strip.cells, one.heading) > 0;
    });
}

// `2020年实际执行数`, where the edition has {n} for the year.
bool FundingColumns::add_own_year(std::size_t index) {
    const bool own = std::ranges::any_of(
        spec().history.labels, [](const std::string& label) { return label.find("{n}") != std::string::npos; });
    if (!own) return false;
    if (const auto year = find_year_within(cell(index))) add_year_column(index, {*year});
    return true;
}

// A heading printed again on the next page gives its column its place there.
void FundingColumns::add_year_column(std::size_t index, const HistoryYear& found) {
    const PlacedCell& heading = cell(index);
    if (!std::ranges::count(years_, found.year)) years_.push_back(found.year);
    std::erase_if(columns_, [&](const FundingColumn& one) { return one.role.empty() && one.year == found.year; });
    columns_.push_back({heading.left, heading.right, {}, found.year, spec().history.kind, found.origin, index});
}

bool FundingColumns::add_year(std::size_t index) {
    PlacedCell& heading = cell(index);
    const bool below =
        history_ && common_width(heading.left, heading.right, history_->left, history_->right) > 0.5;
    if (!below && !read_year_header(heading)) return false;
    if (clear_label(heading.texts, labels_, filling_.lexicon.confusions)) return false;
    const auto found = find_history_year(filling_, heading, years_);
    heading.used = found.has_value() || read_year_header(heading);
    if (found) add_year_column(index, *found);
    return true;
}

}  // namespace shenbao
