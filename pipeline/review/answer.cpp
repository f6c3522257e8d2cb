#include "pipeline/review/answer.hpp"

#include <memory>
#include <utility>

namespace shenbao {

void put_body(httplib::Response& response, std::string body, const std::string& type) {
    const auto kept = std::make_shared<const std::string>(std::move(body));
    response.set_content_provider(kept->size(), type,
                                  [kept](std::size_t offset, std::size_t length, httplib::DataSink& sink) {
                                      return sink.write(kept->data() + offset, length);
                                  });
}

void give(httplib::Response& response, const Json& json, int status) {
    response.status = status;
    put_body(response, json.dump(-1, ' ', false, Json::error_handler_t::replace), "application/json");
}

void deny(httplib::Response& response, int status, const std::string& code, const std::string& message) {
    const Json json{{"error", code}, {"message", message}};
    response.status = status;
    response.set_content(json.dump(-1, ' ', false, Json::error_handler_t::replace), "application/json");
}

}  // namespace shenbao
