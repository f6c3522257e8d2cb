#include "pipeline/review/read_ahead.hpp"

#include <algorithm>
#include <exception>

namespace shenbao {

namespace {

constexpr std::size_t kMostExpected = 20;  // as many as one call leases
constexpr std::size_t kMostPrepared = 8;   // fewer than are kept of what was parsed

}  // namespace

ReadAhead::ReadAhead(std::function<void(const Wanted&)> prepare)
    : prepare_(std::move(prepare)), thread_([this](const std::stop_token& end) { work(end); }) {}

void ReadAhead::expect(Wanted wanted) {
    const std::lock_guard lock(mutex_);
    if (std::ranges::count(expected_, wanted) + std::ranges::count(prepared_, wanted) > 0) return;
    expected_.push_back(std::move(wanted));
    if (expected_.size() > kMostExpected) expected_.pop_front();
    changed_.notify_one();
}

void ReadAhead::work(const std::stop_token& end) {
    for (;;) {
        std::unique_lock lock(mutex_);
        if (!changed_.wait(lock, end, [&] { return !expected_.empty(); })) return;
        const Wanted wanted = std::move(expected_.front());
        expected_.pop_front();
        prepared_.push_back(wanted);
        if (prepared_.size() > kMostPrepared) prepared_.pop_front();
        lock.unlock();
        try {
            prepare_(wanted);
        } catch (const std::exception&) {  // of a text that is no declaration, an archive that is gone: told to
                                           // whoever changes it
            lock.lock();
            std::erase(prepared_, wanted);
        }
    }
}

}  // namespace shenbao
