#include "pipeline/review/pace.hpp"

#include <algorithm>

namespace shenbao {

void Pace::add(const std::string& person, long keystrokes, double seconds) {
    constexpr double kPause = 120;  // guess: whoever takes longer did something else
    constexpr long kMostKeystrokes = 100000;
    const std::lock_guard lock(mutex_);
    PersonPace& pace = people_[person];
    ++pace.settled;
    pace.keystrokes += std::clamp(keystrokes, 0L, kMostKeystrokes);
    pace.seconds += seconds > 0 ? std::min(seconds, kPause) : 0;
}

std::map<std::string, PersonPace> Pace::all() const {
    const std::lock_guard lock(mutex_);
    return people_;
}

}  // namespace shenbao
