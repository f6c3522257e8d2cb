#include "tools/cli/models_dir.hpp"

#include <cstdlib>
#include <filesystem>

namespace shenbao {

std::string find_models_dir(const std::string& asked) {
    namespace fs = std::filesystem;
    if (!asked.empty()) return asked;
    if (const char* set = std::getenv("SHENBAO_MODELS"); set != nullptr && *set != '\0') return set;
    std::error_code problem;
    const fs::path program = fs::read_symlink("/proc/self/exe", problem);
    const fs::path installed = program.parent_path().parent_path() / "share" / "shenbao" / "models";
    if (!problem && fs::is_directory(installed, problem)) return installed.string();
    return SHENBAO_MODELS_DIR;
}

}  // namespace shenbao
