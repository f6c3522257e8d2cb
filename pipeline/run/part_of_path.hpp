// What of the form a field is, whichever entry of a list it belongs to.
#pragma once

#include <string>

namespace shenbao {

// "indicators/3/value" -> "indicators//value/"; years of a history stay: "funding//history/2019/".
[[nodiscard]] std::string part_of_path(const std::string& path);

}  // namespace shenbao
