#include "pipeline/deliver/markup.hpp"

#include <array>
#include <charconv>
#include <cmath>

#include "pipeline/deliver/xml_text.hpp"

namespace shenbao {

std::string escaped(const std::string& text) {
    std::string written;
    for (const char c : xml_text(text)) {
        switch (c) {
            case '&': written += "&amp;"; break;
            case '<': written += "&lt;"; break;
            case '>': written += "&gt;"; break;
            case '"': written += "&quot;"; break;
            case '\'': written += "&#39;"; break;
            case '\r': written += "&#13;"; break;
            default: written += c;
        }
    }
    return written;
}

std::string attribute(const std::string& name, const std::string& value) {
    return " " + name + "=\"" + escaped(value) + "\"";
}

std::string attribute(const std::string& name, long long value) {
    return attribute(name, std::to_string(value));
}

std::string share_text(double share) {
    std::array<char, 32> text{};
    const double rounded = std::round(share * 1e4) / 1e4;
    return {text.data(), std::to_chars(text.data(), text.data() + text.size(), rounded).ptr};
}

}  // namespace shenbao
