// The commands of the program; each returns the exit code of the contract, section 1.
#pragma once

#include "tools/cli/options.hpp"

namespace shenbao {

[[nodiscard]] int run_extract(const Options& options, Console& console);
[[nodiscard]] int run_explain(const Options& options, Console& console);
[[nodiscard]] int run_eval(const Options& options, Console& console);
[[nodiscard]] int run_forms_list(const Options& options, Console& console);
[[nodiscard]] int run_forms_check(const Options& options, Console& console);
[[nodiscard]] int run_forms_show(const Options& options, Console& console);
[[nodiscard]] int run_import(const Options& options, Console& console);
[[nodiscard]] int run_work(const Options& options, Console& console);
[[nodiscard]] int run_status(const Options& options, Console& console);
[[nodiscard]] int run_export(const Options& options, Console& console);
[[nodiscard]] int run_review(const Options& options, Console& console);
[[nodiscard]] int run_users(const Options& options, Console& console);  // review users ...

}  // namespace shenbao
