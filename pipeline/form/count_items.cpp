#include "pipeline/form/count_items.hpp"

#include <algorithm>

namespace shenbao {

bool is_copied(const Pieces& lines) {
    return !lines.empty() && std::ranges::all_of(lines, [](const Piece& piece) {
        return piece.line->source == FieldSource::text_layer;
    });
}

// 11. is read as 二., 1. as 一.: lists that count 1. 2. 3. do not go on with 二.
bool ItemCount::is_misread_digit(const Marker& marker) const {
    return style_ == MarkerStyle::digits && marker.style == MarkerStyle::han;
}

std::optional<int> ItemCount::next_number(const Marker& marker, MarkerPlace place) const {
    const bool paragraph = place == MarkerPlace::paragraph_start;
    const bool expected = marker.number == next_;
    if (place == MarkerPlace::inside_line)
        return expected && marker.strict && style_ ? std::optional(next_) : std::nullopt;
    if (copied_) return marker.strict && (expected || paragraph) ? marker.number : std::nullopt;
    if (expected && (marker.strict || paragraph)) return next_;
    if (!paragraph) return std::nullopt;
    const bool near = marker.number && *marker.number > next_ && *marker.number <= next_ + kMostLost;
    if (near && marker.strict) return marker.number;
    const bool misread = !marker.number || (marker.strict && style_);
    return misread ? std::optional(next_) : std::nullopt;
}

std::optional<int> ItemCount::accept(const Marker& marker, MarkerPlace place) {
    if (!copied_ && is_misread_digit(marker) && place == MarkerPlace::paragraph_start) return next_++;
    if (style_ && marker.style != *style_) return std::nullopt;
    const auto number = next_number(marker, place);
    if (!number) return std::nullopt;
    style_ = marker.style;
    next_ = *number + 1;
    return number;
}

// A number that no reader gave is proven if printed numbers before and after it leave exactly as many numbers as
// there are items between them: `3.`, `X.`, `5.` is a recogniser's confusion, and no item is missing. So is a
// list's first item before a printed 2: a dot at the head of a paragraph is a marker's whatever stands before it,
// and there is nothing below 1. At the end of a list, beside a gap, or with more in a row than marks are usually
// worn, an item may have been lost, or run into another, or a wrapped line taken for one.
void prove_numbers(std::vector<TextItem>& items) {
    const auto inferred = [](const TextItem& item) { return item.origin != NumberOrigin::printed; };
    for (std::size_t from = 0; from < items.size(); ++from) {
        if (!inferred(items[from])) continue;
        std::size_t to = from;
        while (to < items.size() && inferred(items[to])) ++to;
        const int before = from == 0 ? 0 : items[from - 1].number.value_or(0);
        const bool enclosed = to < items.size() && items[to].number;
        const auto run = static_cast<int>(to - from);
        const bool proven = enclosed && run <= kMostLost && *items[to].number - before - 1 == run;
        for (; from < to; ++from) items[from].origin = proven ? NumberOrigin::proven : NumberOrigin::guessed;
    }
}

}  // namespace shenbao
