// A folder -> what is in it, told apart: files to read, and everything else with the reason why it is none.
#pragma once

#include <filesystem>
#include <vector>

#include "models/declaration/error.hpp"

namespace shenbao {

// Sorted by path; paths begin with the folder's name as it was given.
struct FolderContent {
    std::vector<std::filesystem::path> files;   // and links to files of this folder, and links to nothing
    std::vector<std::filesystem::path> closed;  // folders that cannot be read to their end
    std::vector<Error> skipped;                 // in English: pipes, devices, archives, links that lead elsewhere
};

// With all that is in it. A link is followed only to a file that is itself within the folder: who names a folder
// has not named what a link in it leads to. The folder itself may be named through a link.
[[nodiscard]] FolderContent walk_folder(const std::filesystem::path& folder);

// Why a file that was found in a folder is not read, as `skipped` says it: it is no document.
[[nodiscard]] Error skipped_stranger(const std::filesystem::path& path);

}  // namespace shenbao
