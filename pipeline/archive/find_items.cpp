#include "pipeline/archive/find_items.hpp"

#include <algorithm>
#include <iterator>

#include "pipeline/archive/items.hpp"
#include "pipeline/archive/one_time_query.hpp"
#include "pipeline/archive/wanted_conditions.hpp"

namespace shenbao {

namespace {

constexpr const char* kColumns =
    "SELECT i.source_id, s.sha256, i.number, i.path, i.version, i.revision,"
    " (SELECT MIN(n.name) FROM source_names n WHERE n.source_id = i.source_id), COALESCE(d.department, ''), "
    "i.reason,"
    " i.state, i.kind, i.rules, i.text, i.text_read, i.confidence, i.page, i.x0, i.y0, i.x1, i.y1,"
    " COALESCE(i.lease_owner, ''), COALESCE(i.lease_ms, 0), i.passed_to, i.keyer1, i.keyer2";

const std::string kGrouped = " GROUP BY i.kind, i.text HAVING COUNT(*) >= " + std::to_string(kLeastAlike);

// Whatever the order: what is open, postponed, passed on to somebody. The indexes of the migration `kQueue` are of
// the same expressions.
std::string order_of(const Wanted& wanted) {
    const std::string least_sure = "COALESCE(i.confidence, 0), i.source_id, i.number, i.path";
    if (wanted.likeness == Likeness::rare) return " ORDER BY i.kind, i.text, " + least_sure;
    if (wanted.likeness == Likeness::same) return " ORDER BY " + least_sure;
    const std::string last =
        " ORDER BY CASE WHEN i.passed_to <> '' THEN 2 WHEN i.state = 'postponed' THEN 1 ELSE 0 END, ";
    const std::string place = "i.number, i.page, i.y0, i.x0, i.path";
    switch (wanted.filter.order) {
        case ItemOrder::document: return last + "i.source_id, " + place;
        case ItemOrder::least_confidence: return last + "COALESCE(i.confidence, 0), i.source_id, " + place;
        case ItemOrder::benefit:
            return last + "(1.0 - COALESCE(i.confidence, 0)) / (" + std::to_string(kLookingSeconds) + " + " +
                   std::to_string(kSecondsPerCharacter) + " * LENGTH(COALESCE(i.text, ''))) DESC, i.source_id, " +
                   place;
        case ItemOrder::newest: return last + "i.source_id DESC, " + place;
    }
    return {};
}

template <class E>
E find_word(const std::string& word, std::initializer_list<E> all) {
    for (const E value : all)
        if (word == to_string(value)) return value;
    return *all.begin();
}

// One row of kColumns.
class Row {
  public:
    void bind(soci::statement& to) {
        to.exchange(soci::into(source));
        to.exchange(soci::into(item_.key.sha256));
        to.exchange(soci::into(item_.key.declaration));
        to.exchange(soci::into(item_.key.path));
        to.exchange(soci::into(item_.seen.version));
        to.exchange(soci::into(item_.seen.revision));
        for (std::string* text : {&item_.name, &item_.department, &reason_, &state_, &item_.kind, &rules_})
            to.exchange(soci::into(*text));
        to.exchange(soci::into(text_, has_text_));
        to.exchange(soci::into(read_, has_read_));
        to.exchange(soci::into(confidence_, has_confidence_));
        for (int* number : {&item_.page, &item_.bbox.x0, &item_.bbox.y0, &item_.bbox.x1, &item_.bbox.y1})
            to.exchange(soci::into(*number));
        to.exchange(soci::into(item_.lease_owner));
        to.exchange(soci::into(lease_ms_));
        for (std::string* text : {&item_.passed_to, &keyer1_, &keyer2_}) to.exchange(soci::into(*text));
    }

    [[nodiscard]] ReviewItem item(long long now_ms, const std::string& reader) const {
        ReviewItem item = item_;
        item.reason =
            find_word(reason_, {ItemReason::review, ItemReason::issue, ItemReason::conflict, ItemReason::audit});
        item.state =
            find_word(state_, {ItemState::open, ItemState::postponed, ItemState::settled, ItemState::closed});
        item.rules = parted_rules(rules_);
        if (lease_ms_ <= now_ms) item.lease_owner.clear();
        item.keyed = keyer1_.empty() ? 0 : keyer2_.empty() ? 1 : 2;
        if (item.reason == ItemReason::audit && item.state != ItemState::settled)
            item.reason = ItemReason::review;  // like any other
        const bool others = item.keyed == 2 || (item.keyed == 1 && keyer1_ != reader);
        if (others) return item;  // blind
        if (has_text_ == soci::i_ok) item.text = text_;
        if (has_read_ == soci::i_ok) item.read = read_;
        if (has_confidence_ == soci::i_ok) item.confidence = confidence_;
        return item;
    }

