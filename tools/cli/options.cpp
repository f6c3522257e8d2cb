#include "tools/cli/options.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <string_view>

#include "models/declaration/error.hpp"
#include "pipeline/deliver/names.hpp"
#include "tools/cli/config_file.hpp"
#include "tools/cli/translate.hpp"

namespace shenbao {

namespace {

constexpr int kMostPages = 100000;  // far beyond the ingest room's own limit

// What the parser fills and the checks below turn into Options.
struct RawOptions {
    Options options;
    std::string pages;
    std::vector<std::string> formats;
    std::string table;
    std::string role = "reviewer";
    bool json_progress = false;
    bool evidence = false;
};

void add_globals(CLI::App& app, RawOptions& raw, Language language) {
    app.config_formatter(std::make_shared<CheckedConfig>(app, language));
    app.set_config("--config", "", "read options from this file (key = value lines)");
    app.add_option("--models", raw.options.models,
                   "the models folder (else $SHENBAO_MODELS, else the installed one)");
    app.add_option("--tessdata", raw.options.tessdata, "folder with the recogniser's models")
        ->check(CLI::ExistingDirectory);
    app.add_option("--forms", raw.options.forms, "folder with form editions of your own (*.xml)")
        ->check(CLI::ExistingDirectory);
    app.add_option("--error-budget", raw.options.error_budget,
                   "at most this share of accepted fields may be wrong")
        ->check(CLI::Range(0.0, 1.0))
        ->capture_default_str();
    app.add_option("--pages", raw.pages, "only these pages, as 1-4,7");
    app.add_option("--keep-stages", raw.options.keep_stages, "write a picture of every stage into this folder");
    app.add_option("--log-level", raw.options.log_level, "error, warning or info")
        ->transform(CLI::CheckedTransformer(std::map<std::string, LogLevel>{
            {"error", LogLevel::error}, {"warning", LogLevel::warning}, {"info", LogLevel::info}}));
    app.add_flag("--json-progress", raw.json_progress, "progress and errors as JSON lines on standard error");
    app.set_version_flag("--version", "shenbao " SHENBAO_VERSION);
}

void add_formats(CLI::App* command, RawOptions& raw) {
    command
        ->add_option("--format", raw.formats,
                     format_names() + "; json if none is given; may be given several times")
        ->allow_extra_args(false);
    command->add_option("--table", raw.table,
                        "of csv only this: indicators, funding, fields or review (default: the first three; on "
                        "standard output indicators)");
}

void add_repairs(CLI::App* command, RawOptions& raw) {
    command
        ->add_option("--repairs", raw.options.repairs,
                     "file of what people said about pages: how they lie, where rules run (JSON)")
        ->check(CLI::ExistingPath);
}

void add_commands(CLI::App& app, RawOptions& raw) {
    auto* extract =
        app.add_subcommand("extract", "scans to declarations (JSON, XML, CSV, Excel, searchable PDF, ...)")
            ->fallthrough();
    extract
        ->add_option("INPUT", raw.options.inputs,
                     "PDF, TIFF, PNG, JPEG, WebP, BMP, a folder, or - for standard input")
        ->required();
    extract->add_option(
        "-o,--output", raw.options.out,
        "file, or folder for one file per input and format; with several formats a file's name gets "
        "the ending of each");
    add_formats(extract, raw);
    extract->add_option("--name", raw.options.input_name, "what standard input is called in the output");
    extract->add_option("--page-images", raw.options.page_images,
                        "write the upright pages into this one file, as the archive wants them; of one input");
    add_repairs(extract, raw);
    extract->add_option(
        "--kept-lines", raw.options.kept_lines,
        "what was read from the lines of this one input before: nothing that looks the same is read"
        " again; written anew, and made where it is not there");
    extract->add_flag("--evidence", raw.evidence, "add the measurements behind every confidence");
    extract->callback([&raw] { raw.options.command = Command::extract; });

    auto* explain =
        app.add_subcommand("explain", "every stage drawn on the page, in one HTML report")->fallthrough();
    explain->add_option("INPUT", raw.options.inputs, "one document")->required()->expected(1);
    explain->add_option("-o,--output", raw.options.out, "folder for the report (default: NAME.explain)");
    add_repairs(explain, raw);
    explain->callback([&raw] { raw.options.command = Command::explain; });

    auto* eval = app.add_subcommand("eval", "an output against known answers")->fallthrough();
    eval->add_option("TRUTH", raw.options.truth, "JSON with the right answers")->required();
    eval->add_option("OUT", raw.options.output, "JSON of shenbao extract")->required();
    eval->add_option("--report", raw.options.report, "write an HTML report to this file");
    eval->add_flag("--json", raw.options.report_as_json, "print the figures as JSON");
    eval->callback([&raw] { raw.options.command = Command::eval; });
}

void add_forms_commands(CLI::App& app, RawOptions& raw) {
    auto* forms = app.add_subcommand("forms", "the form editions: list, check and show them")->fallthrough();
    forms->require_subcommand(1);
    auto* list = forms->add_subcommand("list", "family/edition, title and file of each")->fallthrough();
    list->callback([&raw] { raw.options.command = Command::forms_list; });
    auto* check = forms->add_subcommand("check", "what is wrong with an edition, by line")->fallthrough();
    check->add_option("FILE", raw.options.inputs, "form editions (XML)")->required();
    check->callback([&raw] { raw.options.command = Command::forms_check; });
    auto* show = forms->add_subcommand("show", "an edition's sections and labels")->fallthrough();
    show->add_option("FAMILY/EDITION", raw.options.edition, "as forms list names it")->required();
    show->callback([&raw] { raw.options.command = Command::forms_show; });
}

void add_archive(CLI::App* command, RawOptions& raw) {
    command
        ->add_option("--archive", raw.options.archive,
                     "the archive: a folder, or postgresql://USER@MACHINE/DATABASE")
        ->required();
}

void add_jobs(CLI::App* command, RawOptions& raw, const std::string& otherwise) {
    constexpr int kMostJobs = 1024;
    command
        ->add_option("--jobs", raw.options.jobs,
                     "documents read at a time, each in a process of its own (default: " + otherwise + ")")
        ->check(CLI::Range(1, kMostJobs));
}

// What is kept of the documents that are read.
void add_storing(CLI::App* command, RawOptions& raw) {
    command->add_flag("!--no-page-images", raw.options.keep_page_images,
                      "keep no pictures of the pages: review then shows none");
    command
        ->add_option("--audit-share", raw.options.audit_share,
                     "this share of the accepted fields is checked by people, drawn at random and blind")
        ->check(CLI::Range(0.0, 1.0))
        ->capture_default_str();
}

void add_archive_commands(CLI::App& app, RawOptions& raw) {
    auto* import_files =
        app.add_subcommand("import", "files into an archive, all of them read; goes on where it stopped")
            ->fallthrough();
    import_files
        ->add_option("PATH", raw.options.inputs,
                     "files, folders, patterns, or - for a list of them on standard input")
        ->required();
    add_archive(import_files, raw);
    add_jobs(import_files, raw, "processor cores");
    import_files->add_flag("--watch", raw.options.watch,
                           "go on until stopped: what is put into the folders later is read, too");
    import_files->add_flag("--again", raw.options.read_again, "read these files again, also those that failed");
    add_storing(import_files, raw);
    import_files->callback([&raw] { raw.options.command = Command::import_files; });

    auto* work = app.add_subcommand("work", "one more worker on an archive, until nothing is left")->fallthrough();
    add_archive(work, raw);
    add_jobs(work, raw, "1");
    add_storing(work, raw);
    work->callback([&raw] { raw.options.command = Command::work; });

    auto* status = app.add_subcommand("status", "what an archive holds, and what failed")->fallthrough();
    add_archive(status, raw);
    status->add_flag("--json", raw.options.status_as_json, "as JSON");
    status->callback([&raw] { raw.options.command = Command::status; });

    auto* export_all = app.add_subcommand("export", "all declarations of an archive")->fallthrough();
    add_archive(export_all, raw);
    add_formats(export_all, raw);
    export_all->add_option("-o,--output", raw.options.out,
                           "file for all of them, or folder: files of each document, and all.* for the lists "
                           "(default: standard output)");
    export_all->callback([&raw] { raw.options.command = Command::export_all; });
}

void add_access(CLI::App* review, RawOptions& raw) {
    review->add_option("--listen", raw.options.listen, "address of this machine, and port; 0 for any that is free")
        ->capture_default_str();
    review->add_option("--tls-cert", raw.options.tls_certificate, "certificate with its chain (PEM), for TLS");
    review->add_option("--tls-key", raw.options.tls_key, "its key (PEM)");
    review->add_option("--behind-proxy", raw.options.proxy,
                       "TLS is done in front, by a proxy that calls from this address");
    review
        ->add_option("--name", raw.options.server_names,
                     "name under which browsers call this server; may be given several times")
        ->allow_extra_args(false);
}

void add_users_commands(CLI::App* review, RawOptions& raw) {
    auto* users = review->add_subcommand("users", "who may sign in from other machines")->fallthrough();
    users->require_subcommand(1);
    const auto command = [&](const char* word, const char* what, Command which) {
        auto* one = users->add_subcommand(word, what)->fallthrough();
        if (which != Command::users_list) one->add_option("NAME", raw.options.user, "of the user")->required();
        one->callback([&raw, which] { raw.options.command = which; });
        return one;
    };
    auto* add =
        command("add", "a user; the password is asked for, or read from standard input", Command::users_add);
    add->add_option("--role", raw.role, "reviewer, or supervisor: takes back what others said, too")
        ->check(CLI::IsMember({"reviewer", "supervisor"}))
        ->capture_default_str();
    command("remove", "a user; what that person said stays", Command::users_remove);
    command("list", "names and roles", Command::users_list);
    command("password", "another password for a user", Command::users_password);
}

void add_review_command(CLI::App& app, RawOptions& raw) {
    auto* review = app.add_subcommand("review", "what needs a person, in a browser")->fallthrough();
    add_archive(review, raw);
    add_access(review, raw);
    const auto kinds = names_of(FieldKind{});
    review
        ->add_option("--second-keying", raw.options.key_twice,
                     "kinds of fields that two people key, the second one blind: amount,target_value,...")
        ->delimiter(',')
        ->check(CLI::IsMember(std::vector<std::string>(kinds.begin(), kinds.end())));
    add_storing(review, raw);
    // Its own is called after those of its subcommands.
    review->callback([&raw, review] {
        if (review->get_subcommands().empty()) raw.options.command = Command::review;
    });
    add_users_commands(review, raw);
}

// Each format once.
std::vector<Format> parse_formats(const std::vector<std::string>& names, Language language) {
    std::vector<Format> formats;
    for (const std::string& name : names) {
        const auto known = find_format(name);
        if (!known) throw UsageError(say(language, Message::unknown_format, {name, format_names()}));
        if (std::count(formats.begin(), formats.end(), *known) == 0) formats.push_back(*known);
    }
    return formats;
}

void check_delivery(RawOptions& raw, Language language) {
    Options& options = raw.options;
    if (!raw.formats.empty()) options.formats = parse_formats(raw.formats, language);
    if (options.formats.size() > 1 && options.out.empty())
        throw UsageError(say(language, Message::formats_need_output));
    const bool csv = std::count(options.formats.begin(), options.formats.end(), Format::csv) > 0;
    if (!raw.table.empty() && !csv) throw UsageError(say(language, Message::table_for_csv));
    if (!raw.table.empty()) options.delivery.table = find_tidy_table(raw.table);
    if (!raw.table.empty() && !options.delivery.table)
        throw UsageError(say(language, Message::unknown_table, {raw.table}));
    if (csv && options.out.empty() && !options.delivery.table) options.delivery.table = TidyTable::indicators;
    if (options.formats.front() == Format::page && options.out.empty())
        throw UsageError(say(language, Message::format_needs_output, {"page"}));
    if (raw.evidence) options.delivery.evidence = EvidenceOutput::shown;
}

Options checked(RawOptions raw, Language language) {
    check_delivery(raw, language);
    if (!raw.pages.empty()) {
        const auto pages = parse_pages(raw.pages);
        if (!pages) throw UsageError(say(language, Message::bad_pages, {raw.pages}));
        raw.options.pages = *pages;
    }
    const bool bulk = raw.options.command == Command::import_files || raw.options.command == Command::work;
    if (bulk && !(raw.pages.empty() && raw.options.keep_stages.empty()))
        throw UsageError(say(language, Message::whole_documents));
    if (!raw.options.page_images.empty() && raw.options.inputs.size() != 1)
        throw UsageError(say(language, Message::page_images_of_one));
    if (!raw.options.kept_lines.empty() && raw.options.inputs.size() != 1)
        throw UsageError(say(language, Message::kept_lines_of_one));
    if (!raw.options.input_name.empty() &&
        std::count(raw.options.inputs.begin(), raw.options.inputs.end(), "-") == 0)
        throw UsageError(say(language, Message::name_for_stdin));
    if (std::count(raw.options.inputs.begin(), raw.options.inputs.end(), "-") > 1)
        throw UsageError(say(language, Message::read_one_stdin));
    if (raw.role == to_string(UserRole::supervisor)) raw.options.role = UserRole::supervisor;
    raw.options.progress = progress_style(raw.json_progress);
    return std::move(raw.options);
}

// Also where the command line is wrong before or behind the flag.
bool json_asked(int argc, char** argv, const RawOptions& raw) {
    char** const end = std::find(argv, argv + argc, std::string_view("--"));  // names of files follow
    return raw.json_progress || std::find(argv, end, std::string_view("--json-progress")) != end;
}

int refuse(std::string line, Language language, ProgressStyle style) {
    std::replace(line.begin(), line.end(), '\n', ' ');
    Console(language, LogLevel::error, style).usage_error(line);
    return static_cast<int>(ErrorCode::wrong_usage);
}

// One number of a page list; nullopt if it is none or out of range.
std::optional<int> parse_page(const std::string& text) {
    if (text.empty() || text.size() > 6 ||
        !std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }))
        return std::nullopt;
    const int page = std::stoi(text);
    return page >= 1 && page <= kMostPages ? std::optional(page) : std::nullopt;
}

}  // namespace

