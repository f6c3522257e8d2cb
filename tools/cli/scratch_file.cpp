#include "tools/cli/scratch_file.hpp"

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <vector>

#include "models/declaration/error.hpp"

namespace shenbao {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(const std::string& path) {
    throw Error(ErrorCode::cannot_write, {path, std::nullopt}, "no file for the time of the work can be made",
                "check the folder, its permissions and the free space");
}

}  // namespace

ScratchFile::ScratchFile(const std::string& ending) {
    std::error_code problem;
    const fs::path folder = fs::temp_directory_path(problem);
    path_ = ((problem ? fs::path("/tmp") : folder) / ("shenbao-XXXXXX" + ending)).string();
    const int file = mkstemps(path_.data(), static_cast<int>(ending.size()));
    if (file < 0) refuse(path_);
    close(file);
}

ScratchFile::~ScratchFile() {
    std::error_code ignored;
    fs::remove(path_, ignored);
}

std::string ScratchFile::content() const {
    std::string all;
    copy_to([&all](std::string_view part) { all += part; });
    return all;
}

void ScratchFile::copy_to(const std::function<void(std::string_view)>& sink) const {
    std::ifstream file(path_, std::ios::binary);
    if (!file) refuse(path_);
    std::vector<char> part(1 << 16);
    while (file.read(part.data(), static_cast<std::streamsize>(part.size())) || file.gcount() > 0)
        sink({part.data(), static_cast<std::size_t>(file.gcount())});
    if (file.bad()) refuse(path_);
}

}  // namespace shenbao
