// One input after another through the stages, for extract and explain: what fails is said in a line and marked in
// the outcome, and the others are still done.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/run/explain/explain_document.hpp"
#include "tools/cli/bulk/page_image_file.hpp"
#include "tools/cli/console.hpp"
#include "tools/cli/inputs.hpp"
#include "tools/cli/options.hpp"
#include "tools/cli/outcome.hpp"

namespace shenbao {

class Extraction {
  public:
    // inputs: how many there will be. Throws what load_knowledge and read_repairs_file throw.
    Extraction(const Options& options, std::size_t inputs, Console& console);

    // nullopt if the input cannot be read. Throws Error{missing_dependency, cannot_write}, which every input
    // meets.
    [[nodiscard]] std::optional<std::vector<Declaration>> extract(const Input& input);
    [[nodiscard]] std::optional<Explanation> explain(const Input& input);

    // An output that cannot be written is a failure of its input; the others are still done.
    [[nodiscard]] bool write(const std::string& path, std::string_view content);
    void fail(const Error& error);
    [[nodiscard]] int exit_code() const { return outcome_.exit_code(); }

  private:
    using Stages = std::function<const std::vector<Declaration>&(SourceDocument&, const ExtractOptions&)>;
    bool done(const Input& input, const Stages& stages);
    void run(const Input& input, const Stages& stages);
    [[nodiscard]] ExtractOptions options_of(const Input& input, const std::string& sha256);
    void report(const Input& input, const std::vector<Declaration>& declarations);

    const Options& options_;
    Console& console_;
    bool one_input_;                                          // its stage pictures need no name of their own
    std::map<std::string, std::vector<PageRepair>> repairs_;  // by source
    Knowledge knowledge_;
    Outcome outcome_;
    std::optional<PageImageFile> page_images_;
    std::optional<KeptLines> kept_lines_;
    std::optional<long> review_;  // fields, of the documents done so far
};

}  // namespace shenbao
