// What is wanted of the items, as SQL. For the .cpp files of this room.
#pragma once

#include <deque>
#include <string>
#include <variant>

#include "pipeline/archive/find_items.hpp"

namespace shenbao {

inline constexpr const char* kFromAll =
    " FROM items i JOIN sources s ON s.id = i.source_id"
    " LEFT JOIN declarations d ON d.source_id = i.source_id AND d.version = i.version AND d.number = i.number";

// What is wanted as SQL, and the values of its parameters, which stay where they are until the statement has run.
// A condition that admits all is not in it: an index serves only what is asked for.
class Conditions {
  public:
    Conditions(const Wanted& wanted, long long now_ms) {
        const ItemFilter& filter = wanted.filter;
        // Of those on sheets the state is told below; told twice, SQLite takes an index of less use.
        if (!filter.settled_too && wanted.likeness == Likeness::any)
            sql_ += " AND i.state IN ('open', 'postponed')";
        add_text(filter.sha256, "i.source_id = (SELECT id FROM sources WHERE sha256 = :hash)");
        add_text(filter.kind, "i.kind = :kind");
        if (!filter.rule.empty()) add_text("% " + filter.rule + " %", "i.rules LIKE :rule");
        add_text(filter.department, "d.department = :department");
        add_reason(filter.reason);
        if (wanted.declaration != 0) add(wanted.declaration, "i.number = :number");
        add_text(wanted.path, "i.path = :path");
        if (!wanted.free_for.empty()) {
            add(wanted.free_for, "(i.lease_owner IS NULL OR i.lease_owner = :who");
            add(now_ms, "i.lease_ms <= :now)", " OR ");
        }
        add_person(wanted);
        add_likeness(wanted);
        needs_declarations_ = !filter.department.empty();
    }

    // As little as the conditions need.
    [[nodiscard]] std::string from() const { return needs_declarations_ ? kFromAll : " FROM items i"; }

    [[nodiscard]] const std::string& sql() const { return sql_; }
    void bind(soci::statement& to) const {
        for (const auto& value : values_)
            std::visit([&](const auto& known) { to.exchange(soci::use(known)); }, value);
    }

  private:
    void add(std::variant<std::string, long long> value, const std::string& condition,
             const char* joined = " AND ") {
        sql_ += joined + condition;
        values_.push_back(std::move(value));
    }
    void add_text(const std::string& text, const std::string& condition) {
        if (!text.empty()) add(text, condition);
    }
    // As people see it: nobody finds a check before it is settled.
    void add_reason(const std::string& reason) {
        if (reason == "review")
            add(reason, "(i.reason = :reason OR (i.reason = 'audit' AND i.state <> 'settled'))");
        else if (reason == "audit")
            add(reason, "i.reason = :reason AND i.state = 'settled'");
        else
            add_text(reason, "i.reason = :reason");
    }
    void add_person(const Wanted& wanted) {
        const std::string& person = wanted.filter.person;
        // On sheets is what nobody keyed: that is told below, and more of it would make SQLite look into every
        // row.
        if (wanted.keyed == Keyed::not_by_person && wanted.likeness == Likeness::any) {
            add_text(person, "i.keyer1 <> :person");
            add_text(person, "i.keyer2 <> :person2");
        }
        if (wanted.keyed == Keyed::by_person) {
            add(person, "i.keyer1 <> '' AND (i.keyer1 = :person");
            add(person, "i.keyer2 = :person2)", " OR ");
        }
        if (wanted.passing == Passing::to_person) add(person, "i.passed_to <> '' AND i.passed_to = :to");
        if (wanted.passing == Passing::not_to_person) add(person, "i.passed_to <> :to");
    }
    void add_likeness(const Wanted& wanted) {
        if (wanted.likeness == Likeness::any) return;
        sql_ += " AND " + is_alike("i");
        if (wanted.likeness == Likeness::same) add(wanted.text, "i.text = :text");
        // As far as is needed to tell: a group may be most of the queue.
        if (wanted.likeness == Likeness::rare)
            sql_ += " AND (SELECT COUNT(*) FROM (SELECT 1 FROM items o WHERE o.newest = 1 AND " + is_alike("o") +
                    " AND o.kind = i.kind AND o.text = i.text LIMIT " + std::to_string(kLeastAlike) + ") few) < " +
                    std::to_string(kLeastAlike);
    }
    // What somebody keyed is blind for the next one; what was passed on is no matter of a glance.
    static std::string is_alike(const std::string& item) {
        return item + ".state = 'open' AND " + item + ".reason IN ('review', 'audit') AND " + item +
               ".keyer1 = '' AND " + item + ".passed_to = '' AND LENGTH(" + item +
               ".text) <= " + std::to_string(kMostAlikeCharacters);
    }

    std::string sql_ = " WHERE i.newest = 1";
    std::deque<std::variant<std::string, long long>> values_;
    bool needs_declarations_ = false;
};

// What find_items asks; the parameters are those of the conditions, filter.most and filter.first.
[[nodiscard]] std::string items_query(const Wanted& wanted, const Conditions& conditions);
// What count_items asks; the parameters are those of the conditions.
[[nodiscard]] std::string count_query(const Wanted& wanted, const Conditions& conditions);

}  // namespace shenbao
