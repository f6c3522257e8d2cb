// What people say about a field, each time in one transaction with all that follows from it.
#include <algorithm>

#include "pipeline/archive/carry_corrections.hpp"
#include "pipeline/archive/declaration_texts.hpp"
#include "pipeline/archive/review_queue.hpp"
#include "pipeline/archive/second_keying.hpp"
#include "pipeline/archive/store.hpp"
#include "pipeline/archive/users.hpp"

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
        if (line.declaration == key.declaration && line.path == key.path && line.action != LogAction::commented)
            version = {text, line.who, line.at_ms};
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
    target.json = find_text_as_read(session, place);
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

PlannedLines ReviewQueue::plan(const Target& target, const Edit& edit, LogEntry line) const {
    const auto& stack = target.stack;
    switch (line.action) {
        case LogAction::settled:
            // What is under way goes on so, whatever kinds this program keys twice.
            if (!key_twice_.contains(target.field.kind) && find_keyings(stack).empty()) break;
            return plan_keying(stack, line, reviser_);
        case LogAction::passed:
            if (std::ranges::count(find_keyings(stack), line.passed_to, &LogEntry::who) > 0)
                return EditOutcome::keyed_already;
            break;
        case LogAction::undone: {
            if (const EditOutcome fault = find_undo_fault(stack, edit); fault != EditOutcome::done) return fault;
            Target below = target;
            line.refers = stack.back().id;
            below.stack.pop_back();
            line.text_after = below.text();
            break;
        }
        default: break;
    }
    return std::vector{line};
}

// The declaration and its items as they are now.
void ReviewQueue::follow(const Target& target, const std::string& path) {
    soci::session& session = archive_.store_->session;
    const DeclarationPlace& place = target.place;
    const Standing standing = find_standing(load_lines(session, place.source, place.version));
    NewDeclaration revised;
    if (!target.json.empty())
        revised = revise_stored(session, place, reviser_, target.json, settled_texts(standing, place.number));
    sync_items(session, place, revised, standing, &reviser_, path);
    session << "UPDATE items SET lease_owner = NULL, lease_ms = NULL WHERE source_id = :source"
               " AND version = :version AND number = :number AND path = :path",
        soci::use(place.source), soci::use(place.version), soci::use(place.number), soci::use(path);
}

EditResult ReviewQueue::change(const Edit& edit, LogAction action, const std::string& text,
                               const std::string& to) {
    Archive::Store& store = *archive_.store_;
    return store.write([&]() -> EditResult {
        soci::session& session = store.session;
        const std::optional<Target> target = find_target(edit.key);
        if (!target) return {EditOutcome::unknown, {}, {}, {}};
        const long long now_ms = store.now_ms();
        const DeclarationPlace& place = target->place;
        if (edit.seen != target->now) {
            if (is_keyed_by_others(target->stack, edit.who))
                return {EditOutcome::keyed_meanwhile, target->now, {}, {}};
            const auto lines = load_lines(session, place.source);
            return {EditOutcome::clash,
                    target->now,
                    {text, edit.who, now_ms},
                    last_version(lines, edit.key, target->text())};
        }
        LogEntry line = new_line(edit, action, now_ms);
        line.text_before = target->text();
        line.of = {target->field.page, target->field.bbox, target->field.read};
        line.text_after = action == LogAction::settled ? text : line.text_before;
        line.passed_to = to;
        const PlannedLines planned = plan(*target, edit, line);
        if (const auto* refused = std::get_if<EditOutcome>(&planned)) return {*refused, target->now, {}, {}};
        for (const LogEntry& one : std::get<std::vector<LogEntry>>(planned)) {
            append_line(session, place.source, one);
            store.note(std::string(to_string(one.action)), place.source, edit.who, edit.key.path);
        }
        follow(*target, edit.key.path);
        return {EditOutcome::done, {place.version, find_revision(session, place, edit.key.path)}, {}, {}};
    });
}

EditResult ReviewQueue::comment(const Edit& edit) {
    Archive::Store& store = *archive_.store_;
    return store.write([&]() -> EditResult {
        const std::optional<Target> target = find_target(edit.key);
        if (!target) return {EditOutcome::unknown, {}, {}, {}};
        LogEntry line = new_line(edit, LogAction::commented, store.now_ms());
        line.version = target->place.version;
        line.text_before = line.text_after = target->text();
        line.of = {target->field.page, target->field.bbox, target->field.read};
        append_line(store.session, target->place.source, line);
        store.note("commented", target->place.source, edit.who, edit.key.path);
        return {EditOutcome::done, target->now, {}, {}};
    });
}

EditResult ReviewQueue::settle(const Edit& edit, const std::string& text) {
    return change(edit, LogAction::settled, text);
}

EditResult ReviewQueue::postpone(const Edit& edit) {
    return change(edit, LogAction::postponed, {});
}

EditResult ReviewQueue::pass_on(const Edit& edit, const std::string& user) {
    if (!Users(archive_).find(user)) return {EditOutcome::no_such_user, edit.seen, {}, {}};
    return change(edit, LogAction::passed, {}, user);
}

EditResult ReviewQueue::undo(const Edit& edit) {
    return change(edit, LogAction::undone, {});
}

}  // namespace shenbao
