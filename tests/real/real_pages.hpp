// Where the published pages lie: ../shared/real-pages beside the project.
#pragma once

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <string>
#include <vector>

namespace shenbao::testing {

// The pictures of that folder, in order; none, and a word that makes ctest tell the test as skipped, without it.
inline std::vector<std::filesystem::path> real_pictures(const std::string& folder) {
    const auto all = std::filesystem::path(SHENBAO_SOURCE_DIR).parent_path() / "shared" / "real-pages" / folder;
    std::vector<std::filesystem::path> pictures;
    if (!std::filesystem::is_directory(all)) {
        WARN("skipped: real-pages is not here");
        return pictures;
    }
    for (const auto& entry : std::filesystem::directory_iterator(all))
        if (entry.path().extension() == ".jpg" || entry.path().extension() == ".png")
            pictures.push_back(entry.path());
    std::ranges::sort(pictures);
    return pictures;
}

}  // namespace shenbao::testing
