// status: what an archive holds, in a few lines or as JSON.
#include <cstdio>
#include <nlohmann/json.hpp>

#include "pipeline/archive/archive.hpp"
#include "tools/cli/commands.hpp"
#include "tools/cli/form_words.hpp"
#include "tools/cli/outputs.hpp"
#include "tools/cli/printable.hpp"
#include "tools/cli/translate.hpp"

namespace shenbao {

namespace {

using Json = nlohmann::ordered_json;

std::string with_two_decimals(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.2f", value);
    return text;
}

std::string kinds_line(const ArchiveCounts& counts, Language language) {
    std::string line;
    for (const auto& [kind, fields] : counts.review_fields)
        line += (line.empty() ? "" : ", ") + form_word(kind, language) + " " + std::to_string(fields);
    return line;
}

std::string describe(const ArchiveCounts& counts, Language language) {
    const auto number = [](long value) { return std::to_string(value); };
    std::string text = say(language, Message::status_sources, {number(counts.sources), number(counts.names)}) +
                       "\n" +
                       say(language, Message::status_documents,
                           {number(counts.waiting), number(counts.leased), number(counts.done),
                            number(counts.failed), number(counts.poisoned), number(counts.refused)}) +
                       "\n" +
                       say(language, Message::status_declarations,
                           {number(counts.declarations), number(counts.review_declarations), number(counts.fields),
                            number(counts.review())}) +
                       "\n";
    if (counts.review() > 0) text += say(language, Message::status_kinds, {kinds_line(counts, language)}) + "\n";
    if (counts.pages_per_second)
        text += say(language, Message::status_speed,
                    {number(counts.pages), with_two_decimals(*counts.pages_per_second)}) +
                "\n";
    return text;
}

std::string describe(const Problem& problem, Language language) {
    const std::string line =
        printable(error_line({ErrorCode::unreadable_input, {problem.name, {}}, problem.reason}, language));
    return (problem.state == DocumentState::poisoned ? say(language, Message::status_poisoned, {line}) : line) +
           "\n";
}

Json as_json(const ArchiveCounts& counts) {
    return {
        {"sources", counts.sources},
        {"names", counts.names},
        {"documents",
         {{"waiting", counts.waiting},
          {"leased", counts.leased},
          {"done", counts.done},
          {"failed", counts.failed},
          {"poisoned", counts.poisoned}}},
        {"refused", counts.refused},
        {"declarations",
         {{"all", counts.declarations}, {"review", counts.review_declarations}, {"versions", counts.versions}}},
        {"fields",
         {{"all", counts.fields}, {"review", counts.review()}, {"review_by_kind", counts.review_fields}}},
        {"pages", counts.pages},
        {"pages_per_second", counts.pages_per_second ? Json(*counts.pages_per_second) : Json()}};
}

Json as_json(const Problem& problem) {
    Json json{{"name", problem.name},
              {"state", problem.state ? to_string(*problem.state) : "refused"},
              {"reason", problem.reason}};
    if (problem.state == DocumentState::poisoned) json["log"] = problem.log;
    return json;
}

}  // namespace

int run_status(const Options& options, Console& console) {
    const Archive archive(options.archive, OpenMode::existing);
    const Language language = console.language();
    const ArchiveCounts counts = archive.counts();
    if (!options.status_as_json) {
        write_stdout(describe(counts, language), language);
        archive.visit_problems([&](const Problem& p) { write_stdout(describe(p, language), language); });
        return 0;
    }
    Json document = as_json(counts);
    document["problems"] = Json::array();
    archive.visit_problems([&](const Problem& p) { document["problems"].push_back(as_json(p)); });
    write_stdout(document.dump(1, ' ', false, Json::error_handler_t::replace) + "\n", language);
    return 0;
}

}  // namespace shenbao
