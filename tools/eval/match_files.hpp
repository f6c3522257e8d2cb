// Truths and outputs of two folders, matched by name.
#pragma once

#include <string>
#include <vector>

namespace shenbao {

struct FilePair {
    std::string name;           // common to both
    std::string truth, output;  // paths
};

struct MatchedFiles {
    std::vector<FilePair> pairs;          // by name
    std::vector<std::string> unanswered;  // truths without an output
    std::vector<std::string> unclaimed;   // outputs without a truth
};

// NAME.truth.json, else NAME.json, is answered by NAME.out.json, else NAME.json; both folders may be one if the
// names tell which is which. Subfolders are not entered.
[[nodiscard]] MatchedFiles match_files(const std::string& truths, const std::string& outputs);

}  // namespace shenbao
