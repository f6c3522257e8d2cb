#include "pipeline/archive/repairs.hpp"

#include <algorithm>
#include <optional>

#include "pipeline/archive/store.hpp"

namespace shenbao {

namespace {

struct Seen {
    long long source = 0;
    int version = 0;
    std::string state;
    [[nodiscard]] bool is_being_read() const {
        return state == to_string(DocumentState::waiting) || state == to_string(DocumentState::leased);
    }
};

// Others who change something of it wait for this transaction.
std::optional<Seen> find_document(soci::session& session, const std::string& sha256) {
    Seen seen;
    session << "SELECT w.source_id, w.versions, w.state FROM documents w JOIN sources s ON s.id = w.source_id"
               " WHERE s.sha256 = :hash AND w.versions > 0" +
                   lock_row(session, "w"),
        soci::use(sha256), soci::into(seen.source), soci::into(seen.version), soci::into(seen.state);
    return session.got_data() ? std::optional(seen) : std::nullopt;
}

void insert_line(soci::session& session, const Seen& seen, const RepairEntry& line, long long refers) {
    const std::string action = refers == 0 ? "made" : "undone";
    soci::indicator refers_or_null = refers == 0 ? soci::i_null : soci::i_ok;
    session << "INSERT INTO repairs (source_id, version, page, action, edit, who, at_ms, refers) VALUES (:source,"
               " :version, :page, :action, :edit, :who, :at, :refers)",
        soci::use(seen.source), soci::use(seen.version), soci::use(line.page), soci::use(action),
        soci::use(line.edit), soci::use(line.who), soci::use(line.at_ms), soci::use(refers, refers_or_null);
}

void let_wait(soci::session& session, long long source) {
    session << "UPDATE documents SET state = 'waiting', faults = 0, outside_deaths = 0 WHERE source_id = :id",
        soci::use(source);
}

std::optional<RepairOutcome> refusal_of(const std::optional<Seen>& seen, int version) {
    if (!seen) return RepairOutcome::unknown;
    if (seen->is_being_read()) return RepairOutcome::reading;
    if (seen->version != version) return RepairOutcome::clash;
    return std::nullopt;
}

}  // namespace

std::vector<RepairEntry> load_repairs(soci::session& session, long long source) {
    RepairEntry row;
    soci::statement rows =
        (session.prepare << "SELECT r.id, r.version, r.page, r.edit, r.who, r.at_ms, COALESCE(u.id, 0),"
                            " COALESCE(u.who, '') FROM repairs r LEFT JOIN repairs u ON u.refers = r.id"
                            " WHERE r.source_id = :source AND r.action = 'made' ORDER BY r.id",
         soci::use(source), soci::into(row.id), soci::into(row.version), soci::into(row.page),
         soci::into(row.edit), soci::into(row.who), soci::into(row.at_ms), soci::into(row.undone_by),
         soci::into(row.undone_who));
    std::vector<RepairEntry> all;
    rows.execute();
    while (rows.fetch()) all.push_back(row);
    return all;
}

std::vector<std::string> standing_edits(soci::session& session, long long source) {
    std::vector<std::string> edits;
    for (const RepairEntry& repair : load_repairs(session, source))
        if (repair.undone_by == 0) edits.push_back(repair.edit);
    return edits;
}

RepairOutcome RepairLog::add(const std::string& sha256, int version, const std::vector<NewRepair>& repairs,
                             const std::string& who, std::size_t most) {
    Archive::Store& store = *archive_.store_;
    return store.write([&] {
        const std::optional<Seen> seen = find_document(store.session, sha256);
        if (const auto refusal = refusal_of(seen, version)) return *refusal;
        if (standing_edits(store.session, seen->source).size() + repairs.size() > most)
            return RepairOutcome::too_many;
        for (const NewRepair& repair : repairs)
            insert_line(store.session, *seen, {0, 0, repair.page, repair.edit, who, store.now_ms(), 0, {}}, 0);
        let_wait(store.session, seen->source);
        store.note("repaired", seen->source, who, std::to_string(repairs.size()) + " repairs");
        return RepairOutcome::done;
    });
}

RepairOutcome RepairLog::undo(const std::string& sha256, int version, int page, const std::string& who,
                              UserRole role) {
    Archive::Store& store = *archive_.store_;
    return store.write([&] {
        const std::optional<Seen> seen = find_document(store.session, sha256);
        if (const auto refusal = refusal_of(seen, version)) return *refusal;
        std::vector<RepairEntry> standing = load_repairs(store.session, seen->source);
        std::erase_if(standing, [&](const RepairEntry& line) { return line.undone_by != 0 || line.page != page; });
        if (standing.empty()) return RepairOutcome::nothing_to_undo;
        const int last = standing.back().version;
        std::erase_if(standing, [&](const RepairEntry& line) { return line.version != last; });
        const bool own = std::ranges::all_of(standing, [&](const RepairEntry& line) { return line.who == who; });
        if (!own && role != UserRole::supervisor) return RepairOutcome::not_yours;
        for (const RepairEntry& line : standing)
            insert_line(store.session, *seen, {0, 0, page, "", who, store.now_ms(), 0, {}}, line.id);
        let_wait(store.session, seen->source);
        store.note("repair undone", seen->source, who, "page " + std::to_string(page));
        return RepairOutcome::done;
    });
}

std::optional<DocumentReading> RepairLog::reading(const std::string& sha256) const {
    const Archive::Store& store = *archive_.store_;
    return store.guarded([&]() -> std::optional<DocumentReading> {
        DocumentReading reading;
        std::string state;
        store.session << "SELECT w.versions, w.state, w.reason FROM documents w JOIN sources s"
                         " ON s.id = w.source_id WHERE s.sha256 = :hash",
            soci::use(sha256), soci::into(reading.version), soci::into(state), soci::into(reading.reason);
        if (!store.session.got_data()) return std::nullopt;
        for (const auto one :
             {DocumentState::leased, DocumentState::done, DocumentState::failed, DocumentState::poisoned})
            if (state == to_string(one)) reading.state = one;
        return reading;
    });
}

std::vector<RepairEntry> RepairLog::all(const std::string& sha256) const {
    const Archive::Store& store = *archive_.store_;
    return store.guarded([&] {
        long long source = 0;
        store.session << "SELECT id FROM sources WHERE sha256 = :hash", soci::use(sha256), soci::into(source);
        return load_repairs(store.session, source);
    });
}

}  // namespace shenbao
