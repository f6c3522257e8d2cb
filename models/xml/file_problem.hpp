// What is wrong with a file that people write or change by hand, or doubtful, as data: where, what, what to do.
#pragma once

#include <string>
#include <utility>

namespace shenbao {

enum class Gravity { error, warning };  // warning: the file can be used as it is

struct FileProblem {
    int line = 0;         // 1-based; 0 = of the file as a whole
    std::string message;  // message and remedy without a final period
    std::string remedy;
    Gravity gravity = Gravity::error;
};

[[nodiscard]] inline FileProblem make_problem(int line, std::string message, std::string remedy,
                                              Gravity gravity = Gravity::error) {
    return {line, std::move(message), std::move(remedy), gravity};
}

// The message with its line, as errors of a whole file carry it.
[[nodiscard]] inline std::string with_line(const FileProblem& problem) {
    if (problem.line == 0) return problem.message;
    return "line " + std::to_string(problem.line) + ": " + problem.message;
}

}  // namespace shenbao
