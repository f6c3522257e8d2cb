// The keywords of form editions (forms.xsd) as a person reads them.
#pragma once

#include <string>
#include <string_view>

#include "tools/cli/messages.hpp"

namespace shenbao {

// In English the keyword itself; in Chinese its meaning with the keyword, which the XML needs: 指标值(value).
// A keyword without a Chinese word stays alone.
[[nodiscard]] std::string form_word(std::string_view keyword, Language language);

}  // namespace shenbao
