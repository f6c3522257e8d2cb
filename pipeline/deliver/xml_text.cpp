#include "pipeline/deliver/xml_text.hpp"

#include <nlohmann/json.hpp>
#include <string_view>

namespace shenbao {
namespace {

constexpr std::string_view kReplacement = "\uFFFD";

// By way of JSON, so that both formats hold the same.
std::string as_utf8(const std::string& text) {
    using Json = nlohmann::json;
    return Json::parse(Json(text).dump(-1, ' ', false, Json::error_handler_t::replace)).get<std::string>();
}

bool is_control(char c) {
    return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r';
}

}  // namespace

std::string xml_text(const std::string& text) {
    std::string written;
    const std::string whole = as_utf8(text);
    for (std::size_t i = 0; i < whole.size(); ++i) {
        const std::string_view three = std::string_view(whole).substr(i, 3);
        const bool noncharacter = three == "\xEF\xBF\xBE" || three == "\xEF\xBF\xBF";
        if (noncharacter) i += 2;
        if (noncharacter || is_control(whole[i]))
            written += kReplacement;
        else
            written += whole[i];
    }
    return written;
}

}  // namespace shenbao
