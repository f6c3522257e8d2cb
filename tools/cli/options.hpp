// The command line as data: parsed, checked, complete.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "pipeline/archive/user.hpp"
#include "tools/cli/console.hpp"
#include "tools/cli/formats.hpp"

namespace shenbao {

enum class Command {
    extract,
    explain,
    eval,
    forms_list,
    forms_check,
    forms_show,
    import_files,
    work,
    status,
    export_all,
    review,
    users_add,
    users_remove,
    users_list,
    users_password
};

struct Options {
    Command command = Command::extract;
    std::vector<std::string> inputs;        // extract, explain: files, folders or "-"; forms check: form editions
    std::string out;                        // -o; empty = not given
    std::string input_name;                 // extract: of standard input; empty = not given
    std::string listen = "127.0.0.1:8642";  // review
    std::string tls_certificate, tls_key, proxy;
    std::vector<std::string> server_names;
    std::vector<std::string> key_twice;  // kinds of fields that two people key
    std::string user;                    // review users
    UserRole role = UserRole::reviewer;
    std::string archive;      // import, work, status, export, review
    int jobs = 0;             // import, work: processes that read; 0 = not given
    bool read_again = false;  // import
    bool watch = false;       // import: go on for ever
    bool status_as_json = false;
    std::vector<Format> formats{Format::json};  // extract, export: each once, in the order asked for
    Delivery delivery;
    std::string repairs;                // extract, explain: file of repairs; empty = none
    std::string page_images;            // extract: file for the pictures of the pages; empty = none
    std::string kept_lines;             // extract: file of lines read before; empty = none
    bool keep_page_images = true;       // import, work
    double audit_share = 0.005;         // import, work: of the accepted fields
    std::string truth, output, report;  // eval
    bool report_as_json = false;
    std::string edition;  // forms show: FAMILY/EDITION
    std::string models, tessdata, forms, keep_stages;
    double error_budget = 0.001;
    std::vector<int> pages;  // 1-based, ascending; empty = all
    LogLevel log_level = LogLevel::info;
    ProgressStyle progress = ProgressStyle::lines;
};

// Either what to do, or the exit code of a run that ends here (help and version were printed, or the error was).
[[nodiscard]] std::variant<Options, int> parse_options(int argc, char** argv, Language language);

// "1-4,7" -> 1, 2, 3, 4, 7; nullopt if it is not such a list.
[[nodiscard]] std::optional<std::vector<int>> parse_pages(const std::string& text);

}  // namespace shenbao