    long long source = 0;

  private:
    ReviewItem item_;
    std::string reason_, state_, rules_, text_, read_, keyer1_, keyer2_;
    double confidence_ = 0;
    long long lease_ms_ = 0;
    soci::indicator has_text_ = soci::i_null, has_read_ = soci::i_null, has_confidence_ = soci::i_null;
};

bool wants_all_open(const Wanted& wanted) {
    const ItemFilter& filter = wanted.filter;
    const bool any = wanted.likeness == Likeness::any && wanted.passing == Passing::any &&
                     wanted.keyed == Keyed::by_anybody && wanted.declaration == 0 && !filter.settled_too;
    const std::string* const texts[] = {&filter.sha256, &filter.kind, &filter.rule,    &filter.department,
                                        &filter.reason, &wanted.path, &wanted.free_for};
    return any && std::ranges::all_of(texts, [](const std::string* text) { return text->empty(); });
}

long count_rows(soci::session& session, const Conditions& conditions, const std::string& query) {
    long count = 0;
    soci::statement rows(session);
    prepare_once(rows, query);
    conditions.bind(rows);
    rows.exchange(soci::into(count));
    rows.define_and_bind();
    rows.execute(true);
    return count;
}

std::vector<std::pair<long long, ReviewItem>> find_rows(soci::session& session, const Wanted& wanted,
                                                        long long now_ms) {
    const Conditions conditions(wanted, now_ms);
    const std::string& reader = wanted.reader.empty() ? wanted.filter.person : wanted.reader;
    Row row;
    soci::statement rows(session);
    prepare_once(rows, items_query(wanted, conditions));
    conditions.bind(rows);
    rows.exchange(soci::use(wanted.filter.most));
    rows.exchange(soci::use(wanted.filter.first));
    row.bind(rows);
    rows.define_and_bind();
    rows.execute();
    std::vector<std::pair<long long, ReviewItem>> items;
    while (rows.fetch()) items.emplace_back(row.source, row.item(now_ms, reader));
    return items;
}

}  // namespace

std::string items_query(const Wanted& wanted, const Conditions& conditions) {
    return kColumns + std::string(kFromAll) + conditions.sql() + order_of(wanted) + " LIMIT :most OFFSET :first";
}

std::string count_query(const Wanted& wanted, const Conditions& conditions) {
    if (wants_all_open(wanted)) return "SELECT COALESCE(SUM(open_items), 0) FROM documents WHERE open_items > 0";
    return "SELECT COUNT(*)" + conditions.from() + conditions.sql();
}

// An order that depends on the person has no index: what was passed on to that person is asked for by itself.
std::vector<std::pair<long long, ReviewItem>> find_items(soci::session& session, const Wanted& wanted,
                                                         long long now_ms) {
    if (wanted.filter.person.empty() || wanted.likeness != Likeness::any)
        return find_rows(session, wanted, now_ms);
    Wanted own = wanted, rest = wanted;
    own.passing = Passing::to_person;
    rest.passing = Passing::not_to_person;
    auto items = find_rows(session, own, now_ms);
    const int found = static_cast<int>(items.size()), first = wanted.filter.first;
    if (found >= wanted.filter.most) return items;
    const int skipped = found > 0 || first == 0 ? first : static_cast<int>(count_items(session, own, now_ms));
    rest.filter.first = first - skipped;
    rest.filter.most = wanted.filter.most - found;
    std::ranges::move(find_rows(session, rest, now_ms), std::back_inserter(items));
    return items;
}

// What the person keyed is little: left out of every row it takes three times as long as counted by itself.
long count_items(soci::session& session, const Wanted& wanted, long long now_ms) {
    const auto count = [&](Keyed keyed) {
        Wanted part = wanted;
        part.keyed = keyed;
        const Conditions conditions(part, now_ms);
        return count_rows(session, conditions, count_query(part, conditions));
    };
    const long all = count(Keyed::by_anybody);
    return wanted.filter.person.empty() ? all : all - count(Keyed::by_person);
}

std::vector<AlikeSheet> find_groups(soci::session& session, const Wanted& wanted, long long now_ms) {
    const Conditions conditions(wanted, now_ms);
    AlikeSheet group;
    group.text.emplace();
    soci::statement rows(session);
    prepare_once(rows, "SELECT i.kind, i.text, COUNT(*)" + conditions.from() + conditions.sql() + kGrouped +
                           " ORDER BY 3 DESC, i.kind, i.text");
    conditions.bind(rows);
    rows.exchange(soci::into(group.kind));
    rows.exchange(soci::into(*group.text));
    rows.exchange(soci::into(group.count));
    rows.define_and_bind();
    rows.execute();
    std::vector<AlikeSheet> groups;
    while (rows.fetch()) groups.push_back(group);
    return groups;
}

}  // namespace shenbao
