// import and work: an archive's documents read by processes of this same program.
#include <algorithm>
#include <iostream>
#include <thread>

#include "tools/cli/bulk/declaration_reviser.hpp"
#include "tools/cli/bulk/folder_watch.hpp"
#include "tools/cli/bulk/import_files.hpp"
#include "tools/cli/bulk/named_paths.hpp"
#include "tools/cli/commands.hpp"
#include "tools/cli/inputs.hpp"
#include "tools/cli/make_pool_settings.hpp"
#include "tools/cli/models_dir.hpp"
#include "tools/cli/outcome.hpp"

namespace shenbao {

namespace {

// Not with make_reviser: without models files are taken in all the same, and readers say what is missing.
DeclarationReviser reviser_when_needed(const Options& options) {
    return DeclarationReviser([models = options.models, budget = options.error_budget] {
        return load_correction_knowledge(find_models_dir(models), budget);
    });
}

KnownSources known_sources(const Options& options) {
    return options.read_again ? KnownSources::read_again : KnownSources::leave;
}

ImportJob one_time_job(const std::vector<std::string>& named, const Options& options, Console& console) {
    const Inputs inputs = find_inputs(named, console);
    return {named, paths_of(inputs.documents), inputs.failures, known_sources(options), inputs.skipped};
}

// Names that are not there yet may come, too.
ImportJob watching_job(const std::vector<std::string>& named, const Options& options) {
    ImportJob job{named, {}, {}, known_sources(options)};
    const auto watch = std::make_shared<FolderWatch>(named);
    job.more = [watch] { return watch->find_arrivals(); };
    return job;
}

// The exit code of the contract, for what `counts` is of.
int exit_code_of(const ArchiveCounts& counts) {
    constexpr int kSomeNeedReview = 3;
    if (counts.failed + counts.poisoned + counts.refused > 0) return static_cast<int>(ErrorCode::unreadable_input);
    return counts.review_declarations > 0 ? kSomeNeedReview : 0;
}

}  // namespace

int run_import(const Options& options, Console& console) {
    const DeclarationReviser reviser = reviser_when_needed(options);
    Archive archive(options.archive, OpenMode::create);
    const long long begun = archive.now_ms();
    const std::vector<std::string> named = expand_paths(options.inputs, std::cin);
    const ImportJob job = options.watch ? watching_job(named, options) : one_time_job(named, options, console);
    const int cores = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
    import_files(archive, job, make_pool_settings(options, cores, reviser), console);
    return exit_code_of(archive.counts(begun));
}

int run_work(const Options& options, Console& console) {
    const DeclarationReviser reviser = reviser_when_needed(options);
    Archive archive(options.archive, OpenMode::existing);
    import_files(archive, {}, make_pool_settings(options, 1, reviser), console);
    return exit_code_of(archive.counts());
}

}  // namespace shenbao
