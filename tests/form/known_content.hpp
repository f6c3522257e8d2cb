// Known content of a filing, flattened to paths, and the same of a declaration.
#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "models/declaration/declaration.hpp"
#include "pipeline/form/form_library.hpp"

namespace shenbao::drawn {

// path -> folded text, with "#..." entries for what is no field (keys, numbers, ids).
using Content = std::map<std::string, std::string>;

Content flatten(const nlohmann::json& declaration);
Content flatten(const Declaration& declaration);

// fixtures/<name>; nullopt if it is not there.
std::optional<nlohmann::json> read_fixture(const std::string& name);

const FormLibrary& library();

}  // namespace shenbao::drawn
