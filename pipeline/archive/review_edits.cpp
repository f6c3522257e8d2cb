// What people say about a field, each time in one transaction with all that follows from it.
#include "pipeline/archive/carry_corrections.hpp"
#include "pipeline/archive/review_queue.hpp"
#include "pipeline/archive/store.hpp"

namespace shenbao {

// The field as it is now.
struct ReviewQueue::Target {
    DeclarationPlace place;
    std::string json;  // as it was read
    Seen now;
    Standing standing;
    std::vector<LogEntry> stack;  // what stands for this field
    ReviewField field;            // as it was read
    [[nodiscard]] std::string text() const {
        const LogEntry* line = find_text_line(stack);
        return line ? line->text_after : field.read;
    }
};

namespace {

// 0 where the source is not known. Others who change something of it wait for this transaction.
long long find_source(soci::session& session, const std::string& sha256, int& version) {
    long long source = 0;
    session << "SELECT w.source_id, w.versions FROM documents w JOIN sources s ON s.id = w.source_id"
               " WHERE s.sha256 = :hash" +
                   lock_row(session, "w"),
        soci::use(sha256), soci::into(source), soci::into(version);
    return session.got_data() ? source : 0;
}

LogEntry new_line(const Edit& edit, LogAction action, long long now_ms) {
    LogEntry line;
    line.version = edit.seen.version;
    line.declaration = edit.key.declaration;
    line.path = edit.key.path;
    line.action = action;
    line.who = edit.who;
    line.comment = edit.comment;
    line.at_ms = now_ms;
    return line;
}

// Who changed it last; the program where nobody did.
FieldVersion last_version(const std::vector<LogEntry>& lines, const FieldKey& key, const std::string& text) {
    FieldVersion version{text, {}, 0};
    for (const LogEntry& line : lines)
        if (line.declaration == key.declaration && line.path == key.path) version = {text, line.who, line.at_ms};
    return version;
}

}  // namespace

std::optional<ReviewQueue::Target> ReviewQueue::find_target(const FieldKey& key) const {
    soci::session& session = archive_.store_->session;
    Target target;
    DeclarationPlace& place = target.place;
    place.number = key.declaration;
    place.source = find_source(session, key.sha256, place.version);
    if (place.source == 0) return std::nullopt;
    session
        << "SELECT json FROM declarations WHERE source_id = :source AND version = :version AND number = :number",
        soci::use(place.source), soci::use(place.version), soci::use(place.number), soci::into(target.json);
    target.standing = find_standing(load_lines(session, place.source, place.version));
    if (const auto stack = target.standing.find({key.declaration, key.path}); stack != target.standing.end())
        target.stack = stack->second;
    target.now = {place.version, find_revision(session, place, key.path)};
    if (key.path.starts_with(kLostPath))
        return target.stack.empty() ? std::nullopt : std::optional(std::move(target));
    const auto field = target.json.empty() ? std::nullopt : reviser_.find_field(target.json, key.path);
    if (!field) return std::nullopt;
    target.field = *field;
    return target;
}

EditResult ReviewQueue::change(const Edit& edit, LogAction action, const std::string& text) {
    Archive::Store& store = *archive_.store_;
    return store.write([&]() -> EditResult {
        soci::session& session = store.session;
        std::optional<Target> target = find_target(edit.key);
        if (!target) return {EditOutcome::unknown, {}, {}, {}};
        const long long now_ms = store.now_ms();
        const DeclarationPlace& place = target->place;
        if (edit.seen != target->now) {
            const auto lines = load_lines(session, place.source);
            return {EditOutcome::clash,
                    target->now,
                    {text, edit.who, now_ms},
                    last_version(lines, edit.key, target->text())};
        }
        LogEntry line = new_line(edit, action, now_ms);
        line.text_before = target->text();
        line.of = {target->field.page, target->field.bbox, target->field.read};
        line.text_after = action == LogAction::postponed ? line.text_before : text;
        if (action == LogAction::undone) {
            if (target->stack.empty() || target->stack.back().action == LogAction::lost)
                return {EditOutcome::nothing_to_undo, target->now, {}, {}};
            line.refers = target->stack.back().id;
            target->stack.pop_back();
            line.text_after = target->text();
        }
        append_line(session, place.source, line);
        const Standing standing = find_standing(load_lines(session, place.source, place.version));
        NewDeclaration revised;
        if (!target->json.empty())
            revised = revise_stored(session, place, reviser_, target->json, settled_texts(standing, place.number));
        sync_items(session, place, revised, standing, &reviser_, edit.key.path);
        session << "UPDATE items SET lease_owner = NULL, lease_ms = NULL WHERE source_id = :source"
                   " AND version = :version AND number = :number AND path = :path",
            soci::use(place.source), soci::use(place.version), soci::use(place.number), soci::use(edit.key.path);
        store.note(std::string(to_string(action)), place.source, edit.who, edit.key.path);
        return {EditOutcome::done, {place.version, find_revision(session, place, edit.key.path)}, {}, {}};
    });
}

EditResult ReviewQueue::settle(const Edit& edit, const std::string& text) {
    return change(edit, LogAction::settled, text);
}

EditResult ReviewQueue::postpone(const Edit& edit) {
    return change(edit, LogAction::postponed, {});
}

EditResult ReviewQueue::undo(const Edit& edit) {
    return change(edit, LogAction::undone, {});
}

}  // namespace shenbao
