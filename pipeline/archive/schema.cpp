#include "pipeline/archive/schema.hpp"

#include <array>
#include <initializer_list>

#include "models/declaration/error.hpp"
#include "pipeline/archive/write_transaction.hpp"

namespace shenbao {

namespace {

// A source is its bytes; a document is the work on them. Times are ms since 1970.
const Migration kFirst{
    "CREATE TABLE sources (id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE, bytes BIGINT NOT NULL,"
    " media_type TEXT NOT NULL, added_ms BIGINT NOT NULL)",
    "CREATE TABLE source_names (source_id BIGINT NOT NULL REFERENCES sources(id), name TEXT NOT NULL,"
    " added_ms BIGINT NOT NULL, named_ms BIGINT NOT NULL, PRIMARY KEY (source_id, name))",
    "CREATE TABLE refusals (name TEXT PRIMARY KEY, reason TEXT NOT NULL, named_ms BIGINT NOT NULL)",
    "CREATE TABLE documents (source_id BIGINT PRIMARY KEY REFERENCES sources(id),"
    " state TEXT NOT NULL CHECK (state IN ('waiting', 'leased', 'done', 'failed', 'poisoned')),"
    " owner TEXT, expires_ms BIGINT, leases BIGINT NOT NULL DEFAULT 0, faults INTEGER NOT NULL DEFAULT 0,"
    " outside_deaths INTEGER NOT NULL DEFAULT 0, reason TEXT NOT NULL DEFAULT '', log TEXT NOT NULL DEFAULT '',"
    " versions INTEGER NOT NULL DEFAULT 0, pages INTEGER NOT NULL DEFAULT 0, started_ms BIGINT,"
    " finished_ms BIGINT, elapsed_ms BIGINT,"
    " CHECK ((state = 'leased') = (owner IS NOT NULL)), CHECK ((owner IS NULL) = (expires_ms IS NULL)))",
    "CREATE INDEX documents_by_state ON documents (state, faults, outside_deaths, source_id)",
    // json: as delivered. Rows are added, never changed.
    "CREATE TABLE declarations (id INTEGER PRIMARY KEY, source_id BIGINT NOT NULL REFERENCES sources(id),"
    " version INTEGER NOT NULL, number INTEGER NOT NULL, json TEXT NOT NULL, fields INTEGER NOT NULL,"
    " review_required INTEGER NOT NULL, program TEXT NOT NULL, added_ms BIGINT NOT NULL,"
    " UNIQUE (source_id, version, number))",
    "CREATE TABLE review_fields (declaration_id BIGINT NOT NULL REFERENCES declarations(id), path TEXT NOT NULL,"
    " kind TEXT NOT NULL, status TEXT NOT NULL CHECK (status IN ('review', 'corrected')),"
    " confidence DOUBLE PRECISION, page INTEGER NOT NULL, x0 INTEGER NOT NULL, y0 INTEGER NOT NULL,"
    " x1 INTEGER NOT NULL, y1 INTEGER NOT NULL, PRIMARY KEY (declaration_id, path))",
    "CREATE TABLE audit (id INTEGER PRIMARY KEY, at_ms BIGINT NOT NULL, action TEXT NOT NULL,"
    " source_id BIGINT REFERENCES sources(id), who TEXT NOT NULL, detail TEXT NOT NULL)"};

// What people say. corrections: lines are added, never changed. items: what there is to look at in the reading of
// that version; they follow from the declarations and the log.
const Migration kCorrections{
    "CREATE TABLE corrections (id INTEGER PRIMARY KEY, source_id BIGINT NOT NULL REFERENCES sources(id),"
    " version INTEGER NOT NULL, number INTEGER NOT NULL, path TEXT NOT NULL, action TEXT NOT NULL CHECK (action IN"
    " ('settled', 'postponed', 'undone', 'carried', 'changed', 'lost')), text_before TEXT NOT NULL,"
    " text_after TEXT NOT NULL, who TEXT NOT NULL, at_ms BIGINT NOT NULL, comment TEXT NOT NULL,"
    " page INTEGER NOT NULL, x0 INTEGER NOT NULL, y0 INTEGER NOT NULL, x1 INTEGER NOT NULL, y1 INTEGER NOT NULL,"
    " text_read TEXT NOT NULL, refers BIGINT REFERENCES corrections(id),"
    " CHECK (action <> 'undone' OR refers IS NOT NULL))",
    "sqlite: CREATE TRIGGER corrections_stay BEFORE UPDATE ON corrections"
    " BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END",
    "sqlite: CREATE TRIGGER corrections_last BEFORE DELETE ON corrections"
    " BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END",
    "postgresql: CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS"
    " $$ BEGIN RAISE EXCEPTION 'the log is only added to'; END $$",
    "postgresql: CREATE TRIGGER corrections_stay BEFORE UPDATE OR DELETE ON corrections FOR EACH ROW"
    " EXECUTE FUNCTION refuse_change()",
    "CREATE INDEX corrections_by_source ON corrections (source_id, version)",
    "CREATE TABLE items (source_id BIGINT NOT NULL REFERENCES sources(id), version INTEGER NOT NULL,"
    " number INTEGER NOT NULL, path TEXT NOT NULL,"
    " reason TEXT NOT NULL CHECK (reason IN ('review', 'issue', 'conflict', 'audit')),"
    " state TEXT NOT NULL CHECK (state IN ('open', 'postponed', 'settled', 'closed')), kind TEXT NOT NULL,"
    // rules: between spaces, " A1 A4 ". text: as it stands; text_read: by the program; both NULL where they were
    // not kept: in archives of version 1.
    " rules TEXT NOT NULL, text TEXT, text_read TEXT, confidence DOUBLE PRECISION, page INTEGER NOT NULL,"
    " x0 INTEGER NOT NULL, y0 INTEGER NOT NULL, x1 INTEGER NOT NULL, y1 INTEGER NOT NULL,"
    " revision INTEGER NOT NULL, lease_owner TEXT, lease_ms BIGINT, audit_wrong INTEGER,"
    " PRIMARY KEY (source_id, version, number, path))",
    "CREATE INDEX items_by_state ON items (state, reason, kind)",
    "INSERT INTO items (source_id, version, number, path, reason, state, kind, rules, confidence, page,"
    " x0, y0, x1, y1, revision) SELECT d.source_id, d.version, d.number, r.path, 'review', 'open', r.kind, '',"
    " r.confidence, r.page, r.x0, r.y0, r.x1, r.y1, 0 FROM review_fields r JOIN declarations d"
    " ON d.id = r.declaration_id",
    "DROP TABLE review_fields",
    "CREATE TABLE page_images (source_id BIGINT NOT NULL REFERENCES sources(id), version INTEGER NOT NULL,"
    " page INTEGER NOT NULL, width INTEGER NOT NULL, height INTEGER NOT NULL, media_type TEXT NOT NULL,"
    " sha256 TEXT NOT NULL, bytes BIGINT NOT NULL, PRIMARY KEY (source_id, version, page))",
    // The bytes of sources and pictures, where there is no folder for them: empty with SQLite.
    "CREATE TABLE blobs (sha256 TEXT PRIMARY KEY)",
    "CREATE TABLE blob_parts (sha256 TEXT NOT NULL REFERENCES blobs(sha256), part INTEGER NOT NULL,"
    " content BYTEA NOT NULL, PRIMARY KEY (sha256, part))",
    // revised: json with the corrections in it; NULL where there are none.
    "ALTER TABLE declarations ADD COLUMN revised TEXT",
    "ALTER TABLE declarations ADD COLUMN department TEXT NOT NULL DEFAULT ''"};

// skipped: 1 for what lies in a folder and is not read.
const Migration kSkipped{"ALTER TABLE refusals ADD COLUMN skipped INTEGER NOT NULL DEFAULT 0"};

// People who sign in, and what several of them do to one field. password: the hash of one. keyer1, keyer2: who
// keyed the text of an item that two people key, since it was last settled; '' where nobody did.
const Migration kPeople{
    "CREATE TABLE users (name TEXT PRIMARY KEY, role TEXT NOT NULL CHECK (role IN ('reviewer', 'supervisor')),"
    " password TEXT NOT NULL, added_ms BIGINT NOT NULL)",
    "postgresql: ALTER TABLE corrections ADD COLUMN passed_to TEXT NOT NULL DEFAULT ''",
    "postgresql: ALTER TABLE corrections DROP CONSTRAINT corrections_action_check",
    "postgresql: ALTER TABLE corrections ADD CONSTRAINT corrections_action_check CHECK (action IN ('settled',"
    " 'postponed', 'undone', 'carried', 'changed', 'lost', 'commented', 'passed', 'keyed'))",
    // SQLite cannot change a constraint: the table is made anew. What is dropped fires no trigger.
    "sqlite: CREATE TABLE corrections_3 (id INTEGER PRIMARY KEY, source_id BIGINT NOT NULL REFERENCES sources(id),"
    " version INTEGER NOT NULL, number INTEGER NOT NULL, path TEXT NOT NULL, action TEXT NOT NULL CHECK (action IN"
    " ('settled', 'postponed', 'undone', 'carried', 'changed', 'lost', 'commented', 'passed', 'keyed')),"
    " text_before TEXT NOT NULL, text_after TEXT NOT NULL, who TEXT NOT NULL, at_ms BIGINT NOT NULL,"
    " comment TEXT NOT NULL, page INTEGER NOT NULL, x0 INTEGER NOT NULL, y0 INTEGER NOT NULL, x1 INTEGER NOT NULL,"
    " y1 INTEGER NOT NULL, text_read TEXT NOT NULL, refers BIGINT REFERENCES corrections_3(id),"
    " passed_to TEXT NOT NULL DEFAULT '', CHECK (action <> 'undone' OR refers IS NOT NULL))",
    "sqlite: INSERT INTO corrections_3 SELECT *, '' FROM corrections ORDER BY id",
    "sqlite: DROP TABLE corrections", "sqlite: ALTER TABLE corrections_3 RENAME TO corrections",
    "sqlite: CREATE TRIGGER corrections_stay BEFORE UPDATE ON corrections"
    " BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END",
    "sqlite: CREATE TRIGGER corrections_last BEFORE DELETE ON corrections"
    " BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END",
    "sqlite: CREATE INDEX corrections_by_source ON corrections (source_id, version)",
    "ALTER TABLE items ADD COLUMN passed_to TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE items ADD COLUMN keyer1 TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE items ADD COLUMN keyer2 TEXT NOT NULL DEFAULT ''"};

// A queue of 100,000 items. newest: 0 of the readings before the newest one. The expressions are those of
// find_items.cpp and wanted_conditions.hpp: an index serves what is written like it, and nothing else. Behind what
// orders stands what filters ask for, the constants of an index's own condition, too: else SQLite looks into every
// row that it passes over.
const Migration kQueue{
    "ALTER TABLE items ADD COLUMN newest INTEGER NOT NULL DEFAULT 1",
    "UPDATE items SET newest = 0 WHERE version <> (SELECT w.versions FROM documents w"
    " WHERE w.source_id = items.source_id)",
    "DROP INDEX items_by_state",
    "CREATE INDEX items_by_benefit ON items ("
    "(CASE WHEN passed_to <> '' THEN 2 WHEN state = 'postponed' THEN 1 ELSE 0 END),"
    " ((1.0 - COALESCE(confidence, 0)) / (2.000000 + 0.100000 * LENGTH(COALESCE(text, '')))) DESC,"
    " source_id, number, page, y0, x0, path, kind, rules, newest, state, keyer1, keyer2, passed_to)"
    " WHERE newest = 1 AND state IN ('open', 'postponed')",
    "CREATE INDEX items_by_doubt ON items ("
    "(CASE WHEN passed_to <> '' THEN 2 WHEN state = 'postponed' THEN 1 ELSE 0 END),"
    " (COALESCE(confidence, 0)),"
    " source_id, number, page, y0, x0, path, kind, rules, newest, state, keyer1, keyer2, passed_to)"
    " WHERE newest = 1 AND state IN ('open', 'postponed')",
    "CREATE INDEX items_by_source ON items ("
    "(CASE WHEN passed_to <> '' THEN 2 WHEN state = 'postponed' THEN 1 ELSE 0 END),"
    " source_id DESC, number, page, y0, x0, path, kind, rules, newest, state, keyer1, keyer2, passed_to)"
    " WHERE newest = 1 AND state IN ('open', 'postponed')",
    "CREATE INDEX items_by_document ON items ("
    "(CASE WHEN passed_to <> '' THEN 2 WHEN state = 'postponed' THEN 1 ELSE 0 END),"
    " source_id, number, page, y0, x0, path, kind, rules, newest, state, keyer1, keyer2, passed_to)"
    " WHERE newest = 1 AND state IN ('open', 'postponed')",
    "CREATE INDEX items_by_kind ON items (kind, reason, rules, newest, state)"
    " WHERE newest = 1 AND state IN ('open', 'postponed')",
    "CREATE INDEX items_alike ON items (kind, text, (COALESCE(confidence, 0)), source_id, number, path, newest,"
    " state, reason, keyer1, passed_to) WHERE newest = 1"
    " AND state = 'open' AND reason IN ('review', 'audit') AND keyer1 = '' AND passed_to = ''"
    " AND LENGTH(text) <= 40",
    "CREATE INDEX items_settled ON items (audit_wrong) WHERE newest = 1 AND state = 'settled'",
    "CREATE INDEX items_passed ON items (passed_to) WHERE newest = 1 AND passed_to <> ''",
    "CREATE INDEX items_keyed ON items (keyer1, keyer2, newest, state) WHERE newest = 1 AND keyer1 <> ''"
    " AND state IN ('open', 'postponed')",
    "CREATE INDEX declarations_by_department ON declarations (department)"};

// What people say about pages. edit: of one that was made, JSON; refers: of one that is undone.
const Migration kRepairs{
    "CREATE TABLE repairs (id INTEGER PRIMARY KEY, source_id BIGINT NOT NULL REFERENCES sources(id),"
    " version INTEGER NOT NULL, page INTEGER NOT NULL, action TEXT NOT NULL CHECK (action IN ('made', 'undone')),"
    " edit TEXT NOT NULL, who TEXT NOT NULL, at_ms BIGINT NOT NULL,"
    " refers BIGINT UNIQUE REFERENCES repairs(id), CHECK ((action = 'undone') = (refers IS NOT NULL)))",
    "sqlite: CREATE TRIGGER repairs_stay BEFORE UPDATE ON repairs"
    " BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END",
    "sqlite: CREATE TRIGGER repairs_last BEFORE DELETE ON repairs"
    " BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END",
    "postgresql: CREATE TRIGGER repairs_stay BEFORE UPDATE OR DELETE ON repairs FOR EACH ROW"
    " EXECUTE FUNCTION refuse_change()",
    "CREATE INDEX repairs_by_source ON repairs (source_id)"};

// Declarations apart from their texts, as they were read and with the corrections in them: what stands behind 0.2
// MB in one row is found by reading these, and changing anything of the row writes them again. open_items: of the
// newest reading, open or postponed; counted with each change, since looking through all of them takes as long as
// a change.
const Migration kTexts{
    "CREATE TABLE declaration_texts (declaration_id BIGINT PRIMARY KEY REFERENCES declarations(id),"
    " json TEXT NOT NULL)",
    "CREATE TABLE revised_texts (declaration_id BIGINT PRIMARY KEY REFERENCES declarations(id), json TEXT NOT "
    "NULL)",
    "INSERT INTO declaration_texts SELECT id, json FROM declarations ORDER BY id",
    "INSERT INTO revised_texts SELECT id, revised FROM declarations WHERE revised IS NOT NULL ORDER BY id",
    "ALTER TABLE declarations DROP COLUMN json",
    "ALTER TABLE declarations DROP COLUMN revised",
    "ALTER TABLE documents ADD COLUMN open_items INTEGER NOT NULL DEFAULT 0",
    "UPDATE documents SET open_items = (SELECT COUNT(*) FROM items i WHERE i.source_id = documents.source_id"
    " AND i.newest = 1 AND i.state IN ('open', 'postponed'))",
    "CREATE INDEX documents_by_open_items ON documents (open_items) WHERE open_items > 0"};

// What the readers made of a document's lines; the bytes are a blob.
const Migration kLines{
    "CREATE TABLE document_lines (source_id BIGINT PRIMARY KEY REFERENCES sources(id), sha256 TEXT NOT NULL,"
    " bytes BIGINT NOT NULL)"};

// What one version changes, by what it is for.
Migration joined(std::initializer_list<Migration> groups) {
    Migration all;
    for (const Migration& group : groups) all.insert(all.end(), group.begin(), group.end());
    return all;
}

const std::array kMigrations{kFirst, kCorrections, joined({kSkipped, kPeople, kQueue, kRepairs, kTexts}), kLines};

// What begins with an engine's name and a colon is for that one; "" for the other. A key that counts itself is
// called differently by the two.
std::string for_engine(soci::session& session, std::string statement) {
    for (const std::string_view engine : {"sqlite: ", "postgresql: "}) {
        if (!statement.starts_with(engine)) continue;
        return is_postgresql(session) == (engine == "postgresql: ") ? statement.substr(engine.size()) : "";
    }
    constexpr std::string_view kOurs = "INTEGER PRIMARY KEY";
    const std::size_t at = statement.find(kOurs);
    if (at != std::string::npos && is_postgresql(session))
        statement.replace(at, kOurs.size(), "BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY");
    return statement;
}

void set_version(soci::session& session, int version) {
    if (version == 1) session << "CREATE TABLE schema_version (version INTEGER NOT NULL)";
    session << (version == 1 ? "INSERT INTO schema_version (version) VALUES (:v)"
                             : "UPDATE schema_version SET version = :v"),
        soci::use(version);
}

}  // namespace

std::span<const Migration> migrations() {
    return kMigrations;
}

int find_schema_version(soci::session& session) {
    int tables = 0, version = 0;
    session << (is_postgresql(session) ? "SELECT COUNT(*) FROM information_schema.tables WHERE"
                                         " table_schema = current_schema() AND table_name = 'schema_version'"
                                       : "SELECT COUNT(*) FROM sqlite_master WHERE name = 'schema_version'"),
        soci::into(tables);
    if (tables > 0) session << "SELECT version FROM schema_version", soci::into(version);
    return version;
}

void migrate(soci::session& session, std::span<const Migration> steps, const std::string& folder) {
    const int latest = static_cast<int>(steps.size());
    const int found = find_schema_version(session);
    if (found > latest)
        throw Error(ErrorCode::wrong_usage, {folder, std::nullopt},
                    "the archive was made by a later version of this program (its tables are of version " +
                        std::to_string(found) + ", this program knows them up to " + std::to_string(latest) + ")",
                    "use that version");
    if (found == latest) return;
    WriteTransaction transaction(session);
    for (int version = found + 1; version <= latest; ++version) {
        for (const std::string_view statement : steps[static_cast<std::size_t>(version - 1)])
            if (const std::string own = for_engine(session, std::string(statement)); !own.empty()) session << own;
        set_version(session, version);
    }
    transaction.commit();
}

}  // namespace shenbao
