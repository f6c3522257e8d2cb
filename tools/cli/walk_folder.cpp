#include "tools/cli/walk_folder.hpp"

#include <algorithm>
#include <string>
#include <system_error>
#include <utility>

namespace shenbao {

namespace {

namespace fs = std::filesystem;

Error skipped(const fs::path& path, const std::string& reason, const std::string& remedy = {}) {
    return Error(ErrorCode::unreadable_input, {path.string(), {}}, reason, remedy);
}

class Walk {
  public:
    explicit Walk(const fs::path& root) {
        std::error_code ignored;
        root_ = fs::canonical(root, ignored);
    }

    // Its pictures would be documents, whose pictures would be documents.
    void list(const fs::path& folder) {
        std::error_code problem;
        if (fs::exists(folder / "archive.sqlite", problem)) {
            content_.skipped.push_back(skipped(folder, "this is the folder of an archive"));
            return;
        }
        fs::directory_iterator at(folder, problem);
        for (; !problem && at != fs::directory_iterator(); at.increment(problem)) sort_in(at->path());
        if (problem) content_.closed.push_back(folder);
    }

    [[nodiscard]] FolderContent sorted() && {
        std::ranges::sort(content_.files);
        std::ranges::sort(content_.closed);
        std::ranges::sort(content_.skipped, {}, [](const Error& error) { return error.place().file; });
        return std::move(content_);
    }

  private:
    void sort_in(const fs::path& path) {
        std::error_code ignored;
        const fs::file_type own = fs::symlink_status(path, ignored).type();
        if (own == fs::file_type::directory)
            list(path);
        else if (own == fs::file_type::symlink)
            sort_in_link(path);
        else
            sort_in_file(path, own);
    }

    void sort_in_link(const fs::path& path) {
        std::error_code gone, ignored;
        const fs::path target = fs::canonical(path, gone);
        const fs::file_type kind = fs::status(path, ignored).type();
        if (gone)
            content_.files.push_back(path);  // to be told of where it is called as documents are
        else if (!is_inside(target))
            content_.skipped.push_back(
                skipped(path, "a link that leads out of the folder", "name what it leads to"));
        else if (kind == fs::file_type::directory)
            content_.skipped.push_back(skipped(path, "a link to a folder that is read where it is"));
        else
            sort_in_file(path, kind);
    }

    void sort_in_file(const fs::path& path, fs::file_type kind) {
        switch (kind) {
            case fs::file_type::not_found: return;  // gone since it was listed
            case fs::file_type::fifo: return add_skipped(path, "a pipe, not a file");
            case fs::file_type::socket: return add_skipped(path, "a socket, not a file");
            case fs::file_type::block:
            case fs::file_type::character: return add_skipped(path, "a device, not a file");
            default: content_.files.push_back(path);
        }
    }

    void add_skipped(const fs::path& path, const std::string& reason) {
        content_.skipped.push_back(skipped(path, reason));
    }

    [[nodiscard]] bool is_inside(const fs::path& target) const {
        return std::ranges::mismatch(root_, target).in1 == root_.end();
    }

    fs::path root_;
    FolderContent content_;
};

}  // namespace

FolderContent walk_folder(const fs::path& folder) {
    Walk walk(folder);
    walk.list(folder);
    return std::move(walk).sorted();
}

Error skipped_stranger(const fs::path& path) {
    return skipped(path, "not a document this program reads");
}

}  // namespace shenbao
