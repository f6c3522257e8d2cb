// explain: every input to an HTML report of every stage.
#include <filesystem>

#include "tools/cli/commands.hpp"
#include "tools/cli/extraction.hpp"
#include "tools/cli/outputs.hpp"

namespace shenbao {

int run_explain(const Options& options, Console& console) {
    const Language language = console.language();
    const Inputs inputs = find_inputs(options.inputs, console);
    const std::string name = inputs.documents.empty() ? "report" : inputs.documents.front().stem;
    const std::string folder = options.out.empty() ? name + ".explain" : options.out;
    if (!inputs.documents.empty()) make_folder(folder, language);
    if (!options.keep_stages.empty()) make_folder(options.keep_stages, language);
    Extraction extraction(options, inputs.documents.size(), console);
    for (const Error& failure : inputs.failures) extraction.fail(failure);
    for (const Input& input : inputs.documents) {
        const auto explanation = extraction.explain(input);
        if (!explanation) continue;
        const std::string path = (std::filesystem::path(folder) / (input.stem + ".html")).string();
        write_file(path, explanation->html, language);
        console.info(say(language, Message::report_written, {path}));
    }
    return extraction.exit_code();
}

}  // namespace shenbao
