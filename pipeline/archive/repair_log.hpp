// What people said about the pages of a document: a log that is only added to. Every reading of the document from
// then on is told what stands in it.
//
// All calls throw Error{cannot_write} where the archive cannot be reached, read or written.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pipeline/archive/archive.hpp"
#include "pipeline/archive/user.hpp"

namespace shenbao {

struct NewRepair {
    int page = 1;      // 1-based
    std::string edit;  // JSON of one repair (deliver/repairs_json.hpp); the archive does not look into it
};

// One line of the log.
struct RepairEntry {
    long long id = 0;
    int version = 0;  // of the reading that it was said on
    int page = 1;
    std::string edit;
    std::string who;
    long long at_ms = 0;
    long long undone_by = 0;  // a later line; 0: it stands
    std::string undone_who;
};

// Where a document stands.
struct DocumentReading {
    int version = 0;  // of the newest reading; 0: none yet
    DocumentState state = DocumentState::waiting;
    std::string reason;  // why it failed, English
};

enum class RepairOutcome {
    done,             // the document waits to be read again
    clash,            // it was read again since
    reading,          // it waits to be read, or is read at this moment: what will be there is not known yet
    unknown,          // there is no such document, or it was never read
    nothing_to_undo,  // nothing stands for that page
    not_yours,        // a reviewer takes back only what that person said
    too_many          // more than `most` would stand
};

class RepairLog {
  public:
    // Must outlive the log.
    explicit RepairLog(Archive& archive) : archive_(archive) {}

    // In their order, all or none. version: of the reading that was seen.
    RepairOutcome add(const std::string& sha256, int version, const std::vector<NewRepair>& repairs,
                      const std::string& who, std::size_t most);
    // Takes back what of that page stands and was said on one reading, the last one. As with fields, what others
    // said is a supervisor's to take back.
    RepairOutcome undo(const std::string& sha256, int version, int page, const std::string& who, UserRole role);
    [[nodiscard]] std::optional<DocumentReading> reading(const std::string& sha256) const;
    // The earliest first.
    [[nodiscard]] std::vector<RepairEntry> all(const std::string& sha256) const;

  private:
    Archive& archive_;
};

}  // namespace shenbao
