#include "pipeline/deliver/read_file.hpp"

#include <filesystem>
#include <string_view>

#include "models/declaration/error.hpp"
#include "models/xml/parse_xml.hpp"
#include "pipeline/deliver/xml.hpp"

namespace shenbao {
namespace {

bool looks_like_xml(std::string_view bytes) {
    const std::size_t first = bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    return first != bytes.npos && bytes[first] == '<';
}

}  // namespace

std::vector<Declaration> read_declarations(const std::string& path, const std::string& xsd_path) {
    std::error_code absent;
    const bool folder = std::filesystem::is_directory(path, absent);
    const auto bytes = folder ? std::nullopt : read_at_most(path, kMostDeclarationBytes);
    if (!bytes)
        throw Error(ErrorCode::unreadable_input, {path, std::nullopt}, "cannot read the file",
                    "check its name and permissions");
    try {
        return looks_like_xml(*bytes) ? from_xml(*bytes, xsd_path) : from_json(*bytes);
    } catch (const Error& error) {
        if (!error.place().file.empty()) throw;
        throw Error(error.code(), {path, std::nullopt}, error.what(), error.remedy());
    }
}

}  // namespace shenbao
