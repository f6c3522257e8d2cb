// Who holds a lease: this very process, told from others of this and of other machines.
#pragma once

#include <string>

namespace shenbao {

// The start of the system, the name space of process ids, the process and when it began.
[[nodiscard]] std::string name_of_this_process();

// True only where it is sure: a process that this one could see and that is not there any more.
[[nodiscard]] bool is_gone(const std::string& owner);

}  // namespace shenbao
