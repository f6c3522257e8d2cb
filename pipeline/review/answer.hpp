// Answers in JSON, and what a route throws to give one that is no success.
#pragma once

#include <httplib.h>

#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>

namespace shenbao {

using Json = nlohmann::ordered_json;

// {"error": code, "message": ...}
struct Refusal : std::runtime_error {
    Refusal(int http_status, std::string word, const std::string& message)
        : std::runtime_error(message), status(http_status), code(std::move(word)) {}
    int status;
    std::string code;
};

// A body that is sent as it is. What set_content takes is compressed by the library so thoroughly that 250 KB take
// a second and a half.
void put_body(httplib::Response& response, std::string body, const std::string& type);

void give(httplib::Response& response, const Json& json, int status = 200);
void deny(httplib::Response& response, int status, const std::string& code, const std::string& message);

}  // namespace shenbao
