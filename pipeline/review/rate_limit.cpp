#include "pipeline/review/rate_limit.hpp"

#include <algorithm>

namespace shenbao {

namespace {

constexpr std::size_t kManyBuckets = 10000;

}  // namespace

double RateLimit::left_of(const Bucket& bucket, Time now) const {
    const double seconds = std::chrono::duration<double>(now - bucket.at).count();
    return std::min(burst_, bucket.left + seconds * per_second_);
}

bool RateLimit::admit(const std::string& whom, Time now) {
    const std::lock_guard lock(mutex_);
    // One that is full again says what none says; those that are not are so for a while only.
    if (buckets_.size() >= kManyBuckets)
        std::erase_if(buckets_, [&](const auto& one) { return left_of(one.second, now) >= burst_; });
    Bucket& bucket = buckets_.try_emplace(whom, Bucket{burst_, now}).first->second;
    bucket.left = left_of(bucket, now);
    bucket.at = now;
    if (bucket.left < 1) return false;
    bucket.left -= 1;
    return true;
}

}  // namespace shenbao
