// What there is, counted.
#include "pipeline/archive/store.hpp"

namespace shenbao {

namespace {

// Of a row with a source_id: one of its names came in at :since or later. Where all are asked for they need not be
// looked at one by one.
std::string and_named(long long since) {
    if (since <= 0) return " AND :since <= 0";
    return " AND EXISTS (SELECT 1 FROM source_names n WHERE n.source_id = w.source_id AND n.named_ms >= :since)";
}

void count_sources(soci::session& session, long long since, ArchiveCounts& counts) {
    session << "SELECT COUNT(DISTINCT source_id), COUNT(*) FROM source_names WHERE named_ms >= :since",
        soci::use(since), soci::into(counts.sources), soci::into(counts.names);
    session << "SELECT COALESCE(SUM(1 - skipped), 0), COALESCE(SUM(skipped), 0) FROM refusals"
               " WHERE named_ms >= :since",
        soci::use(since), soci::into(counts.refused), soci::into(counts.skipped);
}

void count_documents(soci::session& session, long long since, ArchiveCounts& counts) {
    for (const auto& [state, count] : {std::pair{DocumentState::waiting, &counts.waiting},
                                       {DocumentState::leased, &counts.leased},
                                       {DocumentState::done, &counts.done},
                                       {DocumentState::failed, &counts.failed},
                                       {DocumentState::poisoned, &counts.poisoned}}) {
        const std::string word(to_string(state));
        session << "SELECT COUNT(*) FROM documents w WHERE state = :state" + and_named(since), soci::use(word),
            soci::use(since), soci::into(*count);
    }
}

void count_declarations(soci::session& session, long long since, ArchiveCounts& counts) {
    session << "SELECT COUNT(*), COALESCE(SUM(review_required), 0), COALESCE(SUM(fields), 0) FROM declarations d"
               " JOIN documents w ON w.source_id = d.source_id AND w.versions = d.version" +
                   and_named(since),
        soci::use(since), soci::into(counts.declarations), soci::into(counts.review_declarations),
        soci::into(counts.fields);
    session << "SELECT COUNT(*) FROM declarations w WHERE 1 = 1" + and_named(since), soci::use(since),
        soci::into(counts.versions);
    session << "SELECT COALESCE(SUM(pages), 0) FROM documents w WHERE 1 = 1" + and_named(since), soci::use(since),
        soci::into(counts.pages);
}

void count_work(const std::string& kind, const std::string& reason, long items, ArchiveCounts& counts) {
    if (reason == "issue") counts.issues += items;
    if (reason == "conflict") counts.conflicts += items;
    if (reason == "audit") counts.audits += items;
    if (reason == "review" || reason == "conflict") counts.review_fields[kind] += items;
    if (reason == "audit") counts.audit_fields[kind] += items;
}

// Open or postponed.
void count_review(soci::session& session, long long since, ArchiveCounts& counts) {
    std::string kind, reason;
    long items = 0;
    soci::statement rows = (session.prepare << "SELECT w.kind, w.reason, COUNT(*) FROM items w WHERE w.newest = 1"
                                               " AND w.state IN ('open', 'postponed')" +
                                                   and_named(since) + " GROUP BY w.kind, w.reason",
                            soci::use(since), soci::into(kind), soci::into(reason), soci::into(items));
    rows.execute();
    while (rows.fetch()) count_work(kind, reason, items, counts);
}

void count_settled(soci::session& session, long long since, ArchiveCounts& counts) {
    session << "SELECT COUNT(*), COUNT(w.audit_wrong), COALESCE(SUM(w.audit_wrong), 0) FROM items w"
               " WHERE w.newest = 1 AND w.state = 'settled'" +
                   and_named(since),
        soci::use(since), soci::into(counts.settled), soci::into(counts.audited), soci::into(counts.audited_wrong);
}

void count_keyings(soci::session& session, long long since, ArchiveCounts& counts) {
    session << "SELECT COALESCE(SUM(CASE WHEN w.keyer2 = '' THEN 1 ELSE 0 END), 0),"
               " COALESCE(SUM(CASE WHEN w.keyer2 = '' THEN 0 ELSE 1 END), 0) FROM items w"
               " WHERE w.newest = 1 AND w.state IN ('open', 'postponed') AND w.keyer1 <> ''" +
                   and_named(since),
        soci::use(since), soci::into(counts.second_keyings), soci::into(counts.third_readings);
}

std::optional<double> find_pages_per_second(soci::session& session) {
    constexpr long long kHourMs = 3'600'000;
    long long begin = 0, end = 0;
    long pages = 0;
    session << "SELECT COALESCE(MIN(started_ms), 0), COALESCE(MAX(finished_ms), 0), COALESCE(SUM(pages), 0)"
               " FROM documents WHERE state = 'done' AND finished_ms >="
               " (SELECT MAX(finished_ms) FROM documents WHERE state = 'done') - :hour",
        soci::use(kHourMs), soci::into(begin), soci::into(end), soci::into(pages);
    return end > begin ? std::optional(1000.0 * static_cast<double>(pages) / static_cast<double>(end - begin))
                       : std::nullopt;
}

ProblemKind problem_kind(const std::string& word) {
    for (const auto kind : {ProblemKind::poisoned, ProblemKind::refused, ProblemKind::skipped})
        if (word == to_string(kind)) return kind;
    return ProblemKind::failed;
}

}  // namespace

long ArchiveCounts::review() const {
    long all = 0;
    for (const auto& [kind, count] : review_fields) all += count;
    return all;
}

long Archive::count_unfinished() const {
    return store_->guarded([&] {
        long count = 0;
        store_->session << "SELECT COUNT(*) FROM documents WHERE state IN ('waiting', 'leased')",
            soci::into(count);
        return count;
    });
}

ArchiveCounts Archive::counts(long long since_ms) const {
    return store_->guarded([&] {
        ArchiveCounts counts;
        soci::transaction snapshot(store_->session);  // figures of one moment
        if (is_postgresql(store_->session)) store_->session << "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ";
        count_sources(store_->session, since_ms, counts);
        count_documents(store_->session, since_ms, counts);
        count_declarations(store_->session, since_ms, counts);
        count_review(store_->session, since_ms, counts);
        count_settled(store_->session, since_ms, counts);
        count_keyings(store_->session, since_ms, counts);
        counts.pages_per_second = find_pages_per_second(store_->session);
        snapshot.commit();
        return counts;
    });
}

void Archive::visit_problems(const std::function<void(const Problem&)>& visit) const {
    store_->guarded(
        [&] {
            std::string name, state, reason, log;
            soci::statement rows =
                (store_->session.prepare
                     << "SELECT n.name, w.state, w.reason, w.log FROM documents w JOIN source_names n ON "
                        "n.source_id = w.source_id"
                        " WHERE w.state IN ('failed', 'poisoned')"
                        " UNION ALL SELECT name, CASE skipped WHEN 0 THEN 'refused' ELSE 'skipped' END, reason, ''"
                        " FROM refusals ORDER BY 1",
                 soci::into(name), soci::into(state), soci::into(reason), soci::into(log));
            rows.execute();
            while (rows.fetch()) {
                visit({name, problem_kind(state), reason, log});
            }
        });
}

}  // namespace shenbao
