// The recipe of import and of work: files come in and documents are read, turn by turn, until nothing is left.
#pragma once

#include <string>
#include <vector>

#include "pipeline/archive/archive.hpp"
#include "tools/cli/bulk/work_pool.hpp"
#include "tools/cli/console.hpp"

namespace shenbao {

enum class KnownSources { leave, read_again };

struct ImportJob {
    std::vector<std::string> named;  // what the user named: files and folders
    std::vector<std::string> paths;  // the files
    std::vector<Error> failures;     // named inputs that are not there; their texts in English
    KnownSources known = KnownSources::leave;
};

// Ends when no document of the archive waits and none is leased, to whomever. Throws what WorkPool::turn throws.
void import_files(Archive& archive, const ImportJob& job, const PoolSettings& settings, Console& console);

}  // namespace shenbao
