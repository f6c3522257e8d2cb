#include "tools/truth/grid_truth.hpp"

#include <algorithm>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <tuple>

#include "models/declaration/error.hpp"

namespace shenbao::truth {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

Quad quad_of_box(const json& b) {
    const double x0 = b.at(0), y0 = b.at(1), x1 = b.at(2), y1 = b.at(3);
    return {Point{x0, y0}, Point{x1, y0}, Point{x1, y1}, Point{x0, y1}};
}

Quad quad_of(const json& corners) {
    Quad quad{};
    for (std::size_t i = 0; i < quad.size(); ++i) quad[i] = {corners.at(i).at(0), corners.at(i).at(1)};
    return quad;
}

TruthCell inclusive_cell(const json& cell) {
    const int row = cell.at("row0");
    const int col = cell.at("col0");
    const int last_row = cell.at("row1");
    const int last_col = cell.at("col1");
    return {row, col, last_row - row + 1, last_col - col + 1, quad_of_box(cell.at("bbox")), {}, {}, {}};
}

TruthPage page_beside_image(const json& truth, const fs::path& file) {
    TruthPage page;
    page.name = file.stem().string();
    page.file = file.parent_path() / truth.at("image").get<std::string>();
    for (const json& table : truth.at("tables")) {
        TruthTable& out = page.tables.emplace_back();
        for (const json& cell : table.at("cells")) out.cells.push_back(inclusive_cell(cell));
    }
    return page;
}

fs::path document_beside(const fs::path& file, int page) {
    const fs::path stem = fs::path(file).replace_extension().replace_extension();  // without .truth.json
    for (const char* extension : {".pdf", ".tif"}) {
        const fs::path document = fs::path(stem).concat(extension);
        if (fs::exists(document)) return document;
    }
    return stem / ("page-" + std::to_string(page) + ".png");
}

// The fields of each cell, by table, row and column.
using CellPaths = std::map<std::tuple<std::string, int, int>, std::vector<std::string>>;

CellPaths paths_by_cell(const json& truth) {
    CellPaths paths;
    for (const json& field : truth.at("fields")) {
        if (field.at("cell").is_null()) continue;
        const json& cell = field.at("cell");
        paths[{cell.at("table"), cell.at("row"), cell.at("col")}].push_back(field.at("path"));
    }
    return paths;
}

TruthTable scanned_table(const json& table, const CellPaths& paths) {
    TruthTable out;
    for (const json& c : table.at("cells")) {
        TruthCell& cell = out.cells.emplace_back();
        cell = {c.at("row"), c.at("col"), c.at("row_span"), c.at("col_span"), quad_of(c.at("quad")), {}, {}, {}};
        cell.text = c.at("text");
        const auto found = paths.find({table.at("id"), cell.row, cell.col});
        if (found != paths.end()) cell.paths = found->second;
    }
    return out;
}

std::vector<TruthPage> pages_of_document(const json& truth, const fs::path& file) {
    const CellPaths paths = paths_by_cell(truth);
    std::vector<TruthPage> pages;
    for (const json& p : truth.at("pages")) {
        TruthPage page;
        page.number = p.at("number");
        page.file = document_beside(file, page.number);
        page.name = file.stem().stem().string() + ":" + std::to_string(page.number);
        page.width = p.contains("width_px") ? p.at("width_px") : p.at("width");
        page.height = p.contains("height_px") ? p.at("height_px") : p.at("height");
        for (const json& table : truth.at("tables")) {
            if (table.at("page") == page.number) page.tables.push_back(scanned_table(table, paths));
        }
        pages.push_back(std::move(page));
    }
    return pages;
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
        if (truth.value("schema", "") == "shenbao-truth/1") return pages_of_document(truth, file);
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

}  // namespace shenbao::truth
