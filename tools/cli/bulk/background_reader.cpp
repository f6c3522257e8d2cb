#include "tools/cli/bulk/background_reader.hpp"

#include <utility>

namespace shenbao {

BackgroundReader::BackgroundReader(std::string archive, PoolSettings settings,
                                   std::function<void(const Error&)> on_fault)
    : archive_(std::move(archive)),
      settings_(std::move(settings)),
      on_fault_(std::move(on_fault)),
      thread_([this] {
          settings_.scope = LeaseScope::read_before;
          run();
      }) {}

BackgroundReader::~BackgroundReader() {
    {
        const std::lock_guard lock(mutex_);
        ended_ = true;
    }
    changed_.notify_all();
    thread_.join();
}

void BackgroundReader::wake() {
    {
        const std::lock_guard lock(mutex_);
        wanted_ = true;
    }
    changed_.notify_all();
}

void BackgroundReader::run() {
    while (wait_for_work()) {
        try {
            read_all();
        } catch (const Error& error) {
            on_fault_(error);
        } catch (const std::exception& fault) {
            on_fault_({ErrorCode::internal, {}, fault.what()});
        }
    }
}

// False: it is over. Now and then without being woken, too: another server's reader may have died.
bool BackgroundReader::wait_for_work() {
    constexpr std::chrono::seconds kNowAndThen(30);
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, kNowAndThen, [this] { return wanted_ || ended_; });
    wanted_ = false;
    return !ended_;
}

void BackgroundReader::read_all() {
    constexpr std::chrono::milliseconds kTurn(100);
    Archive archive(archive_, OpenMode::existing);
    WorkPool pool(archive, settings_, [](const DocumentEnd&) {});
    const auto is_over = [this] {
        const std::lock_guard lock(mutex_);
        return ended_;
    };
    while (!is_over() && pool.turn(kTurn)) {
    }
}

}  // namespace shenbao
