// Where results go: standard output or files, whole or not at all.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tools/cli/console.hpp"

namespace shenbao {

// Throws Error{cannot_write}. A file appears under its name only when it is complete; devices and pipes are
// written to in place, and through a link what it leads to is replaced.
void write_stdout(std::string_view content, Language language);
void write_file(const std::string& path, std::string_view content, Language language);
// The same, of content that comes in parts: `content` hands them to what it is given.
using PartSink = std::function<void(std::string_view)>;
void write_file(const std::string& path, const std::function<void(const PartSink&)>& content, Language language);
void make_folder(const std::string& path, Language language);

// Which files of a run may be written: none that is an input, and none twice.
class OutputNames {
  public:
    // "-" among the inputs is standard input. Devices and pipes may be inputs and outputs.
    OutputNames(const std::vector<std::string>& inputs, Language language);

    // Throws Error{wrong_usage} if the file is also an input, by whatever path or link.
    void refuse_input(const std::string& output) const;
    // The same, and for a file that this run has claimed already.
    void claim(const std::string& output);

  private:
    std::set<std::pair<unsigned long long, unsigned long long>> inputs_;  // device and number of each
    std::set<std::string> claimed_;
    Language language_;
};

// Throws Error{wrong_usage} if one of the outputs is also an input.
void refuse_overwriting(const std::vector<std::string>& outputs, const std::vector<std::string>& inputs,
                        Language language);

}  // namespace shenbao
