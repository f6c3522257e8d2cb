// The recipe of import and of work: files come in and documents are read, turn by turn, until nothing is left.
#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <vector>

#include "pipeline/archive/archive.hpp"
#include "tools/cli/bulk/folder_watch.hpp"
#include "tools/cli/bulk/work_pool.hpp"
#include "tools/cli/console.hpp"

namespace shenbao {

enum class KnownSources { leave, read_again };

struct ImportJob {
    std::vector<std::string> named;  // what the user named: files and folders
    std::vector<std::string> paths;  // the files
    std::vector<Error> failures;     // named inputs that are not there; their texts in English
    KnownSources known = KnownSources::leave;
    std::vector<Error> skipped{};  // what was found in folders and is not read; in English
    // More files, asked for again and again; null: none will come.
    std::function<Arrivals()> more{};
    std::function<bool()> is_over{};  // asked when nothing is left to do where more may come; null: never
    std::chrono::milliseconds look_every = std::chrono::seconds(2);
};

// Ends when no document of the archive waits and none is leased, to whomever, and no more files may come. Throws
// what WorkPool::turn throws.
void import_files(Archive& archive, const ImportJob& job, const PoolSettings& settings, Console& console);

}  // namespace shenbao
