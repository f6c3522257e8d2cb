#include "pipeline/archive/items.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <sstream>

#include "pipeline/archive/one_time_query.hpp"

namespace shenbao {

namespace {

struct Item {
    ItemReason reason = ItemReason::review;
    ItemState state = ItemState::open;
    ReviewField field;
    int revision = 0;
    std::optional<bool> audit_wrong;
    std::string passed_to{}, keyer1{}, keyer2{};
};

using Items = std::map<std::string, Item>;  // by path

template <class E>
E find_word(const std::string& word, std::initializer_list<E> all) {
    for (const E value : all)
        if (word == to_string(value)) return value;
    return *all.begin();
}

std::string joined(const std::vector<std::string>& rules) {
    std::string text;
    for (const std::string& rule : rules) text += (text.empty() ? " " : "") + rule + " ";
    return text;
}

// What may change of the stored items, and what is needed to tell whether it did.
Items load_items(soci::session& session, const DeclarationPlace& place) {
    Items items;
    Item item;
    ReviewField& field = item.field;
    std::string reason, state, rules;
    soci::statement rows(session);
    prepare_once(rows,
                 "SELECT path, reason, state, kind, COALESCE(text, ''), COALESCE(text_read, ''), page, x0, y0, x1,"
                 " y1, revision, rules, passed_to, keyer1, keyer2 FROM items"
                 " WHERE source_id = :source AND version = :version AND number = :number");
    rows.exchange(soci::use(place.source));
    rows.exchange(soci::use(place.version));
    rows.exchange(soci::use(place.number));
    for (std::string* text : {&field.path, &reason, &state, &field.kind, &field.text, &field.read})
        rows.exchange(soci::into(*text));
    for (int* number :
         {&field.page, &field.bbox.x0, &field.bbox.y0, &field.bbox.x1, &field.bbox.y1, &item.revision})
        rows.exchange(soci::into(*number));
    for (std::string* text : {&rules, &item.passed_to, &item.keyer1, &item.keyer2})
        rows.exchange(soci::into(*text));
    rows.define_and_bind();
    rows.execute();
    while (rows.fetch()) {
        item.reason =
            find_word(reason, {ItemReason::review, ItemReason::issue, ItemReason::conflict, ItemReason::audit});
        item.state =
            find_word(state, {ItemState::open, ItemState::postponed, ItemState::settled, ItemState::closed});
        field.rules = parted_rules(rules);
        items[field.path] = item;
    }
    return items;
}

void store_item(soci::session& session, const DeclarationPlace& place, const Item& item) {
    const ReviewField& field = item.field;
    const std::string reason(to_string(item.reason)), state(to_string(item.state)), rules = joined(field.rules);
    const double confidence = field.confidence.value_or(0);
    soci::indicator known = field.confidence ? soci::i_ok : soci::i_null;
    const int wrong = item.audit_wrong.value_or(false) ? 1 : 0;
    soci::indicator audited = item.audit_wrong ? soci::i_ok : soci::i_null;
    session << "INSERT INTO items (source_id, version, number, path, reason, state, kind, rules, text, text_read,"
               " confidence, page, x0, y0, x1, y1, revision, audit_wrong, passed_to, keyer1, keyer2)"
               " VALUES (:source, :version, :number, :path,"
               " :reason, :state, :kind, :rules, :text, :read, :confidence, :page, :x0, :y0, :x1, :y1, :revision,"
               " :wrong, :to, :one, :two)"
               " ON CONFLICT (source_id, version, number, path) DO UPDATE SET reason = excluded.reason,"
               " state = excluded.state, rules = excluded.rules, text = excluded.text,"
               " text_read = excluded.text_read, revision = excluded.revision, audit_wrong = excluded.audit_wrong,"
               " passed_to = excluded.passed_to, keyer1 = excluded.keyer1, keyer2 = excluded.keyer2",
        soci::use(place.source), soci::use(place.version), soci::use(place.number), soci::use(field.path),
        soci::use(reason), soci::use(state), soci::use(field.kind), soci::use(rules), soci::use(field.text),
        soci::use(field.read), soci::use(confidence, known), soci::use(field.page), soci::use(field.bbox.x0),
        soci::use(field.bbox.y0), soci::use(field.bbox.x1), soci::use(field.bbox.y1), soci::use(item.revision),
        soci::use(wrong, audited), soci::use(item.passed_to), soci::use(item.keyer1), soci::use(item.keyer2);
}

ItemReason reason_of(const ReviewField& field, const Standing& standing, int number) {
    if (field.path.starts_with(kIssuePath)) return ItemReason::issue;
    const auto stack = standing.find({number, field.path});
    const LogEntry* line = stack == standing.end() ? nullptr : find_text_line(stack->second);
    return line && line->action == LogAction::changed ? ItemReason::conflict : ItemReason::review;
}

// A correction whose place is gone, as something to look at.
ReviewField lost_field(const LogEntry& line) {
    return {line.path, "lost", std::nullopt, line.of.page, line.of.bbox, line.text_after, line.of.read, {}};
}

bool asks_others(const std::vector<LogEntry>& stack) {
    return stack.back().action == LogAction::passed || !find_keyings(stack).empty();
}

// Who is asked next: what is passed on, or keyed and not agreed on, is open, whoever settled it before.
void apply_standing(Item& item, const std::vector<LogEntry>& stack) {
    const auto keyings = find_keyings(stack);
    if (!keyings.empty()) item.keyer1 = keyings[0].who;
    if (keyings.size() > 1) item.keyer2 = keyings[1].who;
    if (asks_others(stack)) item.state = ItemState::open;
    if (item.state == ItemState::open && stack.back().action == LogAction::postponed)
        item.state = ItemState::postponed;
    if (stack.back().action == LogAction::passed) item.passed_to = stack.back().passed_to;
}

// Of a field that nobody asked about, until somebody did.
void add_asked(Items& items, const NewDeclaration& now, const Standing& standing, int number,
               const Reviser* reviser) {
    for (const auto& [place, stack] : standing) {
        if (place.first != number || items.contains(place.second) || !asks_others(stack)) continue;
        if (const auto field = reviser ? reviser->find_field(now.json, place.second) : std::nullopt)
            items[place.second] = {ItemReason::review, ItemState::open, *field, 0, {}};
    }
}

// All that there is to look at as the declaration is now.
Items find_items(const NewDeclaration& now, const Standing& standing, int number, const Reviser* reviser) {
    Items items;
    for (const ReviewField& field : now.audit)
        items[field.path] = {ItemReason::audit, ItemState::open, field, 0, {}};
    const auto add = [&](const ReviewField& field, ItemState state) {
        const bool drawn = items.contains(field.path);
        items[field.path] = {drawn ? ItemReason::audit : reason_of(field, standing, number), state, field, 0, {}};
    };
    for (const ReviewField& field : now.review) add(field, ItemState::open);
    for (const ReviewField& field : now.settled) add(field, ItemState::settled);
    for (const auto& [place, stack] : standing) {
        if (place.first != number || !place.second.starts_with(kLostPath)) continue;
        const LogEntry* line = find_text_line(stack);
        const ItemState state = line->action == LogAction::lost ? ItemState::open : ItemState::settled;
        items[place.second] = {ItemReason::conflict, state, lost_field(*line), 0, {}};
    }
    add_asked(items, now, standing, number, reviser);
    for (auto& [path, item] : items)
        if (const auto stack = standing.find({number, path}); stack != standing.end())
            apply_standing(item, stack->second);
    return items;
}

bool is_open(const Item& item) {
    return item.state == ItemState::open || item.state == ItemState::postponed;
}

int count_open(const Items& items) {
    return static_cast<int>(std::ranges::count_if(items, [](const auto& one) { return is_open(one.second); }));
}

// Whether the filing waits for it. What was drawn for a check does not hold it up, unless it came into doubt
// since.
bool is_to_do(const Item& item, const NewDeclaration& now) {
    if (!is_open(item)) return false;
    return item.reason != ItemReason::audit ||
           std::ranges::count(now.review, item.field.path, &ReviewField::path) > 0;
}

bool is_same(const Item& was, const Item& is) {
    return was.state == is.state && was.field.text == is.field.text && was.field.rules == is.field.rules &&
           was.passed_to == is.passed_to && was.keyer1 == is.keyer1 && was.keyer2 == is.keyer2;
}

}  // namespace

std::vector<std::string> parted_rules(const std::string& text) {
    std::istringstream words(text);
    return {std::istream_iterator<std::string>(words), {}};
}

void sync_items(soci::session& session, const DeclarationPlace& place, const NewDeclaration& now,
                const Standing& standing, const Reviser* reviser, const std::string& edited) {
    const Items before = load_items(session, place);
    Items items = find_items(now, standing, place.number, reviser);
    for (const auto& [path, was] : before) {  // nobody asks any more; a check stays what it is
        if (!items.contains(path)) {
            Item& item = items[path] = was;
            item.field.text = was.field.read;
            item.passed_to = item.keyer1 = item.keyer2 = {};
            item.state = was.reason == ItemReason::audit ? ItemState::open : ItemState::closed;
            const auto stack = standing.find({place.number, path});
            if (item.state == ItemState::open && stack != standing.end()) apply_standing(item, stack->second);
        }
        if (was.reason == ItemReason::audit) items[path].reason = ItemReason::audit;
    }
    int to_do = 0, opened = -count_open(before);
    for (auto& [path, item] : items) {
        const auto was = before.find(path);
        const bool same = was != before.end() && is_same(was->second, item);
        if (is_to_do(item, now)) ++to_do;
        if (same && path != edited) continue;
        item.revision = was == before.end() ? (path == edited ? 1 : 0) : was->second.revision + 1;
        if (item.reason == ItemReason::audit && item.state == ItemState::settled)
            item.audit_wrong = reviser && !reviser->is_same_text(item.field.read, item.field.text);
        store_item(session, place, item);
    }
    opened += count_open(items);
    const int required = to_do > 0 ? 1 : 0;
    session << "UPDATE declarations SET review_required = :required WHERE source_id = :source"
               " AND version = :version AND number = :number AND review_required <> :same",
        soci::use(required), soci::use(place.source), soci::use(place.version), soci::use(place.number),
        soci::use(required);
    session << "UPDATE documents SET open_items = open_items + :opened WHERE source_id = :source AND :there <> 0",
        soci::use(opened), soci::use(place.source), soci::use(opened);
}

int find_revision(soci::session& session, const DeclarationPlace& place, const std::string& path) {
    int revision = 0;
    session << "SELECT revision FROM items WHERE source_id = :source AND version = :version AND number = :number"
               " AND path = :path",
        soci::use(place.source), soci::use(place.version), soci::use(place.number), soci::use(path),
        soci::into(revision);
    return session.got_data() ? revision : 0;
}

}  // namespace shenbao
