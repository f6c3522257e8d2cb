// XML and HTML written by hand of parts: what comes from paper goes through escaped() and cannot open a tag.
#pragma once

#include <string>

namespace shenbao {

// For text and for attributes in double quotes: & < > " ' as entities, and only characters that XML 1.0 can hold.
[[nodiscard]] std::string escaped(const std::string& text);

// ` name="value"`, escaped.
[[nodiscard]] std::string attribute(const std::string& name, const std::string& value);
[[nodiscard]] std::string attribute(const std::string& name, long long value);

// Shares of confidence: at most four decimals, "0.98".
[[nodiscard]] std::string share_text(double share);

}  // namespace shenbao
