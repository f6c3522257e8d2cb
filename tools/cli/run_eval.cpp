#include <array>
#include <filesystem>
#include <fstream>

#include "tools/cli/commands.hpp"
#include "tools/cli/outputs.hpp"
#include "tools/eval/evaluate.hpp"
#include "tools/eval/report.hpp"

namespace shenbao {

namespace {

std::string read_text(const std::string& path, Language language) {
    std::error_code ignored;
    if (std::filesystem::is_directory(path, ignored))
        throw Error(ErrorCode::unreadable_input, {path, std::nullopt}, say(language, Message::is_folder),
                    say(language, Message::name_json_file));
    std::ifstream file(path, std::ios::binary);
    std::array<char, 1 << 14> piece{};
    std::string text;
    while (file.read(piece.data(), piece.size()) || file.gcount() > 0)
        text.append(piece.data(), static_cast<std::size_t>(file.gcount()));
    if (!file.eof())
        throw Error(ErrorCode::unreadable_input, {path, std::nullopt}, say(language, Message::cannot_read_input));
    return text;
}

}  // namespace

int run_eval(const Options& options, Console& console) {
    const Language language = console.language();
    const Evaluation evaluation =
        evaluate(read_text(options.truth, language), read_text(options.output, language));
    if (!options.report.empty()) {
        refuse_overwriting({options.report}, {options.truth, options.output}, language);
        write_file(options.report, html_report(evaluation), language);
        console.info(say(language, Message::report_written, {options.report}));
    }
    write_stdout(options.report_as_json ? json_report(evaluation) : text_report(evaluation), language);
    return 0;
}

}  // namespace shenbao
