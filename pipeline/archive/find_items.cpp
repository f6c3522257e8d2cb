#include "pipeline/archive/find_items.hpp"

#include "pipeline/archive/items.hpp"

namespace shenbao {

namespace {

constexpr const char* kColumns =
    "SELECT i.source_id, s.sha256, i.number, i.path, i.version, i.revision,"
    " (SELECT MIN(n.name) FROM source_names n WHERE n.source_id = i.source_id), COALESCE(d.department, ''), "
    "i.reason,"
    " i.state, i.kind, i.rules, i.text, i.text_read, i.confidence, i.page, i.x0, i.y0, i.x1, i.y1,"
    " COALESCE(i.lease_owner, ''), COALESCE(i.lease_ms, 0), i.passed_to, i.keyer1, i.keyer2";

constexpr const char* kFrom =
    " FROM items i JOIN documents w ON w.source_id = i.source_id AND w.versions = i.version"
    " JOIN sources s ON s.id = i.source_id"
    " LEFT JOIN declarations d ON d.source_id = i.source_id AND d.version = i.version AND d.number = i.number"
    " WHERE (i.state IN ('open', 'postponed') OR 1 = :settled) AND (:hash = '' OR s.sha256 = :hash2)"
    " AND (:kind = '' OR i.kind = :kind2) AND (:rule = '' OR i.rules LIKE :rule2)"
    " AND (:department = '' OR d.department = :department2) AND (:reason = '' OR i.reason = :reason2)"
    " AND (0 = :number OR i.number = :number2) AND (:path = '' OR i.path = :path2)"
    " AND (:who = '' OR i.lease_owner IS NULL OR i.lease_owner = :who2 OR i.lease_ms <= :now)"
    " AND (:person = '' OR (i.keyer1 <> :person2 AND i.keyer2 <> :person3))";

// Whatever the order: what was passed to the person first, then what is open, postponed, others'.
std::string order_of(ItemOrder order) {
    const std::string last =
        " ORDER BY CASE WHEN i.passed_to = '' THEN CASE i.state WHEN 'postponed' THEN 2 ELSE 1 END"
        " WHEN i.passed_to = :me THEN 0 ELSE 3 END, ";
    const std::string place = "i.number, i.page, i.y0, i.x0, i.path";
    switch (order) {
        case ItemOrder::document: return last + "7, i.source_id, " + place;
        case ItemOrder::least_confidence: return last + "COALESCE(i.confidence, 0), i.source_id, " + place;
        case ItemOrder::benefit:
            return last + "(1.0 - COALESCE(i.confidence, 0)) / (" + std::to_string(kLookingSeconds) + " + " +
                   std::to_string(kSecondsPerCharacter) + " * LENGTH(COALESCE(i.text, ''))) DESC, i.source_id, " +
                   place;
        case ItemOrder::newest: return last + "i.source_id DESC, " + place;
    }
    return {};
}

// The parameters of kFrom, which must stay where they are until the statement has run.
class Parameters {
  public:
    Parameters(const Wanted& wanted, long long now_ms)
        : wanted_(wanted),
          settled_(wanted.filter.settled_too ? 1 : 0),
          rule_("% " + wanted.filter.rule + " %"),
          now_ms_(now_ms) {}

    void bind(soci::statement& to) const {
        const ItemFilter& filter = wanted_.filter;
        to.exchange(soci::use(settled_));
        for (const std::string* text :
             {&filter.sha256, &filter.sha256, &filter.kind, &filter.kind, &filter.rule, &rule_, &filter.department,
              &filter.department, &filter.reason, &filter.reason})
            to.exchange(soci::use(*text));
        for (int i = 0; i < 2; ++i) to.exchange(soci::use(wanted_.declaration));
        for (const std::string* text : {&wanted_.path, &wanted_.path, &wanted_.free_for, &wanted_.free_for})
            to.exchange(soci::use(*text));
        to.exchange(soci::use(now_ms_));
        for (int i = 0; i < 3; ++i) to.exchange(soci::use(wanted_.filter.person));
    }

  private:
    const Wanted& wanted_;
    int settled_;
    std::string rule_;
    long long now_ms_;
};

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
        const bool checked = item.reason == ItemReason::audit && item.state != ItemState::settled;
        const bool others = item.keyed == 2 || (item.keyed == 1 && keyer1_ != reader);
        if (checked || others) return item;  // blind
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

}  // namespace

std::vector<std::pair<long long, ReviewItem>> find_items(soci::session& session, const Wanted& wanted,
                                                         long long now_ms) {
    const Parameters parameters(wanted, now_ms);
    Row row;
    soci::statement rows(session);
    rows.alloc();
    rows.prepare(std::string(kColumns) + kFrom + order_of(wanted.filter.order) + " LIMIT :most OFFSET :first");
    parameters.bind(rows);
    rows.exchange(soci::use(wanted.filter.person));
    rows.exchange(soci::use(wanted.filter.most));
    rows.exchange(soci::use(wanted.filter.first));
    row.bind(rows);
    rows.define_and_bind();
    rows.execute();
    std::vector<std::pair<long long, ReviewItem>> items;
    while (rows.fetch())
        items.emplace_back(row.source,
                           row.item(now_ms, wanted.reader.empty() ? wanted.filter.person : wanted.reader));
    return items;
}

long count_items(soci::session& session, const Wanted& wanted, long long now_ms) {
    const Parameters parameters(wanted, now_ms);
    long count = 0;
    soci::statement rows(session);
    rows.alloc();
    rows.prepare(std::string("SELECT COUNT(*)") + kFrom);
    parameters.bind(rows);
    rows.exchange(soci::into(count));
    rows.define_and_bind();
    rows.execute(true);
    return count;
}

}  // namespace shenbao
