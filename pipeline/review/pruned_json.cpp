#include "pipeline/review/pruned_json.hpp"

#include <algorithm>

namespace shenbao {

Json parse_without(const std::string& text, std::span<const std::string_view> left_out) {
    const auto is_wanted = [left_out](int, Json::parse_event_t event, Json& parsed) {
        return event != Json::parse_event_t::key ||
               std::ranges::find(left_out, parsed.get_ref<const std::string&>()) == left_out.end();
    };
    return Json::parse(text, is_wanted, false);
}

}  // namespace shenbao
