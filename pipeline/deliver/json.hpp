// Declarations -> the JSON of the contract (models/schema/declaration.schema.json).
#pragma once

#include <span>
#include <string>

#include "models/declaration/declaration.hpp"

namespace shenbao {

inline constexpr const char* kSchemaName = "shenbao/1";

enum class EvidenceOutput { hidden, shown };

// {"schema": ..., "declarations": [...]}, UTF-8, indented by 1, ends with a line break. With evidence shown every
// field has its `kind` and an `evidence` object of the measurements that were made.
[[nodiscard]] std::string to_json(std::span<const Declaration> declarations,
                                  EvidenceOutput evidence = EvidenceOutput::hidden);

}  // namespace shenbao
