// Readings that are looked at together.
#include <algorithm>

#include "pipeline/archive/find_items.hpp"
#include "pipeline/archive/review_queue.hpp"
#include "pipeline/archive/store.hpp"

namespace shenbao {

namespace {

std::vector<ReviewItem> find_members(soci::session& session, const Wanted& wanted, long long now_ms) {
    std::vector<ReviewItem> items;
    for (auto& [source, item] : find_items(session, wanted, now_ms)) items.push_back(std::move(item));
    return items;
}

// A sheet is of one kind.
std::vector<AlikeSheet> part_by_kind(std::vector<ReviewItem> items) {
    std::vector<AlikeSheet> sheets;
    for (ReviewItem& item : items) {
        if (sheets.empty() || sheets.back().kind != item.kind || sheets.back().count == kMostUnlikeOnSheet)
            sheets.push_back({item.kind, std::nullopt, 0, {}});
        sheets.back().items.push_back(std::move(item));
        ++sheets.back().count;
    }
    return sheets;
}

std::vector<AlikeSheet> part_of(std::vector<AlikeSheet> sheets, int first, int most) {
    sheets.erase(sheets.begin(), sheets.begin() + std::min<std::ptrdiff_t>(first, std::ssize(sheets)));
    if (std::ssize(sheets) > most) sheets.resize(static_cast<std::size_t>(most));
    return sheets;
}

// Those from the `first` on of the sheets that share no reading.
std::vector<AlikeSheet> find_unlike(soci::session& session, Wanted wanted, int first, int most, long long now_ms) {
    wanted.likeness = Likeness::rare;
    wanted.filter.most = (first + most) * kMostUnlikeOnSheet;
    return part_of(part_by_kind(find_members(session, wanted, now_ms)), first, most);
}

}  // namespace

ReviewQueue::Sheets ReviewQueue::sheets(const ItemFilter& filter, int first, int most) const {
    const Archive::Store& store = *archive_.store_;
    return store.guarded([&] {
        Wanted wanted{.filter = filter, .likeness = Likeness::alike};
        wanted.filter.reason.clear();
        wanted.filter.settled_too = false;
        wanted.filter.order = ItemOrder::least_confidence;
        wanted.filter.first = 0;
        const long long now = store.now_ms();
        // All of them at once: counting them takes as long as finding them.
        std::vector<AlikeSheet> groups = find_groups(store.session, wanted, now);
        Sheets found{std::ssize(groups), part_of(std::move(groups), first, most)};
        wanted.filter.most = kMostOnSheet;
        for (AlikeSheet& group : found.sheets) {
            Wanted same = wanted;
            same.filter.kind = group.kind;
            same.likeness = Likeness::same;
            same.text = *group.text;
            group.items = find_members(store.session, same, now);
        }
        const int left = most - static_cast<int>(found.sheets.size());
        if (left > 0)
            std::ranges::move(
                find_unlike(store.session, wanted, std::max(0, first - static_cast<int>(found.groups)), left, now),
                std::back_inserter(found.sheets));
        return found;
    });
}

}  // namespace shenbao
