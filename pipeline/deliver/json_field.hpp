// Fields, values and boxes as JSON.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>

#include "models/declaration/declaration.hpp"
#include "pipeline/deliver/json.hpp"

namespace shenbao {

using Json = nlohmann::ordered_json;

[[nodiscard]] Json json_of(const Box& box);
[[nodiscard]] Json json_of(const Quad& quad);
[[nodiscard]] Json json_of(const Value& value);
[[nodiscard]] Json json_of(const Field& field, EvidenceOutput evidence);
[[nodiscard]] Json json_of(const OptionalField& field, EvidenceOutput evidence);  // null where absent
[[nodiscard]] Json json_of(const NamedFields& fields, EvidenceOutput evidence);   // {"2019": Field, ...}

// null for nullopt, the value otherwise.
template <class T>
[[nodiscard]] Json json_or_null(const std::optional<T>& value) {
    return value ? Json(*value) : Json(nullptr);
}

}  // namespace shenbao
