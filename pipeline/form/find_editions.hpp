// Where form editions and their schema lie.
#pragma once

#include <string>
#include <vector>

namespace shenbao {

// The regular files *.xml of a folder, not of the folders in it, by name; none if there is no such folder.
[[nodiscard]] std::vector<std::string> find_editions(const std::string& folder);

// models_dir: the project's models folder.
[[nodiscard]] inline std::string schema_of_forms(const std::string& models_dir) {
    return models_dir + "/forms/forms.xsd";
}

}  // namespace shenbao
