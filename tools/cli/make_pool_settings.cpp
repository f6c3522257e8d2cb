#include "tools/cli/make_pool_settings.hpp"

#include <cstdio>

namespace shenbao {

namespace {

// This very program, also where its file has been replaced meanwhile; exact figures keep their digits.
std::vector<std::string> reader_command(const Options& options) {
    std::vector<std::string> command{"/proc/self/exe", "extract", "-", "--evidence", "--json-progress"};
    char budget[32];
    std::snprintf(budget, sizeof budget, "%.17g", options.error_budget);
    command.insert(command.end(), {"--error-budget", budget});
    for (const auto& [name, value] :
         {std::pair{"--models", &options.models}, {"--tessdata", &options.tessdata}, {"--forms", &options.forms}})
        if (!value->empty()) command.insert(command.end(), {name, *value});
    return command;
}

}  // namespace

PoolSettings make_pool_settings(const Options& options, int jobs, const Reviser& reviser) {
    PoolSettings settings;
    settings.reader = reader_command(options);
    settings.program = "shenbao " SHENBAO_VERSION;
    settings.jobs = options.jobs > 0 ? options.jobs : jobs;
    settings.reviser = &reviser;
    settings.audit_share = options.audit_share;
    settings.reader.insert(settings.reader.end(), {"--kept-lines", kLinesFile});
    if (options.keep_page_images) settings.reader.insert(settings.reader.end(), {"--page-images", kPagesFile});
    return settings;
}

}  // namespace shenbao
