// What a person is shown of the archive and says about it, as plain values.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/archive/reviser.hpp"
#include "pipeline/archive/user.hpp"

namespace shenbao {

enum class ItemReason {
    review,    // the program is not sure of it
    issue,     // something that has no field: a page that could not be read
    conflict,  // it was corrected, and is now read otherwise or not found any more
    audit      // the program was sure of it: one of a random share that is checked; `review` until it is settled
};
enum class ItemState {
    open,
    postponed,  // still to be done, and behind all others
    settled,    // by a person
    closed      // by the rules, after a correction elsewhere
};

[[nodiscard]] std::string_view to_string(ItemReason reason);
[[nodiscard]] std::string_view to_string(ItemState state);

struct FieldKey {
    std::string sha256;   // of the source
    int declaration = 1;  // 1-based number in it
    // As in the JSON: "indicators/3/value"; or "issues/CODE/K"; or "lost/ENTRY", a correction whose place is gone.
    std::string path;
    friend bool operator==(const FieldKey&, const FieldKey&) = default;
};

// The state of a field that somebody saw. Whoever changes it says which that was.
struct Seen {
    int version = 0;   // of the document's reading
    int revision = 0;  // counts the changes of the field since
    friend bool operator==(const Seen&, const Seen&) = default;
};

struct ReviewItem {
    FieldKey key;
    Seen seen;
    std::string name;        // of the source
    std::string department;  // as printed
    ItemReason reason = ItemReason::review;
    ItemState state = ItemState::open;
    std::string kind;                // of the field; "issue"
    std::vector<std::string> rules;  // that fired on it
    // nullopt of what others keyed: blind, since whoever knows what was read reads the same.
    std::optional<std::string> text;   // as it stands, corrections applied; of an issue: its message
    std::optional<std::string> read;   // by the program
    std::optional<double> confidence;  // what its place in the queue follows from: of a check a drawn one
    int page = 0;
    Box bbox;                 // upright px
    std::string lease_owner;  // empty: nobody has it
    std::string passed_to;    // who is asked to look at it; empty: anybody
    // How many keyed it that two people have to key, since it was last settled. With one it is blind for everybody
    // else, with two (that differ) a third decides and finds both in `keyings`.
    int keyed = 0;
    // Neither text nor reading nor confidence is told.
    [[nodiscard]] bool is_blind() const { return !text; }
};

enum class ItemOrder {
    document,  // one after another, in the order in which they came in
    least_confidence,
    newest,  // the document that came in last first
    benefit  // the most doubt removed per second first: doubt is 1 - confidence, seconds are kLookingSeconds and
             // kSecondsPerCharacter for each character of the text
};
// Of a person who settles an item. Guesses, unmeasured.
inline constexpr double kLookingSeconds = 2, kSecondsPerCharacter = 0.1;

// What is empty admits all.
struct ItemFilter {
    std::string sha256, kind, rule, department, reason;
    // Whose queue: what was passed to that person comes first, and what the person keyed for others to key again
    // is not in it.
    std::string person{};
    bool settled_too = false;  // else what is open or postponed
    ItemOrder order = ItemOrder::document;
    int first = 0, most = 100;
};

// Open readings of one kind that a person looks at together: their pictures beside what was read.
struct AlikeSheet {
    std::string kind;
    std::optional<std::string> text;  // that all of them say; nullopt: each says something of its own
    long count = 0;                   // of all that say so, on this sheet or not
    std::vector<ReviewItem> items;    // the least sure first; of different ones those that read alike side by side
};
// A longer reading is no matter of a glance. What fewer say shares a sheet with others of its kind.
inline constexpr int kMostAlikeCharacters = 40, kLeastAlike = 4;
// As many as a screen shows; of different readings fewer, since each is compared with its own. Guesses,
// unmeasured.
inline constexpr int kMostOnSheet = 60, kMostUnlikeOnSheet = 20;

enum class LogAction {
    settled,    // text_after is what stands there
    postponed,  // to be done later
    commented,  // changes nothing
    passed,     // passed_to is asked to look at it
    keyed,      // text_after is what one of two people keyed; it does not stand yet
    undone,     // takes `refers` back
    carried,    // `refers`, of an earlier reading, stands here in this one
    changed,    // the same, but the input under it changed
    lost        // the same, but there is no such place in this one
};

[[nodiscard]] std::string_view to_string(LogAction action);

// One line of the log. Lines are added, never changed or removed.
struct LogEntry {
    long long id = 0;
    int version = 0;  // of the reading that it is of
    int declaration = 1;
    std::string path;
    LogAction action = LogAction::settled;
    std::string text_before, text_after;
    std::string who;
    long long at_ms = 0;
    std::string comment;
    Fingerprint of;
    long long refers = 0;  // an earlier line; 0 for none
    std::string passed_to{};
};

// What somebody said beside a change, or instead of one.
struct Comment {
    std::string who;
    long long at_ms = 0;
    std::string text;
};

// What somebody wants to change.
struct Edit {
    FieldKey key;
    Seen seen;
    std::string who;
    std::string comment{};
    UserRole role = UserRole::supervisor;
};

struct FieldVersion {
    std::string text;
    std::string who;  // empty: the program
    long long at_ms = 0;
};

enum class EditOutcome {
    done,
    clash,    // somebody else changed it since, or it was read again: nothing is done
    unknown,  // there is no such field
    nothing_to_undo,
    not_yours,        // a reviewer takes back only what that person said; of what two people keyed nobody does
    keyed_already,    // this person keyed it, and somebody else has to
    keyed_meanwhile,  // somebody else keyed it since: a clash whose versions are not told
    no_such_user
};

// Of its newest reading.
struct DocumentSummary {
    std::string sha256, name;
    DocumentState state = DocumentState::waiting;
    int version = 0;  // of the reading; 0: none yet
    int pages = 0, declarations = 0;
    std::string department;      // of the first declaration
    long open = 0, settled = 0;  // items
};

struct EditResult {
    EditOutcome outcome = EditOutcome::done;
    Seen now;                    // what to say with the next change
    FieldVersion yours, theirs;  // of a clash
};

}  // namespace shenbao
