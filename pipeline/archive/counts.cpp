// What there is, counted.
#include "pipeline/archive/store.hpp"

namespace shenbao {

namespace {

// Of a row with a source_id: one of its names came in at :since or later.
const std::string kNamed =
    " EXISTS (SELECT 1 FROM source_names n WHERE n.source_id = w.source_id AND n.named_ms >= :since)";

void count_sources(soci::session& session, long long since, ArchiveCounts& counts) {
    session << "SELECT COUNT(DISTINCT source_id), COUNT(*) FROM source_names WHERE named_ms >= :since",
        soci::use(since), soci::into(counts.sources), soci::into(counts.names);
    session << "SELECT COUNT(*) FROM refusals WHERE named_ms >= :since", soci::use(since),
        soci::into(counts.refused);
}

void count_documents(soci::session& session, long long since, ArchiveCounts& counts) {
    for (const auto& [state, count] : {std::pair{DocumentState::waiting, &counts.waiting},
                                       {DocumentState::leased, &counts.leased},
                                       {DocumentState::done, &counts.done},
                                       {DocumentState::failed, &counts.failed},
                                       {DocumentState::poisoned, &counts.poisoned}}) {
        const std::string word(to_string(state));
        session << "SELECT COUNT(*) FROM documents w WHERE state = :state AND" + kNamed, soci::use(word),
            soci::use(since), soci::into(*count);
    }
}

void count_declarations(soci::session& session, long long since, ArchiveCounts& counts) {
    session << "SELECT COUNT(*), COALESCE(SUM(review_required), 0), COALESCE(SUM(fields), 0) FROM declarations d"
               " JOIN documents w ON w.source_id = d.source_id AND w.versions = d.version WHERE" +
                   kNamed,
        soci::use(since), soci::into(counts.declarations), soci::into(counts.review_declarations),
        soci::into(counts.fields);
    session << "SELECT COUNT(*) FROM declarations w WHERE" + kNamed, soci::use(since), soci::into(counts.versions);
    session << "SELECT COALESCE(SUM(pages), 0) FROM documents w WHERE" + kNamed, soci::use(since),
        soci::into(counts.pages);
}

void count_review(soci::session& session, long long since, ArchiveCounts& counts) {
    std::string kind;
    long fields = 0;
    soci::statement rows =
        (session.prepare << "SELECT i.kind, COUNT(*) FROM items i"
                            " JOIN documents w ON w.source_id = i.source_id AND w.versions = i.version"
                            " WHERE i.state IN ('open', 'postponed') AND i.reason IN ('review', 'conflict') AND" +
                                kNamed + " GROUP BY i.kind",
         soci::use(since), soci::into(kind), soci::into(fields));
    rows.execute();
    while (rows.fetch()) counts.review_fields[kind] = fields;
}

void count_work(soci::session& session, long long since, ArchiveCounts& counts) {
    std::string reason;
    long items = 0;
    soci::statement rows =
        (session.prepare
             << "SELECT CASE WHEN i.state = 'settled' THEN 'settled' ELSE i.reason END, COUNT(*)"
                " FROM items i JOIN documents w ON w.source_id = i.source_id AND w.versions = i.version"
                " WHERE i.state <> 'closed' AND" +
                    kNamed + " GROUP BY 1",
         soci::use(since), soci::into(reason), soci::into(items));
    rows.execute();
    while (rows.fetch()) {
        if (reason == "settled") counts.settled = items;
        if (reason == "issue") counts.issues = items;
        if (reason == "conflict") counts.conflicts = items;
        if (reason == "audit") counts.audits = items;
    }
}

void count_audits(soci::session& session, long long since, ArchiveCounts& counts) {
    session << "SELECT COUNT(i.audit_wrong), COALESCE(SUM(i.audit_wrong), 0) FROM items i"
               " JOIN documents w ON w.source_id = i.source_id AND w.versions = i.version"
               " WHERE i.reason = 'audit' AND i.state = 'settled' AND" +
                   kNamed,
        soci::use(since), soci::into(counts.audited), soci::into(counts.audited_wrong);
}

void count_keyings(soci::session& session, long long since, ArchiveCounts& counts) {
    session << "SELECT COALESCE(SUM(CASE WHEN i.keyer2 = '' THEN 1 ELSE 0 END), 0),"
               " COALESCE(SUM(CASE WHEN i.keyer2 = '' THEN 0 ELSE 1 END), 0) FROM items i"
               " JOIN documents w ON w.source_id = i.source_id AND w.versions = i.version"
               " WHERE i.state IN ('open', 'postponed') AND i.keyer1 <> '' AND" +
                   kNamed,
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
        count_work(store_->session, since_ms, counts);
        count_audits(store_->session, since_ms, counts);
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
                        " UNION ALL SELECT name, 'refused', reason, '' FROM refusals ORDER BY 1",
                 soci::into(name), soci::into(state), soci::into(reason), soci::into(log));
            rows.execute();
            while (rows.fetch()) {
                const auto outcome = state == "failed"     ? std::optional(DocumentState::failed)
                                     : state == "poisoned" ? std::optional(DocumentState::poisoned)
                                                           : std::nullopt;
                visit({name, outcome, reason, log});
            }
        });
}

}  // namespace shenbao
