// status: what an archive holds, in a few lines or as JSON.
#include <cstdio>
#include <nlohmann/json.hpp>

#include "pipeline/archive/archive.hpp"
#include "tools/cli/commands.hpp"
#include "tools/cli/form_words.hpp"
#include "tools/cli/outputs.hpp"
#include "tools/cli/printable.hpp"
#include "tools/cli/translate.hpp"
#include "tools/eval/calibration.hpp"

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
    std::string text =
        say(language, Message::status_sources, {number(counts.sources), number(counts.names)}) + "\n" +
        say(language, Message::status_documents,
            {number(counts.waiting), number(counts.leased), number(counts.done), number(counts.failed),
             number(counts.poisoned), number(counts.refused), number(counts.skipped)}) +
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

// Per cent, with as many digits as tell a budget of 0.1 % from its double.
std::string per_cent(double share) {
    char text[32];
    std::snprintf(text, sizeof text, "%.3g", 100 * share);
    return text;
}

double error_share(const ArchiveCounts& counts) {
    return static_cast<double>(counts.audited_wrong) / static_cast<double>(counts.audited);
}

bool is_over_budget(const ArchiveCounts& counts, double budget) {
    return exact_interval(counts.audited_wrong, counts.audited).low > budget;
}

// What people did, and what their checks say.
std::string describe_work(const ArchiveCounts& counts, Language language) {
    const auto number = [](long value) { return std::to_string(value); };
    if (counts.settled + counts.conflicts + counts.issues + counts.audits + counts.second_keyings +
            counts.third_readings ==
        0)
        return {};
    std::string text =
        say(language, Message::status_work,
            {number(counts.settled), number(counts.conflicts), number(counts.issues), number(counts.audits)}) +
        "\n";
    if (counts.second_keyings + counts.third_readings > 0)
        text +=
            say(language, Message::status_keying, {number(counts.second_keyings), number(counts.third_readings)}) +
            "\n";
    if (counts.audited == 0) return text;
    const Interval real = exact_interval(counts.audited_wrong, counts.audited);
    return text +
           say(language, Message::status_audit,
               {number(counts.audited), number(counts.audited_wrong), per_cent(error_share(counts)),
                per_cent(real.low), per_cent(real.high)}) +
           "\n";
}

Json audit_as_json(const ArchiveCounts& counts, double budget) {
    const Interval real = exact_interval(counts.audited_wrong, counts.audited);
    return {{"open", counts.audits},
            {"checked", counts.audited},
            {"wrong", counts.audited_wrong},
            {"error", counts.audited > 0 ? Json(error_share(counts)) : Json()},
            {"low", real.low},
            {"high", real.high},
            {"error_budget", budget},
            {"over_budget", is_over_budget(counts, budget)}};
}

std::string describe(const Problem& problem, Language language) {
    if (problem.kind == ProblemKind::skipped)
        return printable(say(language, Message::skipped, {problem.name, in_language(problem.reason, language)})) +
               "\n";
    const std::string line =
        printable(error_line({ErrorCode::unreadable_input, {problem.name, {}}, problem.reason}, language));
    return (problem.kind == ProblemKind::poisoned ? say(language, Message::status_poisoned, {line}) : line) + "\n";
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
        {"skipped", counts.skipped},
        {"declarations",
         {{"all", counts.declarations}, {"review", counts.review_declarations}, {"versions", counts.versions}}},
        {"fields",
         {{"all", counts.fields}, {"review", counts.review()}, {"review_by_kind", counts.review_fields}}},
        {"people",
         {{"settled", counts.settled},
          {"conflicts", counts.conflicts},
          {"issues", counts.issues},
          {"second_keyings", counts.second_keyings},
          {"third_readings", counts.third_readings}}},
        {"pages", counts.pages},
        {"pages_per_second", counts.pages_per_second ? Json(*counts.pages_per_second) : Json()}};
}

Json as_json(const Problem& problem) {
    Json json{{"name", problem.name}, {"state", to_string(problem.kind)}, {"reason", problem.reason}};
    if (problem.kind == ProblemKind::poisoned) json["log"] = problem.log;
    return json;
}

}  // namespace

int run_status(const Options& options, Console& console) {
    const Archive archive(options.archive, OpenMode::existing);
    const Language language = console.language();
    const ArchiveCounts counts = archive.counts();
    if (is_over_budget(counts, options.error_budget))
        console.warning(say(
            language, Message::status_over_budget,
            {per_cent(exact_interval(counts.audited_wrong, counts.audited).low), per_cent(options.error_budget)}));
    if (!options.status_as_json) {
        write_stdout(describe(counts, language) + describe_work(counts, language), language);
        archive.visit_problems([&](const Problem& p) { write_stdout(describe(p, language), language); });
        return 0;
    }
    Json document = as_json(counts);
    document["audit"] = audit_as_json(counts, options.error_budget);
    document["problems"] = Json::array();
    archive.visit_problems([&](const Problem& p) { document["problems"].push_back(as_json(p)); });
    write_stdout(document.dump(1, ' ', false, Json::error_handler_t::replace) + "\n", language);
    return 0;
}

}  // namespace shenbao
