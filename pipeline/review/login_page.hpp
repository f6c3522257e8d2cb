// The page on which users sign in: a form without any script, in Chinese or English.
#pragma once

#include <string>
#include <string_view>

#include "pipeline/review/sign_in.hpp"

namespace shenbao {

enum class PageLanguage { chinese, english };

// asked: what the page's own link says, "zh" or "en"; else what the browser prefers (Accept-Language); Chinese
// where neither says.
[[nodiscard]] PageLanguage page_language(const std::string& asked, const std::string& accepted);

// outcome: of the last try; `welcome` where there was none.
[[nodiscard]] std::string login_page(PageLanguage language, SignInOutcome outcome);
[[nodiscard]] std::string_view login_style();

}  // namespace shenbao
