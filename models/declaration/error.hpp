// What ends the work on a document, as data. Thrown by the rooms, caught once per document and once in main.
//
// Bugs are asserts; doubtful or missing data are never errors but `review` fields and findings.
#pragma once

#include <optional>
#include <stdexcept>
#include <string>

#include "models/declaration/geometry.hpp"

namespace shenbao {

// Values are the program's exit codes (README.md).
enum class ErrorCode {
    wrong_usage = 1,
    unreadable_input = 2,
    missing_dependency = 4,
    cannot_write = 5,
    internal = 15,
};

struct ErrorPlace {
    std::string file;            // as the user named it; empty if no file is concerned
    std::optional<int> page;     // 1-based
    std::optional<Box> where{};  // source px
};

class Error : public std::runtime_error {
  public:
    // message: what happened; remedy: what to do about it (may be empty). Both without a final period.
    Error(ErrorCode code, ErrorPlace place, const std::string& message, std::string remedy = {});

    [[nodiscard]] ErrorCode code() const { return code_; }
    [[nodiscard]] const ErrorPlace& place() const { return place_; }
    [[nodiscard]] const std::string& remedy() const { return remedy_; }
    // "FILE, page N: message; remedy" on one line.
    [[nodiscard]] std::string one_line() const;

  private:
    ErrorCode code_;
    ErrorPlace place_;
    std::string remedy_;
};

}  // namespace shenbao
