// What goes into the archive and what comes out of it, as plain values.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "models/declaration/geometry.hpp"
#include "pipeline/archive/byte_source.hpp"
#include "pipeline/archive/page_image.hpp"

namespace shenbao {

// waiting -> leased -> done | failed | poisoned; a lease that ends without an outcome leads back to waiting.
enum class DocumentState { waiting, leased, done, failed, poisoned };

[[nodiscard]] std::string_view to_string(DocumentState state);

struct NewSource {
    std::string sha256;  // 64 lower-case hex digits: the identity of a source
    unsigned long long bytes = 0;
    std::string media_type;
    std::string name;  // where it was found; the same bytes under other names are one source with several names
};

// The right to work on one document until the lease ends. Whoever holds it is the only one whose outcome counts.
struct Lease {
    long long source = 0;
    std::string sha256;
    std::string name;  // the first one it was registered under
    std::string owner;
    long long number = 0;  // counts the leases of the document: a later lease of the same owner is another one
    std::vector<std::string> repairs{};  // what people said about its pages, in order: see repair_log.hpp
};

// Which documents are given out: all that wait, or those that were read before and are to be read again.
enum class LeaseScope { all, read_before };

struct ReviewField {
    std::string path;  // as in the JSON: "indicators/3/value"; of an issue without a field: "issues/CODE/K"
    std::string kind;  // "amount", "phone", ...; "issue"
    std::optional<double> confidence;
    int page = 0;                      // 1-based
    Box bbox;                          // upright px
    std::string text{};                // as it stands
    std::string read{};                // by the program; the same but for corrections
    std::vector<std::string> rules{};  // that fired on it
};

struct NewDeclaration {
    std::string json;  // a file of its own as extract delivers it, with one declaration and its evidence
    long fields = 0;
    std::vector<ReviewField> review;  // the fields of status review, and issues that no field stands for
    std::string department{};         // as printed
    // Accepted fields that were drawn for a check. Their confidence is none of theirs: see store_form.hpp.
    std::vector<ReviewField> audit{};
    std::vector<ReviewField> settled{};  // by a person
};

// What the readers made of a document's lines, for when it is read again. Only they know what is in it.
struct NewLines {
    std::string sha256;
    unsigned long long bytes = 0;
    ByteSource content;
};

struct DocumentLines {
    std::string sha256;
    FileDescriptor file;  // read only
};

struct DocumentResult {
    std::vector<NewDeclaration> declarations;  // in their order in the source
    int pages = 0;
    long long elapsed_ms = 0;
    std::string program;  // name and version of what read it
    std::vector<NewPageImage> images{};
    std::optional<NewLines> lines{};  // in place of those of the reading before, which are forgotten
};

// How the process that worked on a document ended without an outcome.
enum class DeathCause {
    fault,   // it crashed, or ran past a limit: that is the document's doing
    outside  // it was killed by somebody else: a person, or the kernel for want of memory
};

// A document is set aside as poisoned with the second death that is its own doing. Of deaths from outside it takes
// more (a guess): a machine may be shut down, but a document that always needs more memory than there is must end.
inline constexpr int kMostFaults = 2, kMostOutsideDeaths = 5;

// refused: an input that could not be read at all; skipped: found in a folder, and nothing to be read.
enum class ProblemKind { failed, poisoned, refused, skipped };

[[nodiscard]] std::string_view to_string(ProblemKind kind);

struct Problem {
    std::string name;
    ProblemKind kind = ProblemKind::failed;
    std::string reason;  // English
    std::string log;     // poisoned: what the process that died said last
};

struct SkippedInput {
    std::string name, reason;  // English
};

struct ArchiveCounts {
    long sources = 0, names = 0;
    long waiting = 0, leased = 0, done = 0, failed = 0, poisoned = 0;
    long refused = 0;   // names of inputs that could not be read
    long skipped = 0;   // names of what lies in folders and is not read
    long versions = 0;  // of declarations, all there are
    // Of the newest version of every document:
    long declarations = 0, review_declarations = 0, fields = 0, pages = 0;
    std::map<std::string, long> review_fields;  // open or postponed, by kind; conflicts among them
    long settled = 0;                           // by people
    // Open or postponed. A declaration is to review while it has any but audits.
    long issues = 0, conflicts = 0, audits = 0;
    std::map<std::string, long> audit_fields;  // by kind
    // Of those that two people key: what waits for the second, and for a third where they differ.
    long second_keyings = 0, third_readings = 0;
    // Accepted fields of the newest readings that were drawn and checked, and those of them that were wrong.
    long audited = 0, audited_wrong = 0;
    // Of the documents done within the hour before the last one: pages by the time from the first start to the
    // last end. nullopt where nothing is done.
    std::optional<double> pages_per_second;

    [[nodiscard]] long review() const;  // fields
};

}  // namespace shenbao
