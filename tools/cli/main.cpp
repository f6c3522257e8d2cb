// shenbao: scanned budget performance declarations -> structured declarations.
#include <csignal>
#include <exception>
#include <new>
#include <variant>

#include "pipeline/base/allocation.hpp"
#include "tools/cli/commands.hpp"
#include "tools/cli/console.hpp"
#include "tools/cli/options.hpp"

namespace {

using namespace shenbao;

int run(const Options& options, Console& console) {
    switch (options.command) {
        case Command::extract: return run_extract(options, console);
        case Command::explain: return run_explain(options, console);
        case Command::eval: return run_eval(options, console);
        case Command::forms_list: return run_forms_list(options, console);
        case Command::forms_check: return run_forms_check(options, console);
        case Command::forms_show: return run_forms_show(options, console);
        case Command::import_files: return run_import(options, console);
        case Command::work: return run_work(options, console);
        case Command::status: return run_status(options, console);
        case Command::export_all: return run_export(options, console);
        case Command::review: return run_review(options, console);
        case Command::users_add:
        case Command::users_remove:
        case Command::users_list:
        case Command::users_password: return run_users(options, console);
    }
    return static_cast<int>(ErrorCode::internal);
}

int run_and_report(const Options& options, Console& console) {
    const auto internal = [&console](const std::string& what) {
        console.error({ErrorCode::internal, {}, what, say(console.language(), Message::report_bug)});
        return static_cast<int>(ErrorCode::internal);
    };
    try {
        return run(options, console);
    } catch (const Error& error) {
        console.error(error);
        return static_cast<int>(error.code());
    } catch (const std::bad_alloc&) {
        return internal(say(console.language(), Message::out_of_memory));
    } catch (const std::exception& error) {
        return internal(say(console.language(), Message::internal, {error.what()}));
    }
}

}  // namespace

int main(int argc, char** argv) {
    tune_allocation();
    std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is a write that fails, exit 5
    const Language language = language_of_locale();
    const auto parsed = parse_options(argc, argv, language);
    if (const int* exit_code = std::get_if<int>(&parsed)) return *exit_code;
    const auto& options = std::get<Options>(parsed);
    Console console(language, options.log_level, options.progress);
    return run_and_report(options, console);
}
