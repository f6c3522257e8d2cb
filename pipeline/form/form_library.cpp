#include "pipeline/form/form_library.hpp"

#include <algorithm>
#include <filesystem>

#include "models/declaration/error.hpp"
#include "pipeline/form/library_parts.hpp"

namespace shenbao {
namespace {

std::vector<std::string> find_editions(const std::string& folder) {
    std::vector<std::string> paths;
    std::error_code absent;
    for (const auto& entry : std::filesystem::directory_iterator(folder, absent))
        if (entry.path().extension() == ".xml") paths.push_back(entry.path().string());
    if (paths.empty())
        throw Error(ErrorCode::missing_dependency, {folder, std::nullopt}, "no form editions here",
                    "give the project's models folder");
    std::ranges::sort(paths);
    return paths;
}

}  // namespace

FormLibrary::FormLibrary(const std::string& models_dir) {
    auto parts = std::make_unique<Parts>();
    const std::string forms = models_dir + "/forms";
    for (const std::string& path : find_editions(forms))
        parts->editions.push_back(read_form_edition(path, forms + "/forms.xsd"));
    parts->lexicon = read_lexicon(models_dir + "/lexicon");
    parts_ = std::move(parts);
}

FormLibrary::~FormLibrary() = default;
FormLibrary::FormLibrary(FormLibrary&&) noexcept = default;
FormLibrary& FormLibrary::operator=(FormLibrary&&) noexcept = default;

}  // namespace shenbao
