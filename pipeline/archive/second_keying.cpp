#include "pipeline/archive/second_keying.hpp"

#include <algorithm>

#include "pipeline/archive/line_places.hpp"

namespace shenbao {

PlannedLines plan_keying(const std::vector<LogEntry>& standing, const LogEntry& settled, const Reviser& reviser) {
    const std::vector<LogEntry> before = find_keyings(standing);
    if (std::ranges::count(before, settled.who, &LogEntry::who) > 0) return EditOutcome::keyed_already;
    if (before.size() > 1) return std::vector{settled};
    LogEntry keyed = settled;
    keyed.action = LogAction::keyed;
    if (before.empty() || !reviser.is_same_text(before[0].text_after, settled.text_after))
        return std::vector{keyed};
    LogEntry agreed = settled;
    agreed.text_after = before[0].text_after;
    agreed.comment.clear();  // it is on the keying
    return std::vector{keyed, agreed};
}

bool is_keyed_by_others(const std::vector<LogEntry>& standing, const std::string& person) {
    const auto keyings = find_keyings(standing);
    return keyings.size() > 1 || (keyings.size() == 1 && keyings[0].who != person);
}

EditOutcome find_undo_fault(const std::vector<LogEntry>& standing, const Edit& edit) {
    if (standing.empty() || standing.back().action == LogAction::lost) return EditOutcome::nothing_to_undo;
    const LogEntry& last = standing.back();
    const bool own = last.who == edit.who;
    if (last.action == LogAction::keyed)
        return own && find_keyings(standing).size() == 1 ? EditOutcome::done : EditOutcome::not_yours;
    return own || edit.role == UserRole::supervisor ? EditOutcome::done : EditOutcome::not_yours;
}

std::vector<LogEntry> without_blind_texts(std::vector<LogEntry> lines, int version, const std::string& person) {
    std::vector<LogEntry> newest;
    std::ranges::copy_if(lines, std::back_inserter(newest),
                         [&](const LogEntry& line) { return line.version == version; });
    for (const auto& [field, stack] : find_standing(newest)) {
        const auto keyings = find_keyings(stack);
        if (keyings.size() != 1 || keyings[0].who == person) continue;
        const auto places = find_places(lines, {version, field.first, field.second});
        for (LogEntry& line : lines)
            if (places.contains(place_of(line)))
                line.text_before = line.text_after = line.of.read = line.comment = std::string();
    }
    return lines;
}

}  // namespace shenbao
