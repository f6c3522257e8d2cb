#include "tools/bench/grid/grid_truth.hpp"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>

#include "models/declaration/error.hpp"

namespace shenbao::bench {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

int rounded(double px) {
    return static_cast<int>(std::lround(px));
}

Box box_of(const json& numbers) {
    return {rounded(numbers.at(0)), rounded(numbers.at(1)), rounded(numbers.at(2)), rounded(numbers.at(3))};
}

TruthCell inclusive_cell(const json& cell) {
    const int row = cell.at("row0");
    const int col = cell.at("col0");
    const int last_row = cell.at("row1");
    const int last_col = cell.at("col1");
    return {row, col, last_row - row + 1, last_col - col + 1, box_of(cell.at("bbox"))};
}

TruthPage page_beside_image(const json& truth, const fs::path& file) {
    TruthPage page;
    page.name = file.stem().string();
    page.image = file.parent_path() / truth.at("image").get<std::string>();
    for (const json& table : truth.at("tables")) {
        TruthTable& out = page.tables.emplace_back();
        for (const json& cell : table.at("cells")) out.cells.push_back(inclusive_cell(cell));
    }
    return page;
}

Error refusal(const fs::path& file, const std::string& why) {
    return {ErrorCode::unreadable_input, {file.string(), std::nullopt}, "not a truth file: " + why};
}

}  // namespace

std::vector<TruthPage> read_grid_truth(const fs::path& file) {
    std::ifstream stream(file);
    try {
        const json truth = json::parse(stream);
        if (truth.contains("image")) return {page_beside_image(truth, file)};
    } catch (const json::exception& e) {
        throw refusal(file, e.what());
    }
    throw refusal(file, "neither \"image\" nor a known schema");
}

std::vector<fs::path> list_truth_files(const std::vector<std::string>& arguments) {
    std::vector<fs::path> files;
    for (const std::string& argument : arguments) {
        if (!fs::is_directory(argument)) {
            files.emplace_back(argument);
            continue;
        }
        const auto first = static_cast<std::ptrdiff_t>(files.size());
        for (const auto& entry : fs::directory_iterator(argument)) {
            if (entry.path().extension() == ".json") files.push_back(entry.path());
        }
        std::sort(files.begin() + first, files.end());
    }
    return files;
}

}  // namespace shenbao::bench
