// What settling costs, by person, since the server was started: the measure of this room.
#pragma once

#include <map>
#include <mutex>
#include <string>

namespace shenbao {

struct PersonPace {
    long settled = 0;
    long keystrokes = 0;
    double seconds = 0;  // between being shown an item and settling it; pauses cut off
};

class Pace {
  public:
    // Figures of the page, which nobody checks: negative ones and such beyond a pause count as none.
    void add(const std::string& person, long keystrokes, double seconds);
    [[nodiscard]] std::map<std::string, PersonPace> all() const;

  private:
    mutable std::mutex mutex_;
    std::map<std::string, PersonPace> people_;
};

}  // namespace shenbao
