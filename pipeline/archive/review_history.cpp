// What was said about a document or about one of its fields, over all readings.
#include "pipeline/archive/line_places.hpp"
#include "pipeline/archive/review_queue.hpp"
#include "pipeline/archive/second_keying.hpp"
#include "pipeline/archive/store.hpp"

namespace shenbao {

namespace {

struct Reading {
    long long source = 0;
    int version = 0;  // the newest
};

Reading find_reading(soci::session& session, const std::string& sha256) {
    Reading reading;
    session << "SELECT w.source_id, w.versions FROM documents w JOIN sources s ON s.id = w.source_id"
               " WHERE s.sha256 = :hash",
        soci::use(sha256), soci::into(reading.source), soci::into(reading.version);
    return reading;
}

}  // namespace

LinePlace place_of(const LogEntry& line) {
    return {line.version, line.declaration, line.path};
}

std::set<LinePlace> find_places(const std::vector<LogEntry>& lines, LinePlace newest) {
    std::set<LinePlace> places{std::move(newest)};
    std::set<long long> origins;
    for (auto line = lines.rbegin(); line != lines.rend(); ++line) {
        if (origins.contains(line->id)) places.insert(place_of(*line));
        const bool carried = line->refers != 0 && line->action != LogAction::undone;
        if (carried && places.contains(place_of(*line))) origins.insert(line->refers);
    }
    return places;
}

std::vector<LogEntry> ReviewQueue::history(const std::string& sha256, const std::string& person) const {
    const Archive::Store& store = *archive_.store_;
    return store.guarded([&] {
        const Reading reading = find_reading(store.session, sha256);
        return without_blind_texts(load_lines(store.session, reading.source), reading.version, person);
    });
}

std::vector<LogEntry> ReviewQueue::history(const FieldKey& key, const std::string& person) const {
    std::vector<LogEntry> lines = history(key.sha256, person);
    const Archive::Store& store = *archive_.store_;
    const int newest = store.guarded([&] { return find_reading(store.session, key.sha256).version; });
    const auto places = find_places(lines, {newest, key.declaration, key.path});
    std::erase_if(lines, [&](const LogEntry& line) { return !places.contains(place_of(line)); });
    return lines;
}

std::vector<Comment> ReviewQueue::comments(const FieldKey& key) const {
    const Archive::Store& store = *archive_.store_;
    return store.guarded([&] { return load_comments(store.session, key); });
}

std::vector<std::string> ReviewQueue::keyings(const FieldKey& key) const {
    const Archive::Store& store = *archive_.store_;
    return store.guarded([&] {
        const Reading reading = find_reading(store.session, key.sha256);
        const Standing standing = find_standing(load_lines(store.session, reading.source, reading.version));
        std::vector<std::string> texts;
        const auto stack = standing.find({key.declaration, key.path});
        if (stack == standing.end()) return texts;
        for (const LogEntry& line : find_keyings(stack->second)) texts.push_back(line.text_after);
        if (texts.size() < 2) texts.clear();
        return texts;
    });
}

}  // namespace shenbao
