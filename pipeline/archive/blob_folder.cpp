#include "pipeline/archive/blob_folder.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <system_error>
#include <utility>

#include "models/declaration/error.hpp"

namespace shenbao {

namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse_place(const std::string& place, int fault) {
    throw Error(ErrorCode::cannot_write, {place, std::nullopt},
                "the archive cannot be written (" + std::generic_category().message(fault) + ")",
                "check the folder, its permissions and the free space");
}

// What is not there yet is its owner's alone; folders that are there keep the permissions they were given.
void make_folder(const fs::path& path) {
    constexpr mode_t kForOwner = 0700;
    std::error_code fault;
    if (path.empty() || fs::is_directory(path, fault)) return;
    make_folder(path.parent_path());
    if (mkdir(path.c_str(), kForOwner) != 0 && errno != EEXIST) refuse_place(path.string(), errno);
}

void bring_to_disk(const FileDescriptor& file, const std::string& path) {
    if (fsync(file.number()) != 0) refuse_place(path, errno);
}

// A name in a folder lasts once the folder itself is on the disk.
void bring_folder_to_disk(const std::string& path) {
    const FileDescriptor folder(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!folder.is_open()) refuse_place(path, errno);
    bring_to_disk(folder, path);
}

void write_all(const FileDescriptor& file, std::span<const std::byte> bytes, const std::string& path) {
    while (!bytes.empty()) {
        const ssize_t written = write(file.number(), bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) refuse_place(path, errno);
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
}

// A file of its own in tmp/, locked as long as somebody writes it, gone with its owner unless it was renamed.
class UnfinishedFile {
  public:
    explicit UnfinishedFile(const std::string& folder) {
        do {
            path_ = folder + "/XXXXXX";
            file_ = FileDescriptor(mkostemp(path_.data(), O_CLOEXEC));
            if (!file_.is_open()) refuse_place(folder, errno);
        } while (flock(file_.number(), LOCK_EX | LOCK_NB) != 0 || was_swept());
    }
    ~UnfinishedFile() {
        if (!path_.empty()) std::remove(path_.c_str());
    }
    UnfinishedFile(const UnfinishedFile&) = delete;
    UnfinishedFile& operator=(const UnfinishedFile&) = delete;

    void move_to(const std::string& place) {
        if (std::rename(path_.c_str(), place.c_str()) != 0) refuse_place(place, errno);
        path_.clear();
    }
    [[nodiscard]] const FileDescriptor& file() const { return file_; }
    [[nodiscard]] const std::string& path() const { return path_; }

  private:
    // Between its making and its locking another process may have taken it for a leftover.
    [[nodiscard]] bool was_swept() const {
        struct stat found {};
        return fstat(file_.number(), &found) != 0 || found.st_nlink == 0;
    }

    std::string path_;
    FileDescriptor file_;
};

}  // namespace

BlobFolder::BlobFolder(std::string folder) : folder_(std::move(folder)) {
    make_folder(folder_ + "/tmp");
    sweep();
}

std::string BlobFolder::place_of(const std::string& hash) const {
    return folder_ + "/" + hash.substr(0, 2) + "/" + hash;
}

bool BlobFolder::holds(const std::string& hash) const {
    std::error_code ignored;
    return fs::is_regular_file(place_of(hash), ignored);
}

void BlobFolder::put(const std::string& hash, const ByteSource& source) const {
    UnfinishedFile unfinished(folder_ + "/tmp");
    source([&](std::span<const std::byte> bytes) { write_all(unfinished.file(), bytes, unfinished.path()); });
    bring_to_disk(unfinished.file(), unfinished.path());
    const std::string place = place_of(hash);
    const std::string shelf = fs::path(place).parent_path().string();
    make_folder(shelf);
    unfinished.move_to(place);
    bring_folder_to_disk(shelf);
    bring_folder_to_disk(folder_);
}

FileDescriptor BlobFolder::open(const std::string& hash) const {
    const std::string place = place_of(hash);
    FileDescriptor file(::open(place.c_str(), O_RDONLY | O_CLOEXEC));
    if (!file.is_open() && errno == ENOENT)
        throw Error(ErrorCode::unreadable_input, {place, std::nullopt}, "the archive has lost this file",
                    "import it with --again");
    if (!file.is_open()) refuse_place(place, errno);
    return file;
}

void BlobFolder::sweep() const {
    std::error_code fault;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder_ + "/tmp", fault)) {
        const FileDescriptor file(::open(entry.path().c_str(), O_RDONLY | O_CLOEXEC));
        if (file.is_open() && flock(file.number(), LOCK_EX | LOCK_NB) == 0) std::remove(entry.path().c_str());
    }
}

}  // namespace shenbao
