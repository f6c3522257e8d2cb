// extract: every input to JSON; what fails is said in a line and the others are still done.
#include <algorithm>
#include <filesystem>
#include <iterator>
#include <new>
#include <optional>

#include "pipeline/deliver/json.hpp"
#include "pipeline/run/explain/keep_stages.hpp"
#include "pipeline/run/extract_document.hpp"
#include "tools/cli/commands.hpp"
#include "tools/cli/inputs.hpp"
#include "tools/cli/models_dir.hpp"
#include "tools/cli/outcome.hpp"
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

std::string render(const std::vector<Declaration>& declarations, const Options& options) {
    return to_json(declarations, options.evidence);
}

class Extraction {
  public:
    Extraction(const Options& options, std::size_t inputs, Console& console)
        : options_(options),
          console_(console),
          one_input_(inputs == 1),
          knowledge_(load_knowledge(find_models_dir(options.models), options.tessdata)) {}

    // The declarations of one input; empty, with a line and a mark in the outcome, if it cannot be read.
    std::vector<Declaration> extract(const Input& input) {
        try {
            return extract_or_throw(input);
        } catch (const Error& error) {
            if (error.code() == ErrorCode::missing_dependency || error.code() == ErrorCode::cannot_write) throw;
            fail(error);
        } catch (const std::bad_alloc&) {
            fail({ErrorCode::internal,
                  {input.path, std::nullopt},
                  say(console_.language(), Message::out_of_memory)});
        } catch (const std::exception& error) {
            fail({ErrorCode::internal,
                  {input.path, std::nullopt},
                  say(console_.language(), Message::internal, {error.what()}),
                  say(console_.language(), Message::report_bug)});
        }
        return {};
    }

    void fail(const Error& error) {
        console_.error(error);
        outcome_.add(error);
    }

    [[nodiscard]] int exit_code() const { return outcome_.exit_code(); }
    [[nodiscard]] bool failed_last() const { return failed_last_; }

  private:
    std::vector<Declaration> extract_or_throw(const Input& input) {
        failed_last_ = true;
        const auto document = open_input(input);
        console_.begin_document();
        ExtractOptions extract;
        extract.pages = options_.pages;
        extract.error_budget = options_.error_budget;
        extract.on_progress = [&](int done, int total) { console_.progress({input.path, done, total, review_}); };
        const std::string prefix = one_input_ ? "" : input.stem + "-";
        if (!options_.keep_stages.empty()) extract = keeping_stages(extract, options_.keep_stages, prefix);
        auto declarations = extract_document(*document, knowledge_, extract);
        if (!options_.keep_stages.empty()) keep_readings(declarations, options_.keep_stages, prefix);
        report(input, declarations);
        failed_last_ = false;
        return declarations;
    }

    void report(const Input& input, const std::vector<Declaration>& declarations) {
        const FieldCounts counts = count_fields(declarations);
        review_ += counts.review;
        outcome_.add(counts);
        for (const Declaration& declaration : declarations)
            for (const Issue& issue : declaration.issues)
                if (issue.code == kUnreadablePage)
                    fail({ErrorCode::unreadable_input,
                          {input.path, issue.page},
                          say(console_.language(), Message::page_failed, {issue.message})});
        console_.info(say(console_.language(), Message::document_done,
                          {input.path, std::to_string(counts.all), std::to_string(counts.review)}));
    }

    const Options& options_;
    Console& console_;
    bool one_input_;  // its stage pictures need no name of their own
    Knowledge knowledge_;
    Outcome outcome_;
    long review_ = 0;
    bool failed_last_ = false;
};

}  // namespace

int run_extract(const Options& options, Console& console) {
    const Language language = console.language();
    const Inputs inputs = find_inputs(options.inputs, console);
    const Destination destination = destination_of(options, inputs.documents.size());
    if (destination == Destination::folder) make_folder(options.out, language);
    if (!options.keep_stages.empty()) make_folder(options.keep_stages, language);
    Extraction extraction(options, inputs.documents.size(), console);
    for (const Error& failure : inputs.failures) extraction.fail(failure);

    std::vector<Declaration> together;
    bool any = false;
    for (const Input& input : inputs.documents) {
        std::vector<Declaration> declarations = extraction.extract(input);
        if (extraction.failed_last()) continue;
        any = true;
        if (destination == Destination::folder)
            write_file((fs::path(options.out) / (input.stem + ".json")).string(), render(declarations, options),
                       language);
        else
            std::move(declarations.begin(), declarations.end(), std::back_inserter(together));
    }
    if (any && destination == Destination::file) write_file(options.out, render(together, options), language);
    if (any && destination == Destination::standard_output) write_stdout(render(together, options), language);
    return extraction.exit_code();
}

}  // namespace shenbao
