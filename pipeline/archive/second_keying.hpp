// Texts that two people have to key: what a line that settles one becomes. For the .cpp files of this room.
//
// The first keying says nothing yet; the second one is made blind. Where both say the same it stands, else a third
// person decides. Nobody keys the same field twice.
#pragma once

#include <variant>
#include <vector>

#include "pipeline/archive/correction_log.hpp"

namespace shenbao {

// What is to be added to the log, or why not.
using PlannedLines = std::variant<std::vector<LogEntry>, EditOutcome>;

// standing: of the field. settled: the line that would settle it.
[[nodiscard]] PlannedLines plan_keying(const std::vector<LogEntry>& standing, const LogEntry& settled,
                                       const Reviser& reviser);

// Blind for that person: one keying of somebody else, or two that differ.
[[nodiscard]] bool is_keyed_by_others(const std::vector<LogEntry>& standing, const std::string& person);

// Whether what stands last may be taken back: of what two people keyed only the first keying, by whom it is of,
// while there is no second one; of a reviewer what that reviewer said. EditOutcome::done: it may.
[[nodiscard]] EditOutcome find_undo_fault(const std::vector<LogEntry>& standing, const Edit& edit);

// Takes the texts out of lines about fields that somebody else has keyed and that wait for a second person:
// whoever knows them keys the same. version: of the newest reading.
[[nodiscard]] std::vector<LogEntry> without_blind_texts(std::vector<LogEntry> lines, int version,
                                                        const std::string& person);

}  // namespace shenbao