std::optional<std::vector<int>> parse_pages(const std::string& text) {
    std::set<int> pages;
    std::size_t begin = 0;
    while (begin <= text.size()) {
        const std::size_t end = std::min(text.find(',', begin), text.size());
        const std::string part = text.substr(begin, end - begin);
        const std::size_t dash = part.find('-');
        const auto first = parse_page(part.substr(0, dash));
        const auto last = dash == std::string::npos ? first : parse_page(part.substr(dash + 1));
        if (!first || !last || *first > *last) return std::nullopt;
        for (int page = *first; page <= *last; ++page) pages.insert(page);
        begin = end + 1;
    }
    return std::vector<int>(pages.begin(), pages.end());
}

std::variant<Options, int> parse_options(int argc, char** argv, Language language) {
    RawOptions raw;
    const auto refuse_line = [&](const std::string& line) {
        return refuse(line, language, progress_style(json_asked(argc, argv, raw)));
    };
    CLI::App app{"Reads scanned budget performance declarations (预算绩效目标申报表)", "shenbao"};
    app.require_subcommand(1);
    add_globals(app, raw, language);
    add_commands(app, raw);
    add_forms_commands(app, raw);
    add_archive_commands(app, raw);
    add_review_command(app, raw);
    try {
        app.parse(argc, argv);
        return checked(std::move(raw), language);
    } catch (const CLI::Success& help) {
        return app.exit(help);
    } catch (const CLI::ParseError& error) {
        // Whatever else is wrong: a misspelt command is the reason.
        const auto unknown = app.get_subcommands().empty() ? app.remaining() : std::vector<std::string>();
        const std::string what = unknown.empty() ? in_language(error.what(), language)
                                                 : say(language, Message::unknown_command, {unknown.front()});
        return refuse_line(say(language, Message::wrong_usage, {what}) + "; " + say(language, Message::see_help));
    } catch (const UsageError& error) {
        return refuse_line(error.what());
    }
}

}  // namespace shenbao
