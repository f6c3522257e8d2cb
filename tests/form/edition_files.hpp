// Form editions as files in a folder of their own, for tests that write wrong ones.
#pragma once

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

namespace shenbao::testing {

inline const std::string kModels = std::string(SHENBAO_SOURCE_DIR) + "/models";
inline const std::string kSchema = kModels + "/forms/forms.xsd";

// The text of a built-in edition: project_targets.
inline std::string built_in(const std::string& name) {
    std::ostringstream text;
    text << std::ifstream(kModels + "/forms/" + name + ".xml").rdbuf();
    return text.str();
}

inline std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

// 1-based line of the first place where `wanted` stands.
inline int line_of(const std::string& text, const std::string& wanted) {
    const std::size_t at = text.find(wanted);
    REQUIRE(at != std::string::npos);
    return 1 + static_cast<int>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
}

// A folder that is gone with its test.
class EditionFiles {
  public:
    EditionFiles() { REQUIRE(mkdtemp(folder_.data()) != nullptr); }
    ~EditionFiles() {
        std::error_code ignored;
        std::filesystem::remove_all(folder_, ignored);
    }
    EditionFiles(const EditionFiles&) = delete;
    EditionFiles& operator=(const EditionFiles&) = delete;

    [[nodiscard]] const std::string& folder() const { return folder_; }
    [[nodiscard]] std::string write(const std::string& name, const std::string& content) const {
        std::ofstream(folder_ + "/" + name, std::ios::binary) << content;
        return folder_ + "/" + name;
    }

  private:
    std::string folder_ = "/tmp/shenbao-editions-XXXXXX";
};

}  // namespace shenbao::testing
