// Truths and outputs for the tests of eval.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "tools/eval/evaluate.hpp"

namespace shenbao::testing {

using nlohmann::json;

inline json field(const std::string& text, double confidence = 0.9, const std::string& status = "review") {
    return {{"text", text}, {"confidence", confidence}, {"status", status}, {"source", "ocr"},
            {"page", 1},    {"bbox", {0, 0, 10, 10}}};
}

inline json indicator(const std::string& horizon, const std::string& goal, const std::string& name,
                      const std::string& value) {
    return {{"horizon", horizon}, {"goal", goal},   {"level1", "产出指标"}, {"level2", "数量指标"},
            {"name", name},       {"value", value}, {"standard", ""},       {"history", {{"2018", "95%"}}}};
}

// The same indicator as the program prints it: every leaf a Field.
inline json as_output(json item) {
    for (auto& [key, value] : item.items())
        if (value.is_string() && key != "horizon" && key != "goal") value = field(value.get<std::string>());
    for (auto& [year, value] : item["history"].items()) value = field(value.get<std::string>());
    return item;
}

inline json document(json declaration) {
    return {{"schema", "shenbao/1"}, {"declarations", json::array({std::move(declaration)})}};
}

inline Evaluation evaluate_pair(const json& truth, const json& output) {
    return evaluate(document(truth).dump(), document(output).dump());
}

}  // namespace shenbao::testing
