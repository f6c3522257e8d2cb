// The built page, in the program itself: CMake makes page_files.cpp from web/ and openapi.json.
#pragma once

#include <span>
#include <string_view>

namespace shenbao {

struct PageFile {
    std::string_view name;  // "index.html", "assets/index.js", "openapi.json"
    std::string_view content;
};

[[nodiscard]] std::span<const PageFile> page_files();
// nullptr where there is none.
[[nodiscard]] const PageFile* find_page_file(std::string_view name);

}  // namespace shenbao
