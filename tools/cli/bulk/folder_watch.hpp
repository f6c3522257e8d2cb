// Folders that documents are put into while somebody watches.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace shenbao {

class FolderWatch {
  public:
    // Folders, with all that is in them, and files.
    explicit FolderWatch(std::vector<std::string> named) : named_(std::move(named)) {}

    // Documents that are new, or changed since they were given out, and are as they were at the call before: what
    // is still being copied changes. By looking, not by notices of the system: folders may be on other machines.
    [[nodiscard]] std::vector<std::string> find_settled();

  private:
    struct State {
        std::uintmax_t bytes = 0;
        std::filesystem::file_time_type changed{};
        friend bool operator==(const State&, const State&) = default;
    };
    using States = std::map<std::string, State>;  // by path

    [[nodiscard]] States look() const;

    std::vector<std::string> named_;
    States before_, given_;
};

}  // namespace shenbao
