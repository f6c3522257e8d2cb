#include "pipeline/archive/carry_corrections.hpp"

#include <algorithm>
#include <stdexcept>

#include "pipeline/archive/declaration_texts.hpp"

namespace shenbao {

namespace {

constexpr const char* kProgram = "shenbao";  // who carries

// What stands and is not done with: a lost correction that somebody has seen is.
std::vector<LogEntry> find_text_lines(const std::vector<LogEntry>& lines) {
    std::vector<LogEntry> texts;
    for (const auto& [place, stack] : find_standing(lines)) {
        const LogEntry* line = find_text_line(stack);
        const bool seen = place.second.starts_with(kLostPath) && line && line->action != LogAction::lost;
        if (line && !seen) texts.push_back(*line);
    }
    return texts;
}

// The path that a lost correction had when its place was last there.
std::string find_field_path(const std::vector<LogEntry>& all, const LogEntry& line) {
    if (!line.path.starts_with(kLostPath)) return line.path;
    const auto earlier = std::ranges::find(all, line.refers, &LogEntry::id);
    return earlier == all.end() ? line.path : find_field_path(all, *earlier);
}

LogEntry carried_line(const LogEntry& line, const PlacedCorrection& placed, int version, long long now_ms) {
    LogEntry carried;
    carried.version = version;
    carried.text_after = line.text_after;
    carried.who = kProgram;
    carried.at_ms = now_ms;
    carried.refers = line.id;
    carried.of = line.of;
    carried.declaration = std::max(1, placed.declaration);
    carried.path = placed.path;
    carried.action = placed.fit == Fit::holds ? LogAction::carried : LogAction::changed;
    if (placed.fit == Fit::lost) {
        carried.action = LogAction::lost;
        carried.declaration = 1;
        carried.path = kLostPath + std::to_string(line.id);
        return carried;
    }
    // The place is this reading's; the text stays the one that the person saw.
    carried.of.page = placed.now.page;
    carried.of.bbox = placed.now.bbox;
    carried.text_before = placed.now.read;
    return carried;
}

}  // namespace

Standing carry_corrections(soci::session& session, long long source, int version,
                           const std::vector<NewDeclaration>& declarations, const Reviser* reviser,
                           long long now_ms) {
    const std::vector<LogEntry> lines = find_text_lines(load_lines(session, source, version - 1));
    if (version == 1 || lines.empty()) return {};
    if (reviser == nullptr) throw std::logic_error("corrections stand, and nobody can carry them over");
    const std::vector<LogEntry> all = load_lines(session, source);
    std::vector<std::string> texts;
    for (const NewDeclaration& declaration : declarations) texts.push_back(declaration.json);
    std::vector<StandingCorrection> standing;
    for (const LogEntry& line : lines)
        standing.push_back({line.declaration, find_field_path(all, line), line.text_after, line.of});
    const std::vector<PlacedCorrection> placed = reviser->place(texts, standing);
    for (std::size_t i = 0; i < lines.size(); ++i)
        if (placed[i].fit != Fit::gone)
            append_line(session, source, carried_line(lines[i], placed[i], version, now_ms));
    return find_standing(load_lines(session, source, version));
}

NewDeclaration revise_stored(soci::session& session, const DeclarationPlace& place, const Reviser& reviser,
                             const std::string& json, const std::vector<SettledText>& texts) {
    NewDeclaration revised = reviser.revise(json, texts);
    store_revised_text(session, place, texts.empty() ? std::nullopt : std::optional(revised.json));
    session << "UPDATE declarations SET department = :department WHERE source_id = :source AND version = :version"
               " AND number = :number AND department <> :same",
        soci::use(revised.department), soci::use(place.source), soci::use(place.version), soci::use(place.number),
        soci::use(revised.department);
    return revised;
}

}  // namespace shenbao
