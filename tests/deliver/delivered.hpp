// What the tests of writers and readers share: where the schemas are, what a refusal says.
#pragma once

#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "models/declaration/error.hpp"
#include "pipeline/deliver/xml.hpp"
#include "tests/support/validate_schema.hpp"

namespace shenbao::testing {

inline const std::string kXsd = SHENBAO_SOURCE_DIR "/models/schema/declaration.xsd";

inline std::string read_text(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

inline std::vector<std::string> schema_violations(const nlohmann::json& document) {
    static const auto kSchema =
        nlohmann::json::parse(read_text(SHENBAO_SOURCE_DIR "/models/schema/declaration.schema.json"));
    return find_schema_violations(kSchema, document);
}

// The error that `read()` throws; fails if it throws none, or one that is not of one line with a remedy.
template <class Read>
Error refusal_of(const Read& read) {
    try {
        (void)read();
    } catch (const Error& error) {
        CHECK(error.code() == ErrorCode::unreadable_input);
        CHECK_FALSE(error.remedy().empty());
        CHECK(error.one_line().find('\n') == std::string::npos);
        return error;
    }
    FAIL("it was read");
    throw std::logic_error("unreachable");
}

inline std::string xml_refusal(const std::string& xml) {
    return refusal_of([&] { return from_xml(xml, kXsd); }).what();
}

inline std::string json_refusal(const std::string& json) {
    return refusal_of([&] { return from_json(json); }).what();
}

inline std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

}  // namespace shenbao::testing
