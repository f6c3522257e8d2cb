// The archive and its queue for many threads: one at a time, since a database session is one.
#pragma once

#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "pipeline/archive/archive.hpp"
#include "pipeline/archive/review_queue.hpp"

namespace shenbao {

class ReviewDesk {
  public:
    // Both must outlive the desk.
    ReviewDesk(Archive& archive, const Reviser& reviser, std::set<std::string> key_twice = {})
        : archive_(archive), reviser_(reviser), queue_(archive, reviser, std::move(key_twice)) {}

    // `work(queue, archive)`, while nobody else has them.
    template <class Work>
    auto with(const Work& work) {
        const std::lock_guard lock(mutex_);
        return work(queue_, archive_);
    }
    // Needs neither: many at a time.
    [[nodiscard]] const Reviser& reviser() const { return reviser_; }

  private:
    std::mutex mutex_;
    Archive& archive_;
    const Reviser& reviser_;
    ReviewQueue queue_;
};

}  // namespace shenbao
