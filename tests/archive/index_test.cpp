// With 100,000 items a question that no index serves takes a second, and a person waits for it with every field.
#include <soci/sqlite3/soci-sqlite3.h>

#include "pipeline/archive/find_items.hpp"
#include "pipeline/archive/wanted_conditions.hpp"
#include "tests/archive/review_desk.hpp"

using namespace shenbao;
using namespace shenbao::testing;

namespace {

enum class Asked { items, count };

std::string plan_of(const Desk& desk, const Wanted& wanted, Asked asked = Asked::items) {
    soci::session session;
    session.open(soci::sqlite3, "dbname=\"" + desk.files.folder() + "/archive.sqlite\"");
    std::string all;
    int id = 0, parent = 0, unused = 0;
    std::string step;
    const Conditions conditions(wanted, 0);
    soci::statement rows(session);
    rows.alloc();
    rows.prepare("EXPLAIN QUERY PLAN " +
                 (asked == Asked::items ? items_query(wanted, conditions) : count_query(wanted, conditions)));
    conditions.bind(rows);
    if (asked == Asked::items) {
        rows.exchange(soci::use(wanted.filter.most));
        rows.exchange(soci::use(wanted.filter.first));
    }
    rows.exchange(soci::into(id));
    rows.exchange(soci::into(parent));
    rows.exchange(soci::into(unused));
    rows.exchange(soci::into(step));
    rows.define_and_bind();
    rows.execute();
    while (rows.fetch()) all += step + "\n";
    return all;
}

Wanted ordered(ItemOrder order) {
    Wanted wanted;
    wanted.filter.order = order;
    return wanted;
}

}  // namespace

TEST_CASE("the queue is read in its order from an index, not sorted for every call", "[folder]") {
    const Desk desk;
    const std::pair<ItemOrder, const char*> served[] = {{ItemOrder::document, "items_by_document"},
                                                        {ItemOrder::benefit, "items_by_benefit"},
                                                        {ItemOrder::least_confidence, "items_by_doubt"},
                                                        {ItemOrder::newest, "items_by_source"}};
    for (const auto& [order, index] : served) {
        Wanted wanted = ordered(order);
        wanted.free_for = "anna";
        const std::string plan = plan_of(desk, wanted);
        INFO(plan);
        CHECK_THAT(plan, Catch::Contains(index));
        CHECK_THAT(plan, !Catch::Contains("TEMP B-TREE"));
    }
}

TEST_CASE("a rule is looked for in the order asked for, and what filters ask for stands in the index",
          "[folder]") {
    const Desk desk;
    soci::session session;
    desk.files.connect(session);
    const std::pair<ItemOrder, std::string> served[] = {{ItemOrder::document, "items_by_document"},
                                                        {ItemOrder::benefit, "items_by_benefit"},
                                                        {ItemOrder::least_confidence, "items_by_doubt"},
                                                        {ItemOrder::newest, "items_by_source"}};
    for (const auto& [order, index] : served) {
        Wanted wanted = ordered(order);
        wanted.filter.rule = "A1";
        wanted.filter.person = "anna";
        wanted.passing = Passing::not_to_person;
        CHECK_THAT(plan_of(desk, wanted), Catch::Contains(index) && !Catch::Contains("TEMP B-TREE"));
        // What the conditions ask for, but for leases: SQLite then looks into no row that it passes over.
        for (const char* column : {"kind", "rules", "newest", "state", "keyer1", "keyer2", "passed_to"}) {
            INFO(index << " " << column);
            int found = 0;
            session << "SELECT COUNT(*) FROM pragma_index_info('" + index + "') WHERE name = '" + column + "'",
                soci::into(found);
            CHECK(found == 1);
        }
    }
}

TEST_CASE("the queue of a person, too: what was passed on to that person, then the rest in its order",
          "[folder]") {
    const Desk desk;
    Wanted wanted = ordered(ItemOrder::benefit);
    wanted.free_for = "anna#1";
    wanted.filter.person = "anna";
    wanted.passing = Passing::not_to_person;
    const std::string rest = plan_of(desk, wanted);
    INFO(rest);
    CHECK_THAT(rest, Catch::Contains("items_by_benefit") && !Catch::Contains("TEMP B-TREE"));
    wanted.passing = Passing::to_person;
    CHECK_THAT(plan_of(desk, wanted), Catch::Contains("SEARCH i USING INDEX items_passed (passed_to=?)"));
}

TEST_CASE("one field, and the fields of one document, are found without looking at the others", "[folder]") {
    const Desk desk;
    Wanted of_document = ordered(ItemOrder::document);
    of_document.filter.sha256 = hash_of('a');
    of_document.filter.settled_too = true;
    Wanted one = of_document;
    one.path = "title";
    one.declaration = 1;
    for (const Wanted& wanted : {of_document, one}) {
        const std::string plan = plan_of(desk, wanted);
        INFO(plan);
        CHECK_THAT(plan, Catch::Contains("SEARCH i USING INDEX sqlite_autoindex_items_1 (source_id=?"));
    }
}

TEST_CASE("what reads alike is found by kind and text, the least sure in front, and counted in the index",
          "[folder]") {
    const Desk desk;
    Wanted same;
    same.likeness = Likeness::same;
    same.filter.kind = "text";
    same.text = "x";
    for (const char* person : {"", "anna"}) {
        same.filter.person = person;
        CHECK_THAT(plan_of(desk, same),
                   Catch::Contains("items_alike (kind=? AND text=?)") && !Catch::Contains("TEMP B-TREE"));
        Wanted alike = same;
        alike.likeness = Likeness::alike;
        alike.filter.kind.clear();
        CHECK_THAT(plan_of(desk, alike, Asked::count), Catch::Contains("USING COVERING INDEX items_alike"));
    }
    Wanted rare;
    rare.likeness = Likeness::rare;
    CHECK_THAT(plan_of(desk, rare), !Catch::Contains("TEMP B-TREE"));
}

TEST_CASE("how much is left is counted in an index alone, for a person and with a filter, too", "[folder]") {
    const Desk desk;
    Wanted all;
    all.keyed = Keyed::by_anybody;
    Wanted of_kind = all, of_rule = all, keyed;
    of_kind.filter.kind = "amount";
    of_rule.filter.rule = "A1";
    CHECK_THAT(plan_of(desk, all, Asked::count), Catch::Contains("USING COVERING INDEX documents_by_open_items"));
    for (const Wanted& wanted : {of_kind, of_rule}) {
        const std::string plan = plan_of(desk, wanted, Asked::count);
        INFO(plan);
        CHECK_THAT(plan, Catch::Contains("USING COVERING INDEX items_by_kind"));
    }
    keyed.filter.person = "anna";
    keyed.keyed = Keyed::by_person;
    CHECK_THAT(plan_of(desk, keyed, Asked::count), Catch::Contains("USING COVERING INDEX items_keyed"));
}
