#include "pipeline/archive/nameless_file.hpp"

#include <fcntl.h>
#include <sys/mman.h>

#include <cerrno>
#include <filesystem>
#include <system_error>

#include "models/declaration/error.hpp"

namespace shenbao {

namespace {

[[noreturn]] void refuse_file(int fault) {
    const std::string folder = std::filesystem::temp_directory_path().string();
    throw Error(ErrorCode::cannot_write, {folder, std::nullopt},
                "a temporary file cannot be written (" + std::generic_category().message(fault) + ")",
                "check the folder, its permissions and the free space");
}

}  // namespace

FileDescriptor open_nameless_file() {
    std::error_code ignored;
    const std::string folder = std::filesystem::temp_directory_path(ignored).string();
    FileDescriptor file(open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600));
    if (!file.is_open()) file = FileDescriptor(memfd_create("shenbao", MFD_CLOEXEC));
    if (!file.is_open()) refuse_file(errno);
    return file;
}

void write_all(const FileDescriptor& file, std::span<const std::byte> bytes) {
    while (!bytes.empty()) {
        const ssize_t written = write(file.number(), bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) refuse_file(errno);
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
}

}  // namespace shenbao
