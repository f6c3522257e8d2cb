#include "tools/cli/repairs_file.hpp"

#include <array>
#include <fstream>

#include "models/declaration/error.hpp"
#include "pipeline/deliver/repairs_json.hpp"

namespace shenbao {

namespace {

constexpr std::size_t kMostBytes = 8 << 20;  // a repair has 200; bounds what an endless file may cost

std::string read_text(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::array<char, 1 << 14> piece{};
    std::string text;
    while (text.size() <= kMostBytes && (file.read(piece.data(), piece.size()) || file.gcount() > 0))
        text.append(piece.data(), static_cast<std::size_t>(file.gcount()));
    if (text.size() > kMostBytes)
        throw Error(ErrorCode::unreadable_input, {path, std::nullopt}, "the file has more than 8 MiB");
    if (!file.eof()) throw Error(ErrorCode::unreadable_input, {path, std::nullopt}, "cannot read the file");
    return text;
}

}  // namespace

std::map<std::string, std::vector<PageRepair>> read_repairs_file(const std::string& path) {
    const std::string text = read_text(path);
    try {
        std::map<std::string, std::vector<PageRepair>> by_source;
        for (SourceRepairs& source : repairs_from_json(text)) {
            std::vector<PageRepair>& all = by_source[source.sha256];
            all.insert(all.end(), source.repairs.begin(), source.repairs.end());
        }
        return by_source;
    } catch (const Error& error) {
        throw Error(error.code(), {path, std::nullopt}, error.what(), error.remedy());
    }
}

}  // namespace shenbao
