// The archive: sources, the queue of documents to read, and everything that was read, in one place that survives
// being killed at any moment.
//
// Embedded default: a folder with archive.sqlite (write-ahead log, foreign keys) and blobs/ (the sources by their
// hash), which any number of processes of one machine may have open. With an address, postgresql://..., all of it
// is in a database of PostgreSQL 15, and any number of machines may. Every call that changes something is one
// transaction: it happened or it did not.
//
// All calls throw Error{cannot_write} where the archive cannot be reached, read or written.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include "pipeline/archive/archive_types.hpp"
#include "pipeline/archive/byte_source.hpp"
#include "pipeline/archive/file_descriptor.hpp"
#include "pipeline/archive/reviser.hpp"

namespace shenbao {

using Clock = std::function<long long()>;  // ms since 1970
[[nodiscard]] long long system_clock_ms();

enum class OpenMode { create, existing };

class Archive {
  public:
    // A folder or an address; with `create` it is made where it is not there (a database has to be, its tables do
    // not). Throws Error{wrong_usage} where `existing` finds no archive, or one of a later version of the program.
    // clock: for tests; else the system's, or with PostgreSQL the server's, since those of several machines
    // differ.
    Archive(const std::string& archive, OpenMode mode, Clock clock = {});
    Archive(Archive&&) noexcept;
    ~Archive();

    // --- What comes in
    // Bytes that are known get one more name, and `content` is not asked for them. The state of the document.
    DocumentState add_source(const NewSource& source, const ByteSource& content);
    // An input that cannot be read. Forgotten once a source comes in under that name.
    void add_refusal(const std::string& name, const std::string& reason);
    // What was found and is not read, so that every file is accounted for. As refusals are, but no failures.
    void add_skipped(std::span<const SkippedInput> inputs);
    // Both, of that file, or of that folder and all in it: they are about to be looked at anew.
    void forget_refusals(const std::string& path);
    // done, failed, poisoned -> waiting, for another version beside the ones there are. False for other states.
    bool read_again(const std::string& sha256);

    // --- The queue
    // The document that waits longest, the ones that killed a process last; leases that have ended are taken back
    // before. nullopt if none waits.
    [[nodiscard]] std::optional<Lease> lease(const std::string& owner, std::chrono::milliseconds duration,
                                             LeaseScope scope = LeaseScope::all);
    // Throws Error{unreadable_input} if somebody removed it from the archive's folder.
    [[nodiscard]] FileDescriptor open_source(const Lease& lease) const;
    [[nodiscard]] FileDescriptor open_source(const std::string& sha256) const;
    // DocumentResult::lines of the reading before. nullopt where there are none to go by: they were not kept, the
    // document is to be read from scratch (read_again), its reader failed or died over them, or somebody removed
    // them.
    [[nodiscard]] std::optional<DocumentLines> open_lines(const Lease& lease) const;
    // These are false, and do nothing, where the lease is not held any more.
    bool renew(const Lease& lease, std::chrono::milliseconds duration);
    // Corrections of the reading before are carried over to this one; they are never dropped, and where there are
    // some `reviser` is needed: a bug without.
    bool finish(const Lease& lease, const DocumentResult& result, const Reviser* reviser = nullptr);
    bool fail(const Lease& lease, const std::string& reason);
    bool give_back(const Lease& lease);
    // how: one line; log: what the process said last. The state after it: waiting or poisoned.
    std::optional<DocumentState> add_death(const Lease& lease, DeathCause cause, const std::string& how,
                                           const std::string& log);
    // Takes back the leases of those who are known to be gone; how many.
    int take_back(const std::function<bool(const std::string& owner)>& is_gone);

    // --- What there is
    [[nodiscard]] long long now_ms() const;       // as entries are dated
    [[nodiscard]] long count_unfinished() const;  // documents that wait or are leased
    // Of the inputs that were named at `since_ms` or later; 0: of all.
    [[nodiscard]] ArchiveCounts counts(long long since_ms = 0) const;
    // One after another, by name; memory for one at a time.
    void visit_problems(const std::function<void(const Problem&)>& visit) const;
    // The newest version of every declaration, corrections in it, by the name of its source.
    void visit_declarations(const std::function<void(const std::string& json)>& visit) const;
    // The same of one: by its source and its 1-based number in it.
    [[nodiscard]] std::optional<std::string> find_declaration(const std::string& sha256, int number) const;
    // A name for the text that find_declaration gives, which no other text ever has: what is known under it needs
    // not be asked for again.
    [[nodiscard]] std::optional<std::string> find_stamp(const std::string& sha256, int number) const;
    // As it was read, without corrections.
    [[nodiscard]] std::optional<std::string> find_reading(const std::string& sha256, int number) const;
    // Of the newest reading; nullopt where none was kept. Throws Error{unreadable_input} if somebody removed it.
    [[nodiscard]] std::optional<PageImage> open_page_image(const std::string& sha256, int page) const;

  private:
    [[nodiscard]] std::optional<std::string> find_newest(const std::string& text, const std::string& sha256,
                                                         int number) const;
    friend class ReviewQueue;
    friend class RepairLog;
    friend class Users;
    struct Store;
    std::unique_ptr<Store> store_;
};

}  // namespace shenbao
