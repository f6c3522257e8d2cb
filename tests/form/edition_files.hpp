// The built-in form editions, for tests that write wrong ones beside them.
#pragma once

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "tests/support/scratch_folder.hpp"

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

}  // namespace shenbao::testing
