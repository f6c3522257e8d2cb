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
    std::vector<std::string> reports;
    for (const Input& input : inputs.documents)
        reports.push_back((std::filesystem::path(folder) / (input.stem + ".html")).string());
    refuse_overwriting(reports, paths_of(inputs.documents), language);
    const bool was_there = std::filesystem::exists(folder);
    if (!inputs.documents.empty()) make_folder(folder, language);  // before the work: it may be refused
    if (!options.keep_stages.empty()) make_folder(options.keep_stages, language);
    Extraction extraction(options, inputs.documents.size(), console);
    for (const Error& failure : inputs.failures) extraction.fail(failure);
    for (std::size_t i = 0; i < reports.size(); ++i) {
        const auto explanation = extraction.explain(inputs.documents[i]);
        if (explanation && extraction.write(reports[i], explanation->html))
            console.info(say(language, Message::report_written, {reports[i]}));
    }
    std::error_code kept;  // a folder that holds reports is not removed
    if (!was_there) std::filesystem::remove(folder, kept);
    return extraction.exit_code();
}

}  // namespace shenbao
