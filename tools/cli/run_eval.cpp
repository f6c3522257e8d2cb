#include <fstream>
#include <iterator>

#include "tools/cli/commands.hpp"
#include "tools/cli/outputs.hpp"
#include "tools/eval/evaluate.hpp"
#include "tools/eval/report.hpp"

namespace shenbao {

namespace {

std::string read_text(const std::string& path, Language language) {
    std::ifstream file(path, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    if (!file)
        throw Error(ErrorCode::unreadable_input, {path, std::nullopt}, say(language, Message::cannot_read_input));
    return text;
}

}  // namespace

int run_eval(const Options& options, Console& console) {
    const Language language = console.language();
    const Evaluation evaluation =
        evaluate(read_text(options.truth, language), read_text(options.output, language));
    if (!options.report.empty()) {
        write_file(options.report, html_report(evaluation), language);
        console.info(say(language, Message::report_written, {options.report}));
    }
    write_stdout(options.report_as_json ? json_report(evaluation) : text_report(evaluation), language);
    return 0;
}

}  // namespace shenbao
