// extract: every input to the formats asked for; what fails is said in a line and the others are still done.
#include <algorithm>
#include <filesystem>
#include <iterator>
#include <span>

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

bool asks_for(const Options& options, Format format) {
    return std::ranges::count(options.formats, format) > 0;
}

// Writes the files of one document, or of all together.
class Deliverer {
  public:
    Deliverer(const Options& options, Destination destination, const std::vector<Input>& inputs, Language language)
        : options_(options), destination_(destination), names_(paths_of(inputs), language) {
        // Wrong usage is told before anything is read. What pages there will be is not known then.
        OutputNames known = names_;
        if (destination == Destination::file) claim_all(known, options.out);
        if (destination == Destination::folder)
            for (const Input& input : inputs) claim_all(known, (fs::path(options.out) / input.stem).string());
    }

    // input: nullptr where the declarations are of several.
    void write(const std::vector<Declaration>& declarations, const Input* input, Extraction& extraction) {
        const std::string base =
            destination_ == Destination::folder ? (fs::path(options_.out) / input->stem).string() : options_.out;
        for (const Format format : options_.formats) {
            try {
                const std::vector<DeliveredFile> files = make(format, declarations, input);
                for (const DeliveredFile& file : files) {
                    const std::string path = path_of(base, file.ending, files.size());
                    names_.claim(path);
                    (void)extraction.write(path, file.content);
                }
            } catch (const Error& error) {
                extraction.fail(error);
            }
        }
    }

    [[nodiscard]] std::string only_file(const std::vector<Declaration>& declarations, const Input* input) const {
        return make(options_.formats.front(), declarations, input).front().content;
    }

  private:
    [[nodiscard]] std::vector<DeliveredFile> make(Format format, const std::vector<Declaration>& declarations,
                                                  const Input* input) const {
        std::string source;
        if (format == Format::pdf && input && !declarations.empty())
            source = read_source(*input, declarations.front().source.sha256);
        return deliver(format, declarations, options_.delivery, source);
    }

    void claim_all(OutputNames& names, const std::string& base) const {
        for (const Format format : options_.formats) {
            const std::vector<std::string> endings = endings_of(format, options_.delivery);
            for (const std::string& ending : endings) names.claim(path_of(base, ending, endings.size()));
        }
    }

    // The name that the user gave to one file as it is; to several, with the ending of each: out.json -> out.xml.
    [[nodiscard]] std::string path_of(const std::string& base, const std::string& ending,
                                      std::size_t files) const {
        if (destination_ == Destination::folder) return base + ending;
        return options_.formats.size() == 1 && files == 1 ? base : with_ending(base, ending);
    }

    const Options& options_;
    Destination destination_;
    OutputNames names_;
};

// Files of one document have no sense for several inputs at once.
void refuse_together(const Options& options, Destination destination, std::size_t inputs, Language language) {
    if (destination == Destination::folder || inputs <= 1) return;
    for (const Format format : options.formats)
        if (is_of_one_document(format))
            throw Error(ErrorCode::wrong_usage, {},
                        say(language, Message::format_needs_folder, {format_name(format)}));
}

}  // namespace

int run_extract(const Options& options, Console& console) {
    const Language language = console.language();
    Inputs inputs = find_inputs(options.inputs, console);
    for (Input& input : inputs.documents)
        if (input.path == "-") input.name = options.input_name;
    const Destination destination = destination_of(options, inputs.documents.size());
    refuse_together(options, destination, inputs.documents.size(), language);
    Deliverer deliverer(options, destination, inputs.documents, language);
    if (destination == Destination::file && options.formats.size() == 1)
        refuse_other_ending(options.out, options.formats.front(), language);
    if (destination == Destination::folder) make_folder(options.out, language);
    if (!options.keep_stages.empty()) make_folder(options.keep_stages, language);
    Extraction extraction(options, inputs.documents.size(), console);
    for (const Error& failure : inputs.failures) extraction.fail(failure);

    std::vector<Declaration> together;
    const Input* only = inputs.documents.size() == 1 ? &inputs.documents.front() : nullptr;
    bool any = false;
    for (Input& input : inputs.documents) {
        if (input.path == "-" && asks_for(options, Format::pdf)) keep_bytes(input);
        auto declarations = extraction.extract(input);
        if (!declarations) continue;
        any = true;
        if (destination == Destination::folder)
            deliverer.write(*declarations, &input, extraction);
        else
            std::move(declarations->begin(), declarations->end(), std::back_inserter(together));
    }
    if (any && destination == Destination::file) deliverer.write(together, only, extraction);
    if (any && destination == Destination::standard_output)
        write_stdout(deliverer.only_file(together, only), language);
    return extraction.exit_code();
}

}  // namespace shenbao
