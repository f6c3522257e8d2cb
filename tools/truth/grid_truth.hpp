// Known grids to measure against.
//
// Two kinds of JSON files are read: pages with cells of inclusive row0, row1, col0, col1 and a bbox in image px,
// the image beside the file; and `shenbao-truth/1` as written by shenbao_scan.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "models/declaration/geometry.hpp"

namespace shenbao::truth {

struct TruthCell {
    int row = 0, col = 0, row_span = 1, col_span = 1;
    Quad quad{};                     // where it is told: units of the truth, see TruthPage::width
    Box box;                         // where it is compared: upright px
    std::string text;                // shenbao-truth/1 only, as is what follows
    std::vector<std::string> paths;  // of the fields in it, as in the declaration: indicators/3/value
};

struct TruthTable {
    std::vector<TruthCell> cells;
};

struct TruthPage {
    std::string name;
    std::filesystem::path file;    // image or document
    int number = 1;                // 1-based page of the document
    double width = 0, height = 0;  // of the page in units of the truth (points, px); 0: px of the image
    std::vector<TruthTable> tables;
};

// Throws Error{unreadable_input} when the file is no truth file.
[[nodiscard]] std::vector<TruthPage> read_grid_truth(const std::filesystem::path& file);

// The files themselves, and all *.json of folders, sorted.
[[nodiscard]] std::vector<std::filesystem::path> list_truth_files(const std::vector<std::string>& arguments);

}  // namespace shenbao::truth
