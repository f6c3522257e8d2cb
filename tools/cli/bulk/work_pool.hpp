// Works on the documents of an archive: leases them, reads each in a process of its own, and stores how it ended.
//
// One thread: turn() is called again and again. Killed at any moment it leaves leases that end by themselves.
#pragma once

#include <chrono>
#include <functional>
#include <list>
#include <string>
#include <vector>

#include "pipeline/archive/archive.hpp"
#include "tools/cli/bulk/reader_process.hpp"

namespace shenbao {

struct PoolSettings {
    // Program and arguments; "--name NAME" is added for each document.
    std::vector<std::string> reader;
    std::string program;  // name and version, for what is stored
    int jobs = 1;
    ReaderLimits limits;
    std::chrono::milliseconds lease = std::chrono::seconds(60);
    double audit_share = 0;  // of the accepted fields, see store_form.hpp
    LeaseScope scope = LeaseScope::all;
    const Reviser* reviser = nullptr;  // carries corrections over to later readings; must outlive the pool
};

struct DocumentEnd {
    std::string name;
    DocumentState state = DocumentState::done;  // waiting: it gets another try
    int pages = 0;
    long fields = 0, review_fields = 0;
    std::string reason;  // English; of failures and deaths
};

class WorkPool {
  public:
    WorkPool(Archive& archive, PoolSettings settings, std::function<void(const DocumentEnd&)> on_end);
    ~WorkPool();  // kills what still runs, and gives its leases back
    WorkPool(const WorkPool&) = delete;
    WorkPool& operator=(const WorkPool&) = delete;

    // Starts what there is room for, waits for news at most that long, and stores what ended. False where nothing
    // runs, and nothing waited when it was asked for. Throws Error where the archive fails, and what a reader ends
    // with that every document would meet: missing_dependency, wrong_usage, internal.
    bool turn(std::chrono::milliseconds wait);
    // Where nothing runs here but others hold leases: sleeps that long, and takes back the leases of those who
    // died.
    void wait_for_others(std::chrono::milliseconds wait);
    [[nodiscard]] int pages_read() const;  // also of documents that are not done yet

  private:
    struct Job {
        Lease lease;
        ReaderProcess reader;
        std::chrono::steady_clock::time_point begun, renewed;
    };

    void start_readers();
    void start_reader(const Lease& lease);
    void wait_for_news(std::chrono::milliseconds wait) const;
    bool has_ended(Job& job);
    void look_after(Job& job);
    DocumentEnd store_end(const Job& job, int status);
    DocumentEnd store_exit(const Job& job, int exit_code, DocumentEnd end);
    DocumentEnd store_death(const Job& job, int signal, DocumentEnd end);
    DocumentEnd store_too_much(const Job& job, DocumentEnd end);
    DocumentEnd store_failure(const Job& job, const std::string& reason, DocumentEnd end);
    DocumentEnd store_result(const Job& job, DocumentEnd end);

    Archive& archive_;
    PoolSettings settings_;
    std::function<void(const DocumentEnd&)> on_end_;
    std::string owner_;
    std::list<Job> jobs_;
    int pages_done_ = 0;
};

}  // namespace shenbao
