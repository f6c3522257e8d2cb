#include "tools/cli/bulk/folder_watch.hpp"

#include <optional>
#include <system_error>

#include "pipeline/ingest/file_ending.hpp"
#include "tools/cli/inputs.hpp"

namespace shenbao {

namespace fs = std::filesystem;

namespace {

Error cut(const fs::path& path) {
    return Error(ErrorCode::unreadable_input, {path.string(), {}}, "the file is not complete: its end is missing",
                 "copy it to its end, or import it by its name");
}

}  // namespace

std::vector<fs::path> FolderWatch::list(Arrivals& arrivals) {
    std::vector<fs::path> paths;
    for (const std::string& name : named_) {
        std::error_code ignored;
        if (fs::is_regular_file(name, ignored)) paths.emplace_back(name);
        if (!fs::is_directory(name, ignored)) continue;
        FolderContent content = walk_folder(name);
        paths.insert(paths.end(), content.files.begin(), content.files.end());
        for (Error& skipped : content.skipped)
            if (skipped_.insert(skipped.place().file).second) arrivals.skipped.push_back(std::move(skipped));
    }
    return paths;
}

Arrivals FolderWatch::find_arrivals() {
    Arrivals arrivals;
    std::map<std::string, Watched> there;
    for (const fs::path& path : list(arrivals)) {
        std::error_code gone;  // between the listing and here, or what a link leads to
        const auto bytes = fs::file_size(path, gone);
        const State state{bytes, gone ? fs::file_time_type{} : fs::last_write_time(path, gone)};
        if (gone) continue;
        const auto before = files_.find(path.string());
        const bool same = before != files_.end() && before->second.state == state;
        Watched& file = there[path.string()];
        file = same ? before->second : Watched{state, now_()};
        if (same && !file.given) look_at(path, file, arrivals);
    }
    files_ = std::move(there);
    return arrivals;
}

void FolderWatch::look_at(const fs::path& path, Watched& file, Arrivals& arrivals) const {
    const auto still = now_() - file.since;
    if (still < patience_.still) return;
    if (!is_document(path)) {
        file.given = true;
        arrivals.skipped.push_back(skipped_stranger(path));
    } else if (find_ending(path.string()) != FileEnding::missing) {
        file.given = true;
        arrivals.documents.push_back(path.string());
    } else if (still >= patience_.cut && !file.told) {
        file.told = true;
        arrivals.refused.push_back(cut(path));
    }
}

}  // namespace shenbao
