// So many calls at once, and so many a second after that; by whom.
#pragma once

#include <chrono>
#include <map>
#include <mutex>
#include <string>

namespace shenbao {

class RateLimit {
  public:
    using Time = std::chrono::steady_clock::time_point;
    RateLimit(double burst, double per_second) : burst_(burst), per_second_(per_second) {}

    // False: too many; nothing is counted.
    [[nodiscard]] bool admit(const std::string& whom, Time now = std::chrono::steady_clock::now());

  private:
    struct Bucket {
        double left = 0;
        Time at;
    };
    [[nodiscard]] double left_of(const Bucket& bucket, Time now) const;

    double burst_, per_second_;
    std::mutex mutex_;
    std::map<std::string, Bucket> buckets_;
};

}  // namespace shenbao
