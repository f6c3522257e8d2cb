// extract: every input to JSON, XML or both; what fails is said in a line and the others are still done.
#include <algorithm>
#include <filesystem>
#include <iterator>
#include <span>

#include "pipeline/deliver/json.hpp"
#include "pipeline/deliver/xml.hpp"
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

struct Output {
    Format format = Format::json;
    std::string path;
};

std::string ending_of(Format format) {
    return format == Format::xml ? ".xml" : ".json";
}

// The name that the user gave to one format as it is; to several, with the ending of each: out.json -> out.xml.
std::string name_with(const std::string& name, const Options& options, Format format) {
    if (options.formats.size() == 1) return name;
    fs::path path(name);
    if (path.extension() == ".json" || path.extension() == ".xml") path.replace_extension();
    return path.string() + ending_of(format);
}

// The files that will be written: in a folder one for every document and format, else one for every format, or
// none.
std::vector<Output> find_outputs(const Options& options, const std::vector<Input>& documents,
                                 Destination destination) {
    std::vector<Output> outputs;
    if (destination == Destination::file)
        for (const Format format : options.formats)
            outputs.push_back({format, name_with(options.out, options, format)});
    if (destination == Destination::folder)
        for (const Input& input : documents)
            for (const Format format : options.formats)
                outputs.push_back({format, (fs::path(options.out) / (input.stem + ending_of(format))).string()});
    return outputs;
}

std::vector<std::string> paths_of(const std::vector<Output>& outputs) {
    std::vector<std::string> paths;
    for (const Output& output : outputs) paths.push_back(output.path);
    return paths;
}

std::string render(const std::vector<Declaration>& declarations, Format format, const Options& options) {
    return format == Format::xml ? to_xml(declarations, options.evidence)
                                 : to_json(declarations, options.evidence);
}

}  // namespace

int run_extract(const Options& options, Console& console) {
    const Language language = console.language();
    Inputs inputs = find_inputs(options.inputs, console);
    for (Input& input : inputs.documents)
        if (input.path == "-") input.name = options.input_name;
    const Destination destination = destination_of(options, inputs.documents.size());
    const std::vector<Output> outputs = find_outputs(options, inputs.documents, destination);
    refuse_overwriting(paths_of(outputs), paths_of(inputs.documents), language);
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
        if (destination != Destination::folder) {
            std::move(declarations->begin(), declarations->end(), std::back_inserter(together));
            continue;
        }
        const std::size_t formats = options.formats.size();
        for (const Output& output : std::span(outputs).subspan(i * formats, formats))
            (void)extraction.write(output.path, render(*declarations, output.format, options));
    }
    if (any && destination == Destination::file)
        for (const Output& output : outputs)
            (void)extraction.write(output.path, render(together, output.format, options));
    if (any && destination == Destination::standard_output)
        write_stdout(render(together, options.formats.front(), options), language);
    return extraction.exit_code();
}

}  // namespace shenbao
