#include "tools/cli/extraction.hpp"

#include <exception>
#include <new>
#include <utility>

#include "pipeline/run/explain/keep_stages.hpp"
#include "tools/cli/kept_lines_file.hpp"
#include "tools/cli/models_dir.hpp"
#include "tools/cli/outputs.hpp"
#include "tools/cli/repairs_file.hpp"

namespace shenbao {

Extraction::Extraction(const Options& options, std::size_t inputs, Console& console)
    : options_(options),
      console_(console),
      one_input_(inputs == 1),
      repairs_(options.repairs.empty() ? std::map<std::string, std::vector<PageRepair>>()
                                       : read_repairs_file(options.repairs)),
      knowledge_(load_knowledge(find_models_dir(options.models), options.tessdata, options.forms)) {
    if (!options.page_images.empty()) page_images_.emplace(options.page_images);
    if (!options.kept_lines.empty()) kept_lines_ = load_kept_lines(options, knowledge_);
}

std::optional<std::vector<Declaration>> Extraction::extract(const Input& input) {
    std::vector<Declaration> declarations;
    const bool was_done = done(
        input, [&](SourceDocument & document, const ExtractOptions& how) -> const auto& {
            return declarations = extract_document(document, knowledge_, how);
        });
    return was_done ? std::optional(std::move(declarations)) : std::nullopt;
}

std::optional<Explanation> Extraction::explain(const Input& input) {
    Explanation explanation;
    const bool was_done = done(
        input, [&](SourceDocument & document, const ExtractOptions& how) -> const auto& {
            explanation = explain_document(document, knowledge_, how);
            return explanation.declarations;
        });
    return was_done ? std::optional(std::move(explanation)) : std::nullopt;
}

bool Extraction::write(const std::string& path, std::string_view content) {
    try {
        write_file(path, content, console_.language());
        return true;
    } catch (const Error& error) {
        fail(error);
        return false;
    }
}

void Extraction::fail(const Error& error) {
    console_.error(error);
    outcome_.add(error);
}

// False, with a line and a mark in the outcome, if the input cannot be read.
bool Extraction::done(const Input& input, const Stages& stages) {
    const ErrorPlace place{shown_name(input), std::nullopt};
    try {
        run(input, stages);
        return true;
    } catch (const Error& error) {
        if (error.code() == ErrorCode::missing_dependency || error.code() == ErrorCode::cannot_write) throw;
        fail(error);
    } catch (const std::bad_alloc&) {
        fail({ErrorCode::internal, place, say(console_.language(), Message::out_of_memory)});
    } catch (const std::exception& error) {
        fail({ErrorCode::internal, place, say(console_.language(), Message::internal, {error.what()}),
              say(console_.language(), Message::report_bug)});
    }
    return false;
}

void Extraction::run(const Input& input, const Stages& stages) {
    const auto document = open_input(input);
    console_.begin_document();
    const std::string prefix = one_input_ ? "" : input.stem + "-";
    ExtractOptions how = options_of(input, document->info().sha256);
    if (!options_.keep_stages.empty()) how = keeping_stages(how, options_.keep_stages, prefix);
    const std::vector<Declaration>& declarations = stages(*document, how);
    if (kept_lines_ && !options_.pages.empty()) kept_lines_->keep_all();
    if (kept_lines_) store_kept_lines(*kept_lines_, options_.kept_lines, console_);
    if (!options_.keep_stages.empty()) keep_readings(declarations, options_.keep_stages, prefix);
    report(input, declarations);
}

ExtractOptions Extraction::options_of(const Input& input, const std::string& sha256) {
    ExtractOptions how;
    if (const auto repairs = repairs_.find(sha256); repairs != repairs_.end())
        how.repairs = repairs->second;
    else if (!options_.repairs.empty() && one_input_)
        console_.warning(say(console_.language(), Message::no_repairs_for, {options_.repairs, sha256}));
    how.pages = options_.pages;
    how.error_budget = options_.error_budget;
    if (kept_lines_) how.kept = &*kept_lines_;
    if (page_images_) how.on_upright = [this](const UprightPage& page) { page_images_->add(page); };
    how.on_progress = [&, path = shown_name(input)](int done, int total) {
        console_.progress({path, done, total, review_});
    };
    return how;
}

void Extraction::report(const Input& input, const std::vector<Declaration>& declarations) {
    const FieldCounts counts = count_fields(declarations);
    review_ = review_.value_or(0) + counts.review;
    outcome_.add(counts);
    for (const Declaration& declaration : declarations)
        for (const Issue& issue : declaration.issues)
            if (issue.code == kUnreadablePage)
                fail({ErrorCode::unreadable_input,
                      {shown_name(input), issue.page},
                      say(console_.language(), Message::page_failed, {issue.message})});
    console_.info(say(console_.language(), Message::document_done,
                      {shown_name(input), std::to_string(counts.all), std::to_string(counts.review)}));
}

}  // namespace shenbao
