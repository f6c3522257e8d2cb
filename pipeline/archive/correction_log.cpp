#include "pipeline/archive/correction_log.hpp"

#include <array>

#include "pipeline/archive/one_time_query.hpp"

namespace shenbao {

namespace {

constexpr std::array kActions{LogAction::settled, LogAction::postponed, LogAction::commented,
                              LogAction::passed,  LogAction::keyed,     LogAction::undone,
                              LogAction::carried, LogAction::changed,   LogAction::lost};

LogAction find_action(const std::string& word) {
    for (const LogAction action : kActions)
        if (word == to_string(action)) return action;
    return LogAction::settled;
}

bool says_text(const LogEntry& line) {
    return line.action != LogAction::postponed && line.action != LogAction::passed &&
           line.action != LogAction::keyed;
}

}  // namespace

std::string_view to_string(LogAction action) {
    switch (action) {
        case LogAction::settled: return "settled";
        case LogAction::postponed: return "postponed";
        case LogAction::commented: return "commented";
        case LogAction::passed: return "passed";
        case LogAction::keyed: return "keyed";
        case LogAction::undone: return "undone";
        case LogAction::carried: return "carried";
        case LogAction::changed: return "changed";
        case LogAction::lost: return "lost";
    }
    return {};
}

long long append_line(soci::session& session, long long source, const LogEntry& line) {
    const std::string action(to_string(line.action));
    soci::indicator refers = line.refers == 0 ? soci::i_null : soci::i_ok;
    session << "INSERT INTO corrections (source_id, version, number, path, action, text_before, text_after, who,"
               " at_ms, comment, page, x0, y0, x1, y1, text_read, refers, passed_to) VALUES (:source, :version,"
               " :number, :path, :action, :before, :after, :who, :at, :comment, :page, :x0, :y0, :x1, :y1, :read,"
               " :refers, :to)",
        soci::use(source), soci::use(line.version), soci::use(line.declaration), soci::use(line.path),
        soci::use(action), soci::use(line.text_before), soci::use(line.text_after), soci::use(line.who),
        soci::use(line.at_ms), soci::use(line.comment), soci::use(line.of.page), soci::use(line.of.bbox.x0),
        soci::use(line.of.bbox.y0), soci::use(line.of.bbox.x1), soci::use(line.of.bbox.y1),
        soci::use(line.of.read), soci::use(line.refers, refers), soci::use(line.passed_to);
    long long id = 0;
    session << "SELECT MAX(id) FROM corrections WHERE source_id = :source", soci::use(source), soci::into(id);
    return id;
}

std::vector<LogEntry> load_lines(soci::session& session, long long source, int version) {
    LogEntry line;
    std::string action;
    Box& box = line.of.bbox;
    soci::statement rows(session);
    prepare_once(rows,
                 "SELECT id, version, number, path, action, text_before, text_after, who, at_ms, comment,"
                 " page, x0, y0, x1, y1, text_read, COALESCE(refers, 0), passed_to FROM corrections"
                 " WHERE source_id = :source AND (version = :version OR 0 = :all) ORDER BY id");
    rows.exchange(soci::use(source));
    rows.exchange(soci::use(version));
    rows.exchange(soci::use(version));
    rows.exchange(soci::into(line.id));
    for (int* number : {&line.version, &line.declaration}) rows.exchange(soci::into(*number));
    for (std::string* text : {&line.path, &action, &line.text_before, &line.text_after, &line.who})
        rows.exchange(soci::into(*text));
    rows.exchange(soci::into(line.at_ms));
    rows.exchange(soci::into(line.comment));
    for (int* number : {&line.of.page, &box.x0, &box.y0, &box.x1, &box.y1}) rows.exchange(soci::into(*number));
    rows.exchange(soci::into(line.of.read));
    rows.exchange(soci::into(line.refers));
    rows.exchange(soci::into(line.passed_to));
    rows.define_and_bind();
    std::vector<LogEntry> lines;
    rows.execute();
    while (rows.fetch()) {
        line.action = find_action(action);
        lines.push_back(line);
    }
    return lines;
}

std::vector<Comment> load_comments(soci::session& session, const FieldKey& field) {
    Comment comment;
    soci::statement rows(session);
    prepare_once(rows,
                 "SELECT c.who, c.at_ms, c.comment FROM corrections c JOIN documents w"
                 " ON w.source_id = c.source_id AND w.versions = c.version"
                 " WHERE c.source_id = (SELECT id FROM sources WHERE sha256 = :hash)"
                 " AND c.number = :number AND c.path = :path AND c.comment <> '' ORDER BY c.id");
    rows.exchange(soci::use(field.sha256));
    rows.exchange(soci::use(field.declaration));
    rows.exchange(soci::use(field.path));
    rows.exchange(soci::into(comment.who));
    rows.exchange(soci::into(comment.at_ms));
    rows.exchange(soci::into(comment.text));
    rows.define_and_bind();
    std::vector<Comment> comments;
    rows.execute();
    while (rows.fetch()) comments.push_back(comment);
    return comments;
}

Standing find_standing(const std::vector<LogEntry>& lines) {
    Standing standing;
    for (const LogEntry& line : lines) {
        if (line.action == LogAction::commented) continue;
        auto& stack = standing[{line.declaration, line.path}];
        if (line.action != LogAction::undone)
            stack.push_back(line);
        else
            std::erase_if(stack, [&](const LogEntry& other) { return other.id == line.refers; });
    }
    std::erase_if(standing, [](const auto& field) { return field.second.empty(); });
    return standing;
}

const LogEntry* find_text_line(const std::vector<LogEntry>& standing) {
    for (auto line = standing.rbegin(); line != standing.rend(); ++line)
        if (says_text(*line)) return &*line;
    return nullptr;
}

std::vector<LogEntry> find_keyings(const std::vector<LogEntry>& standing) {
    std::vector<LogEntry> keyings;
    for (const LogEntry& line : standing) {
        if (says_text(line)) keyings.clear();
        if (line.action == LogAction::keyed) keyings.push_back(line);
    }
    return keyings;
}

std::vector<SettledText> settled_texts(const Standing& standing, int declaration) {
    std::vector<SettledText> texts;
    for (const auto& [place, stack] : standing) {
        const LogEntry* line = place.first == declaration ? find_text_line(stack) : nullptr;
        if (line && !place.second.starts_with(kLostPath))
            texts.push_back({place.second, line->text_after, line->action == LogAction::changed});
    }
    return texts;
}

}  // namespace shenbao
