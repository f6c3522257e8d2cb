#include "pipeline/review/rate_limit.hpp"

#include <algorithm>

namespace shenbao {

bool RateLimit::admit(const std::string& whom, Time now) {
    const std::lock_guard lock(mutex_);
    Bucket& bucket = buckets_.try_emplace(whom, Bucket{burst_, now}).first->second;
    const double seconds = std::chrono::duration<double>(now - bucket.at).count();
    bucket.left = std::min(burst_, bucket.left + seconds * per_second_);
    bucket.at = now;
    if (bucket.left < 1) return false;
    bucket.left -= 1;
    return true;
}

}  // namespace shenbao
