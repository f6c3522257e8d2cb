#include "pipeline/review/answer.hpp"

namespace shenbao {

void give(httplib::Response& response, const Json& json, int status) {
    response.status = status;
    response.set_content(json.dump(-1, ' ', false, Json::error_handler_t::replace), "application/json");
}

void refuse(httplib::Response& response, int status, const std::string& code, const std::string& message) {
    give(response, {{"error", code}, {"message", message}}, status);
}

}  // namespace shenbao
