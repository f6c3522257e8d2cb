// Documents that people repaired, read again while a server goes on: a thread with a connection of its own to the
// archive and, as in an import, a process for each document.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

#include "models/declaration/error.hpp"
#include "tools/cli/bulk/work_pool.hpp"

namespace shenbao {

class BackgroundReader {
  public:
    // Begins with what waits already. Only documents that were read before are taken: a new one is an import's.
    // settings.reviser must outlive the reader, and take calls of several threads. on_fault, from the thread: what
    // no document can be read with; it is tried again with the next wake().
    BackgroundReader(std::string archive, PoolSettings settings, std::function<void(const Error&)> on_fault);
    ~BackgroundReader();  // kills what still runs, and gives its leases back
    BackgroundReader(const BackgroundReader&) = delete;
    BackgroundReader& operator=(const BackgroundReader&) = delete;

    void wake();  // from any thread: something waits

  private:
    void run();
    void read_all();
    [[nodiscard]] bool wait_for_work();

    std::string archive_;
    PoolSettings settings_;
    std::function<void(const Error&)> on_fault_;
    std::mutex mutex_;
    std::condition_variable changed_;
    bool wanted_ = true, ended_ = false;
    std::thread thread_;  // the last member: it begins when the others are there
};

}  // namespace shenbao
