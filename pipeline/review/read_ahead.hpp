// Prepares what a person will look at and say something about soon, in a thread of its own: a declaration of four
// pages takes 30 ms to parse for both, which nobody waits for while looking at another field.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

namespace shenbao {

class ReadAhead {
  public:
    struct Wanted {
        std::string sha256;
        int declaration = 1;
        std::string stamp{};  // of its text as it stands (Archive::find_stamp)
        friend bool operator==(const Wanted&, const Wanted&) = default;
    };
    // prepare: called in that thread. What it throws is not told: whoever asks for the same later meets it again.
    explicit ReadAhead(std::function<void(const Wanted&)> prepare);

    // Returns at once. Of more than are prepared in time the oldest are left out; what is among the last ones that
    // were prepared is not prepared again.
    void expect(Wanted wanted);

  private:
    void work(const std::stop_token& end);

    std::function<void(const Wanted&)> prepare_;
    std::mutex mutex_;
    std::condition_variable_any changed_;
    std::deque<Wanted> expected_, prepared_;
    std::jthread thread_;  // last: it uses the others
};

}  // namespace shenbao
