// The queue of what people have to look at, and what they say about it.
//
// Every change is one transaction: the line of the log, the declaration as it is now with the rules run again, and
// the items that this opens or closes. A change names the state that it was made on; one on an earlier state is
// refused, with both versions.
//
// All calls throw Error{cannot_write} where the archive cannot be reached, read or written, and what the reviser
// throws.
#pragma once

#include <chrono>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "pipeline/archive/archive.hpp"
#include "pipeline/archive/review_types.hpp"

namespace shenbao {

class ReviewQueue {
  public:
    // Both must outlive the queue. key_twice: kinds of fields whose text two people have to key, the second one
    // blind; where they differ a third decides. Nobody keys the same field twice.
    ReviewQueue(Archive& archive, const Reviser& reviser, std::set<std::string> key_twice = {})
        : archive_(archive), reviser_(reviser), key_twice_(std::move(key_twice)) {}

    [[nodiscard]] std::vector<ReviewItem> items(const ItemFilter& filter = {}) const;
    [[nodiscard]] long count(const ItemFilter& filter = {}) const;
    // As `person` may see it.
    [[nodiscard]] std::optional<ReviewItem> find(const FieldKey& key, const std::string& person = {}) const;
    // Paths of checks that are not settled, of the newest reading: nobody who reviews is told.
    [[nodiscard]] std::vector<std::string> unsettled_checks(const std::string& sha256, int declaration) const;
    // Of this reading; none of a field that is blind, since they tell what others read.
    [[nodiscard]] std::vector<Comment> comments(const FieldKey& key) const;
    // What two people keyed that did not agree, in this order; else none.
    [[nodiscard]] std::vector<std::string> keyings(const FieldKey& key) const;

    // Of what is in review and open: first the readings that many share, the most frequent one first, then the
    // others by kind. How many groups share a reading is `groups`.
    struct Sheets {
        long groups = 0;
        std::vector<AlikeSheet> sheets;
    };
    [[nodiscard]] Sheets sheets(const ItemFilter& filter, int first, int most) const;

    // By name. sought: the hash of one, or a part of a name or of a department; empty: all.
    [[nodiscard]] std::vector<DocumentSummary> documents(int first, int most,
                                                         const std::string& sought = {}) const;

    // So that two people do not do the same: the first open item of the filter that nobody else holds. Items
    // that are not leased can be changed all the same; `Edit::seen` is what keeps changes apart.
    [[nodiscard]] std::optional<ReviewItem> lease_next(const ItemFilter& filter, const std::string& who,
                                                       std::chrono::milliseconds duration);
    struct Ahead {
        std::vector<ReviewItem> leased;
        std::vector<FieldKey> coming;  // what follows them, and is leased to nobody yet
    };
    // The first `most` of the filter that nobody else holds, but for those of `held`, all leased at once.
    Ahead lease_ahead(const ItemFilter& filter, int most, const std::vector<FieldKey>& held,
                      const std::string& who, std::chrono::milliseconds duration, int coming = 0);
    // Also renews. False where somebody else holds it, or there is no such item.
    bool lease(const FieldKey& key, const std::string& who, std::chrono::milliseconds duration);
    void give_back(const FieldKey& key, const std::string& who);

    // The field says `text`, which may be what was read. Any field may be settled, items or not. Of an issue or a
    // lost correction: it was seen.
    EditResult settle(const Edit& edit, const std::string& text);
    EditResult postpone(const Edit& edit);
    // That user finds it before all others.
    EditResult pass_on(const Edit& edit, const std::string& user);
    // edit.comment, on whatever state: it changes nothing.
    EditResult comment(const Edit& edit);
    // Takes the last line of the log that stands for the field back.
    EditResult undo(const Edit& edit);

    // The earliest line first, of all readings of the document. What somebody keyed and a second person has to key
    // blind is told to that somebody only: the text is empty for others, and so are comments on it.
    [[nodiscard]] std::vector<LogEntry> history(const std::string& sha256, const std::string& person = {}) const;
    // The same of one field, under whatever path it had in earlier readings.
    [[nodiscard]] std::vector<LogEntry> history(const FieldKey& key, const std::string& person = {}) const;

  private:
    struct Target;
    [[nodiscard]] std::optional<Target> find_target(const FieldKey& key) const;
    EditResult change(const Edit& edit, LogAction action, const std::string& text, const std::string& to = {});
    // What of `line` is to be added to the log, or why nothing is.
    [[nodiscard]] std::variant<std::vector<LogEntry>, EditOutcome> plan(const Target& target, const Edit& edit,
                                                                        LogEntry line) const;
    void follow(const Target& target, const std::string& path);

    Archive& archive_;
    const Reviser& reviser_;
    std::set<std::string> key_twice_;
};

}  // namespace shenbao
