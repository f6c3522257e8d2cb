// What other people's programs say of our files.
#pragma once

#include <array>
#include <catch2/catch.hpp>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>

#include "tests/support/scratch_folder.hpp"

namespace shenbao::testing {

// What the command prints, with its errors; fails the test if it does not end well.
inline std::string output_of(const std::string& command) {
    FILE* pipe = popen((command + " 2>&1").c_str(), "r");
    REQUIRE(pipe != nullptr);
    std::string text;
    std::array<char, 4096> part{};
    for (std::size_t size = 0; (size = std::fread(part.data(), 1, part.size(), pipe)) > 0;)
        text.append(part.data(), size);
    const int status = pclose(pipe);
    INFO(command << "\n" << text);
    REQUIRE(status == 0);
    return text;
}

}  // namespace shenbao::testing
