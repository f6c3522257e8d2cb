// Who is logged in on this machine: whom the archive names where no user signed in.
#pragma once

#include <string>

namespace shenbao {

[[nodiscard]] std::string find_person();

}  // namespace shenbao
