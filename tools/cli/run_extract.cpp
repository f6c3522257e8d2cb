// extract: every input to JSON; what fails is said in a line and the others are still done.
#include <algorithm>
#include <filesystem>
#include <iterator>

#include "pipeline/deliver/json.hpp"
#include "tools/cli/commands.hpp"
#include "tools/cli/extraction.hpp"
#include "tools/cli/outputs.hpp"

namespace shenbao {

namespace {

namespace fs = std::filesystem;

// One file for one input, unless the user named a folder.
enum class Destination { standard_output, file, folder };

Destination destination_of(const Options& options, std::size_t inputs) {
    if (options.out.empty()) return Destination::standard_output;
    std::error_code ignored;
    const bool folder = inputs > 1 || options.out.ends_with('/') || fs::is_directory(options.out, ignored);
    return folder ? Destination::folder : Destination::file;
}

// The files that will be written: one for every document in a folder, one for all, or none.
std::vector<std::string> find_outputs(const Options& options, const std::vector<Input>& documents,
                                      Destination destination) {
    if (destination == Destination::standard_output) return {};
    if (destination == Destination::file) return {options.out};
    std::vector<std::string> outputs;
    for (const Input& input : documents)
        outputs.push_back((fs::path(options.out) / (input.stem + ".json")).string());
    return outputs;
}

std::string render(const std::vector<Declaration>& declarations, const Options& options) {
    return to_json(declarations, options.evidence);
}

}  // namespace

int run_extract(const Options& options, Console& console) {
    const Language language = console.language();
    const Inputs inputs = find_inputs(options.inputs, console);
    const Destination destination = destination_of(options, inputs.documents.size());
    const std::vector<std::string> outputs = find_outputs(options, inputs.documents, destination);
    refuse_overwriting(outputs, paths_of(inputs.documents), language);
    if (destination == Destination::folder) make_folder(options.out, language);
    if (!options.keep_stages.empty()) make_folder(options.keep_stages, language);
    Extraction extraction(options, inputs.documents.size(), console);
    for (const Error& failure : inputs.failures) extraction.fail(failure);

    std::vector<Declaration> together;
    bool any = false;
    for (std::size_t i = 0; i < inputs.documents.size(); ++i) {
        auto declarations = extraction.extract(inputs.documents[i]);
        if (!declarations) continue;
        any = true;
        if (destination == Destination::folder)
            (void)extraction.write(outputs[i], render(*declarations, options));
        else
            std::move(declarations->begin(), declarations->end(), std::back_inserter(together));
    }
    if (any && destination == Destination::file) write_file(options.out, render(together, options), language);
    if (any && destination == Destination::standard_output) write_stdout(render(together, options), language);
    return extraction.exit_code();
}

}  // namespace shenbao
