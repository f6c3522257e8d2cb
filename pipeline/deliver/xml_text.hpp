// Text as XML 1.0 can hold it.
#pragma once

#include <string>

namespace shenbao {

// Bytes that are not UTF-8 become U+FFFD as they do in our JSON; so do control characters but tab, line feed and
// carriage return, U+FFFE and U+FFFF, which XML 1.0 has no way to write.
[[nodiscard]] std::string xml_text(const std::string& text);

}  // namespace shenbao
