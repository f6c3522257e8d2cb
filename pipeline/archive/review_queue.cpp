#include "pipeline/archive/review_queue.hpp"

#include <algorithm>

#include "pipeline/archive/find_items.hpp"
#include "pipeline/archive/one_time_query.hpp"
#include "pipeline/archive/store.hpp"

namespace shenbao {

namespace {

Wanted one_field(const FieldKey& key) {
    Wanted wanted;
    wanted.filter.sha256 = key.sha256;
    wanted.filter.settled_too = true;
    wanted.declaration = key.declaration;
    wanted.path = key.path;
    return wanted;
}

// False where somebody else was quicker, to lease it or to settle it: PostgreSQL lets others commit between the
// finding and this.
bool set_lease(soci::session& session, long long source, const ReviewItem& item, const std::string& who,
               long long now_ms, long long until_ms) {
    soci::statement change(session);
    prepare_once(change,
                 "UPDATE items SET lease_owner = :who, lease_ms = :until WHERE source_id = :source"
                 " AND version = :version AND number = :number AND path = :path AND revision = :revision"
                 " AND (lease_owner IS NULL OR lease_owner = :who2 OR lease_ms <= :now)");
    change.exchange(soci::use(who));
    for (const long long* number : {&until_ms, &source}) change.exchange(soci::use(*number));
    for (const int* number : {&item.seen.version, &item.key.declaration}) change.exchange(soci::use(*number));
    change.exchange(soci::use(item.key.path));
    change.exchange(soci::use(item.seen.revision));
    change.exchange(soci::use(who));
    change.exchange(soci::use(now_ms));
    change.define_and_bind();
    change.execute(true);
    return change.get_affected_rows() > 0;
}

// A power cut may take a lease back, and another person is shown the item, too: the change of whoever is second
// clashes, and nothing is lost.
template <class Store, class Work>
auto write_lease(Store& store, const Work& work) {
    return store.write(work, Durability::soon);
}

}  // namespace

std::string_view to_string(ItemReason reason) {
    switch (reason) {
        case ItemReason::review: return "review";
        case ItemReason::issue: return "issue";
        case ItemReason::conflict: return "conflict";
        case ItemReason::audit: return "audit";
    }
    return {};
}

std::string_view to_string(ItemState state) {
    switch (state) {
        case ItemState::open: return "open";
        case ItemState::postponed: return "postponed";
        case ItemState::settled: return "settled";
        case ItemState::closed: return "closed";
    }
    return {};
}

std::vector<ReviewItem> ReviewQueue::items(const ItemFilter& filter) const {
    const Archive::Store& store = *archive_.store_;
    return store.guarded([&] {
        std::vector<ReviewItem> items;
        for (auto& [source, item] : find_items(store.session, {.filter = filter}, store.now_ms()))
            items.push_back(std::move(item));
        return items;
    });
}

long ReviewQueue::count(const ItemFilter& filter) const {
    const Archive::Store& store = *archive_.store_;
    return store.guarded([&] { return count_items(store.session, {.filter = filter}, store.now_ms()); });
}

std::optional<ReviewItem> ReviewQueue::find(const FieldKey& key, const std::string& person) const {
    const Archive::Store& store = *archive_.store_;
    return store.guarded([&]() -> std::optional<ReviewItem> {
        Wanted wanted = one_field(key);
        wanted.reader = person;
        const auto found = find_items(store.session, wanted, store.now_ms());
        return found.empty() ? std::nullopt : std::optional(found.front().second);
    });
}

std::vector<std::string> ReviewQueue::unsettled_checks(const std::string& sha256, int declaration) const {
    const Archive::Store& store = *archive_.store_;
    return store.guarded([&] {
        std::string path;
        soci::statement rows =
            (store.session.prepare << "SELECT i.path FROM items i JOIN sources s ON s.id = i.source_id"
                                      " WHERE s.sha256 = :hash AND i.number = :number AND i.newest = 1"
                                      " AND i.reason = 'audit' AND i.state <> 'settled'",
             soci::use(sha256), soci::use(declaration), soci::into(path));
        std::vector<std::string> paths;
        rows.execute();
        while (rows.fetch()) paths.push_back(path);
        return paths;
    });
}

std::optional<ReviewItem> ReviewQueue::lease_next(const ItemFilter& filter, const std::string& who,
                                                  std::chrono::milliseconds duration) {
    Archive::Store& store = *archive_.store_;
    return write_lease(store, [&]() -> std::optional<ReviewItem> {
        Wanted wanted{.filter = filter, .free_for = who};
        wanted.filter.settled_too = false;
        wanted.filter.most = 1;
        const long long now = store.now_ms();
        while (true) {
            auto found = find_items(store.session, wanted, now);
            if (found.empty()) return std::nullopt;
            auto& [source, item] = found.front();
            if (!set_lease(store.session, source, item, who, now, now + duration.count())) continue;
            item.lease_owner = who;
            return item;
        }
    });
}

ReviewQueue::Ahead ReviewQueue::lease_ahead(const ItemFilter& filter, int most, const std::vector<FieldKey>& held,
                                            const std::string& who, std::chrono::milliseconds duration,
                                            int coming) {
    Archive::Store& store = *archive_.store_;
    return write_lease(store, [&] {
        Wanted wanted{.filter = filter, .free_for = who};
        wanted.filter.settled_too = false;
        wanted.filter.first = 0;
        wanted.filter.most = most + static_cast<int>(held.size()) + coming;
        const long long now = store.now_ms();
        Ahead ahead;
        for (auto& [source, item] : find_items(store.session, wanted, now)) {
            if (std::ranges::find(held, item.key) != held.end()) continue;
            if (std::ssize(ahead.leased) == most) {
                if (std::ssize(ahead.coming) < coming) ahead.coming.push_back(item.key);
                continue;
            }
            if (!set_lease(store.session, source, item, who, now, now + duration.count())) continue;
            item.lease_owner = who;
            ahead.leased.push_back(std::move(item));
        }
        return ahead;
    });
}

bool ReviewQueue::lease(const FieldKey& key, const std::string& who, std::chrono::milliseconds duration) {
    Archive::Store& store = *archive_.store_;
    return write_lease(store, [&] {
        Wanted wanted = one_field(key);
        wanted.free_for = who;
        const long long now = store.now_ms();
        const auto found = find_items(store.session, wanted, now);
        return !found.empty() && set_lease(store.session, found.front().first, found.front().second, who, now,
                                           now + duration.count());
    });
}

void ReviewQueue::give_back(const FieldKey& key, const std::string& who) {
    lease(key, who, std::chrono::milliseconds(0));
}

}  // namespace shenbao
