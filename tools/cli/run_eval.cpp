#include <array>
#include <filesystem>
#include <fstream>

#include "tools/cli/commands.hpp"
#include "tools/cli/outputs.hpp"
#include "tools/eval/field_picture.hpp"
#include "tools/eval/match_files.hpp"
#include "tools/eval/report.hpp"

namespace shenbao {

namespace {

namespace fs = std::filesystem;

std::string read_text(const std::string& path, Language language) {
    std::error_code ignored;
    if (fs::is_directory(path, ignored))
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

void warn_of_other_filings(const DocumentFacts& facts, Console& console) {
    for (const OtherFiling& doubt : facts.doubts)
        console.warning(
            say(console.language(), Message::other_filing,
                {facts.name,
                 say(console.language(), doubt.what == "title" ? Message::the_title : Message::the_department),
                 doubt.truth, doubt.output}));
}

Evaluation evaluate_files(const FilePair& files, Console& console) {
    const Language language = console.language();
    Evaluation evaluation =
        evaluate(read_text(files.truth, language), read_text(files.output, language), files.name);
    warn_of_other_filings(evaluation.facts.front(), console);
    return evaluation;
}

MatchedFiles match_folders(const Options& options, Language language) {
    MatchedFiles matched;
    try {
        matched = match_files(options.truth, options.output);
    } catch (const fs::filesystem_error& error) {
        throw Error(ErrorCode::unreadable_input, {error.path1().string(), std::nullopt},
                    say(language, Message::cannot_read_input));
    }
    if (matched.pairs.empty())
        throw Error(ErrorCode::unreadable_input, {options.output, std::nullopt},
                    say(language, Message::nothing_matches), say(language, Message::name_alike));
    return matched;
}

struct Compared {
    Evaluation evaluation;
    std::vector<std::string> files;  // that were read
    int exit_code = 0;
};

// Files that cannot be compared get a line each; the others count.
Compared evaluate_folders(const Options& options, Console& console) {
    const MatchedFiles matched = match_folders(options, console.language());
    for (const std::string& path : matched.unanswered)
        console.warning(say(console.language(), Message::no_output_for, {path}));
    for (const std::string& path : matched.unclaimed)
        console.warning(say(console.language(), Message::no_truth_for, {path}));
    Compared all;
    for (const FilePair& files : matched.pairs) {
        all.files.insert(all.files.end(), {files.truth, files.output});
        try {
            all.evaluation.add(evaluate_files(files, console));
        } catch (const Error& error) {
            const ErrorPlace place{error.place().file.empty() ? files.output : error.place().file, std::nullopt};
            console.error(Error(error.code(), place, error.what(), error.remedy()));
            all.exit_code = static_cast<int>(ErrorCode::unreadable_input);
        }
    }
    all.evaluation.unanswered = static_cast<long>(matched.unanswered.size());
    return all;
}

std::string folder_of(const std::string& path) {
    std::error_code ignored;
    return fs::is_directory(path, ignored) ? path : fs::path(path).parent_path().string();
}

void write_report(const Options& options, const Compared& all, Console& console) {
    refuse_overwriting({options.report}, all.files, console.language());
    const auto picture = cut_from_scans({folder_of(options.output), folder_of(options.truth), ""});
    write_file(options.report, html_report(all.evaluation, picture), console.language());
    console.info(say(console.language(), Message::report_written, {options.report}));
}

}  // namespace

int run_eval(const Options& options, Console& console) {
    std::error_code ignored;
    const bool folders = fs::is_directory(options.truth, ignored) && fs::is_directory(options.output, ignored);
    Compared all{{}, {options.truth, options.output}, 0};
    if (folders)
        all = evaluate_folders(options, console);
    else
        all.evaluation =
            evaluate_files({fs::path(options.output).filename().string(), options.truth, options.output}, console);
    if (!options.report.empty()) write_report(options, all, console);
    write_stdout(options.report_as_json ? json_report(all.evaluation) : text_report(all.evaluation),
                 console.language());
    return all.exit_code;
}

}  // namespace shenbao
