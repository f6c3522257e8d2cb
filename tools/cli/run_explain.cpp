// explain: one document to an HTML report of every stage.
#include <filesystem>

#include "pipeline/run/explain/explain_document.hpp"
#include "pipeline/run/explain/keep_stages.hpp"
#include "tools/cli/commands.hpp"
#include "tools/cli/inputs.hpp"
#include "tools/cli/models_dir.hpp"
#include "tools/cli/outcome.hpp"
#include "tools/cli/outputs.hpp"

namespace shenbao {

int run_explain(const Options& options, Console& console) {
    const Language language = console.language();
    const Inputs inputs = find_inputs(options.inputs, console);
    if (!inputs.failures.empty()) throw inputs.failures.front();
    Outcome outcome;
    const std::string folder = options.out.empty() ? inputs.documents.front().stem + ".explain" : options.out;
    make_folder(folder, language);
    if (!options.keep_stages.empty()) make_folder(options.keep_stages, language);
    Knowledge knowledge = load_knowledge(find_models_dir(options.models), options.tessdata);
    for (const Input& input : inputs.documents) {
        const auto document = open_input(input);
        console.begin_document();
        ExtractOptions extract;
        extract.pages = options.pages;
        extract.error_budget = options.error_budget;
        extract.on_progress = [&](int done, int total) { console.progress({input.path, done, total, 0}); };
        const std::string prefix = inputs.documents.size() == 1 ? "" : input.stem + "-";
        if (!options.keep_stages.empty()) extract = keeping_stages(extract, options.keep_stages, prefix);
        const Explanation explanation = explain_document(*document, knowledge, extract);
        if (!options.keep_stages.empty()) keep_readings(explanation.declarations, options.keep_stages, prefix);
        const std::string path = (std::filesystem::path(folder) / (input.stem + ".html")).string();
        write_file(path, explanation.html, language);
        console.info(say(language, Message::report_written, {path}));
        outcome.add(count_fields(explanation.declarations));
    }
    return outcome.exit_code();
}

}  // namespace shenbao
