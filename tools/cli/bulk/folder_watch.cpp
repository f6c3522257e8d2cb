#include "tools/cli/bulk/folder_watch.hpp"

#include <system_error>

#include "tools/cli/inputs.hpp"

namespace shenbao {

namespace fs = std::filesystem;

FolderWatch::States FolderWatch::look() const {
    States states;
    const auto add = [&](const fs::path& path) {
        std::error_code gone;  // between the listing and here
        const State state{fs::file_size(path, gone),
                          gone ? fs::file_time_type{} : fs::last_write_time(path, gone)};
        if (!gone) states[path.string()] = state;
    };
    for (const std::string& name : named_) {
        std::error_code problem;
        if (fs::is_regular_file(name, problem)) add(name);
        if (!fs::is_directory(name, problem)) continue;
        fs::recursive_directory_iterator at(name, fs::directory_options::skip_permission_denied, problem);
        for (; !problem && at != fs::recursive_directory_iterator(); at.increment(problem)) {
            std::error_code ignored;
            if (at->is_regular_file(ignored)) add(at->path());
        }
    }
    return states;
}

std::vector<std::string> FolderWatch::find_settled() {
    States now = look();
    std::vector<std::string> settled;
    for (const auto& [path, state] : now) {
        const auto before = before_.find(path), given = given_.find(path);
        const bool rests = before != before_.end() && before->second == state;
        if (!rests || (given != given_.end() && given->second == state)) continue;
        given_[path] = state;
        if (is_document(path)) settled.push_back(path);
    }
    before_ = std::move(now);
    return settled;
}

}  // namespace shenbao
