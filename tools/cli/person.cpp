#include "tools/cli/person.hpp"

#include <pwd.h>
#include <unistd.h>

namespace shenbao {

std::string find_person() {
    const passwd* entry = getpwuid(getuid());
    return entry != nullptr && entry->pw_name != nullptr ? entry->pw_name : "uid-" + std::to_string(getuid());
}

}  // namespace shenbao
