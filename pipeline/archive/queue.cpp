// Who works on which document, and how the work ends.
#include <vector>

#include "pipeline/archive/document_lines.hpp"
#include "pipeline/archive/repairs.hpp"
#include "pipeline/archive/store.hpp"

namespace shenbao {

namespace {

void take_back_expired(soci::session& session, long long now) {
    session << "UPDATE documents SET state = 'waiting', owner = NULL, expires_ms = NULL WHERE source_id IN"
               " (SELECT d.source_id FROM documents d WHERE d.state = 'leased' AND d.expires_ms <= :now" +
                   lock_free_rows(session, "d") + ")",
        soci::use(now);
}

std::optional<Lease> find_waiting(soci::session& session, LeaseScope scope) {
    const int least_versions = scope == LeaseScope::read_before ? 1 : 0;
    Lease lease;
    session << "SELECT d.source_id, s.sha256, d.leases,"
               " (SELECT n.name FROM source_names n WHERE n.source_id = d.source_id ORDER BY n.added_ms, n.name "
               "LIMIT 1)"
               " FROM documents d JOIN sources s ON s.id = d.source_id WHERE d.state = 'waiting'"
               " AND d.versions >= :least"
               " ORDER BY d.faults, d.outside_deaths, d.source_id LIMIT 1" +
                   lock_free_rows(session, "d"),
        soci::use(least_versions), soci::into(lease.source), soci::into(lease.sha256), soci::into(lease.number),
        soci::into(lease.name);
    return session.got_data() ? std::optional(lease) : std::nullopt;
}

struct Deaths {
    int faults = 0, outside = 0;
    [[nodiscard]] bool too_many() const { return faults >= kMostFaults || outside >= kMostOutsideDeaths; }
};

Deaths count_death(soci::session& session, long long source, DeathCause cause) {
    session << (cause == DeathCause::fault
                    ? "UPDATE documents SET faults = faults + 1 WHERE source_id = :id"
                    : "UPDATE documents SET outside_deaths = outside_deaths + 1 WHERE source_id = :id"),
        soci::use(source);
    Deaths deaths;
    session << "SELECT faults, outside_deaths FROM documents WHERE source_id = :id", soci::use(source),
        soci::into(deaths.faults), soci::into(deaths.outside);
    return deaths;
}

}  // namespace

std::optional<Lease> Archive::lease(const std::string& owner, std::chrono::milliseconds duration,
                                    LeaseScope scope) {
    return store_->write([&]() -> std::optional<Lease> {
        soci::session& session = store_->session;
        const long long now = store_->now_ms(), expires = now + duration.count();
        take_back_expired(session, now);
        std::optional<Lease> lease = find_waiting(session, scope);
        if (!lease) return std::nullopt;
        lease->owner = owner;
        ++lease->number;
        session << "UPDATE documents SET state = 'leased', owner = :owner, expires_ms = :expires,"
                   " leases = :number, started_ms = :now WHERE source_id = :id",
            soci::use(owner), soci::use(expires), soci::use(lease->number), soci::use(now),
            soci::use(lease->source);
        lease->repairs = standing_edits(session, lease->source);
        return lease;
    });
}

bool Archive::renew(const Lease& lease, std::chrono::milliseconds duration) {
    return store_->write([&] {
        const long long expires = store_->now_ms() + duration.count();
        soci::statement change =
            (store_->session.prepare << "UPDATE documents SET expires_ms = :expires WHERE source_id = :id"
                                        " AND state = 'leased' AND owner = :owner AND leases = :number",
             soci::use(expires), soci::use(lease.source), soci::use(lease.owner), soci::use(lease.number));
        change.execute(true);
        return change.get_affected_rows() > 0;
    });
}

bool Archive::Store::end_lease(const Lease& lease, DocumentState state, const std::string& reason,
                               const std::string& log) {
    const std::string word(to_string(state)), why = storable(reason), words = storable(log);
    const long long now = now_ms();
    soci::statement change =
        (session.prepare << "UPDATE documents SET state = :state, owner = NULL, expires_ms = NULL,"
                            " reason = :reason, log = :log, finished_ms = :now WHERE source_id = :id"
                            " AND state = 'leased' AND owner = :owner AND leases = :number",
         soci::use(word), soci::use(why), soci::use(words), soci::use(now), soci::use(lease.source),
         soci::use(lease.owner), soci::use(lease.number));
    change.execute(true);
    return change.get_affected_rows() > 0;
}

bool Archive::fail(const Lease& lease, const std::string& reason) {
    return store_->write([&] {
        const bool held = store_->end_lease(lease, DocumentState::failed, reason);
        if (held) replace_lines(store_->session, lease.source, std::nullopt);
        if (held) store_->note("failed", lease.source, lease.owner, reason);
        return held;
    });
}

bool Archive::give_back(const Lease& lease) {
    return store_->write([&] { return store_->end_lease(lease, DocumentState::waiting, ""); });
}

std::optional<DocumentState> Archive::add_death(const Lease& lease, DeathCause cause, const std::string& how,
                                                const std::string& log) {
    return store_->write([&]() -> std::optional<DocumentState> {
        if (!store_->end_lease(lease, DocumentState::waiting, how, log)) return std::nullopt;
        store_->note("death", lease.source, lease.owner, how);
        replace_lines(store_->session, lease.source, std::nullopt);
        if (!count_death(store_->session, lease.source, cause).too_many()) return DocumentState::waiting;
        store_->session << "UPDATE documents SET state = 'poisoned' WHERE source_id = :id",
            soci::use(lease.source);
        store_->note("poisoned", lease.source, lease.owner, how);
        return DocumentState::poisoned;
    });
}

int Archive::take_back(const std::function<bool(const std::string& owner)>& is_gone) {
    return store_->write([&] {
        std::vector<std::string> owners(1000);  // more processes than one machine works with
        store_->session << "SELECT DISTINCT owner FROM documents WHERE state = 'leased'", soci::into(owners);
        long long taken = 0;
        for (const std::string& owner : owners) {
            if (!is_gone(owner)) continue;
            soci::statement change =
                (store_->session.prepare << "UPDATE documents SET state = 'waiting', owner = NULL,"
                                            " expires_ms = NULL WHERE source_id IN (SELECT d.source_id FROM"
                                            " documents d WHERE d.state = 'leased' AND d.owner = :owner" +
                                                lock_free_rows(store_->session, "d") + ")",
                 soci::use(owner));
            change.execute(true);
            taken += change.get_affected_rows();
        }
        return static_cast<int>(taken);
    });
}

}  // namespace shenbao
