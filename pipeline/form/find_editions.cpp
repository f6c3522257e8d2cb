#include "pipeline/form/find_editions.hpp"

#include <algorithm>
#include <filesystem>

namespace shenbao {

std::vector<std::string> find_editions(const std::string& folder) {
    std::vector<std::string> paths;
    std::error_code absent;
    for (const auto& entry : std::filesystem::directory_iterator(folder, absent))
        if (entry.path().extension() == ".xml" && entry.is_regular_file(absent))
            paths.push_back(entry.path().string());
    std::ranges::sort(paths);
    return paths;
}

}  // namespace shenbao
