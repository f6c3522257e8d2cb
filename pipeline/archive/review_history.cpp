// What was said about a document or about one of its fields, over all readings.
#include <set>
#include <tuple>

#include "pipeline/archive/correction_log.hpp"
#include "pipeline/archive/review_queue.hpp"
#include "pipeline/archive/store.hpp"

namespace shenbao {

namespace {

using LinePlace = std::tuple<int, int, std::string>;  // version, declaration, path

LinePlace place_of(const LogEntry& line) {
    return {line.version, line.declaration, line.path};
}

// Where the field stood in each reading, from the newest back: a line that was carried says which line it is from.
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

}  // namespace

std::vector<LogEntry> ReviewQueue::history(const std::string& sha256) const {
    const Archive::Store& store = *archive_.store_;
    return store.guarded([&] {
        long long source = 0;
        store.session << "SELECT id FROM sources WHERE sha256 = :hash", soci::use(sha256), soci::into(source);
        return load_lines(store.session, source);
    });
}

std::vector<LogEntry> ReviewQueue::history(const FieldKey& key) const {
    std::vector<LogEntry> lines = history(key.sha256);
    const Archive::Store& store = *archive_.store_;
    const int newest = store.guarded([&] {
        int version = 0;
        store.session << "SELECT w.versions FROM documents w JOIN sources s ON s.id = w.source_id"
                         " WHERE s.sha256 = :hash",
            soci::use(key.sha256), soci::into(version);
        return version;
    });
    const auto places = find_places(lines, {newest, key.declaration, key.path});
    std::erase_if(lines, [&](const LogEntry& line) { return !places.contains(place_of(line)); });
    return lines;
}

}  // namespace shenbao
