// Folders that documents are put into while somebody watches.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "models/declaration/error.hpp"
#include "tools/cli/walk_folder.hpp"

namespace shenbao {

// What there is since the look before. Errors in English.
struct Arrivals {
    std::vector<std::string> documents;  // paths
    std::vector<Error> refused;          // files whose end does not come: each once, until it changes
    std::vector<Error> skipped;          // what is not read: each once
};

// How long a file has to lie still. A copy over a network may pause for seconds, and one that pauses for longer
// has not come to the end of its format: it is waited for, and spoken of once it is late. Guesses.
struct WatchPatience {
    std::chrono::milliseconds still = std::chrono::seconds(4);
    std::chrono::milliseconds cut = std::chrono::minutes(1);
};

class FolderWatch {
  public:
    using Time = std::chrono::steady_clock::time_point;
    using Now = std::function<Time()>;

    // Folders, with all that is in them (walk_folder.hpp), and files.
    explicit FolderWatch(
        std::vector<std::string> named, WatchPatience patience = {},
        Now now = [] { return std::chrono::steady_clock::now(); })
        : named_(std::move(named)), patience_(patience), now_(std::move(now)) {}

    // Documents that are new, or changed since they were given out, that lie still and are complete. By looking,
    // not by notices of the system: folders may be on other machines.
    [[nodiscard]] Arrivals find_arrivals();

  private:
    struct State {
        std::uintmax_t bytes = 0;
        std::filesystem::file_time_type changed{};
        friend bool operator==(const State&, const State&) = default;
    };
    struct Watched {
        State state;
        Time since{};  // it has been in that state
        bool given = false, told = false;
    };

    [[nodiscard]] std::vector<std::filesystem::path> list(Arrivals& arrivals);
    void look_at(const std::filesystem::path& path, Watched& file, Arrivals& arrivals) const;

    std::vector<std::string> named_;
    WatchPatience patience_;
    Now now_;
    std::map<std::string, Watched> files_;  // by path
    std::set<std::string> skipped_;         // paths
};

}  // namespace shenbao
