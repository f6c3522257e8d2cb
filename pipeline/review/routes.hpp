// The routes of the server, each with the template of its path as the OpenAPI document writes it.
#pragma once

#include <httplib.h>

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/review/answer.hpp"
#include "pipeline/review/guard.hpp"

namespace shenbao {

struct Call {
    const httplib::Request& request;
    std::vector<std::string> parts;  // what stands for {...} in the path, in order
    ReviewSession session;
    Json body;           // an object; of POST
    std::string origin;  // under which the browser knows this server

    [[nodiscard]] std::string param(const char* name) const { return request.get_param_value(name); }
    // Throws Refusal{400} where it is no whole number in [least, most].
    [[nodiscard]] int number(const char* name, int otherwise, int least, int most) const;
};

class Routes {
  public:
    using Handler = std::function<void(const Call&, httplib::Response&)>;
    Routes(httplib::Server& server, const Guard& guard) : server_(server), guard_(guard) {}

    // A handler may throw Refusal; an Error of the archive is answered with 503.
    void get(const std::string& path, Handler handler) { add("get", path, std::move(handler)); }
    void post(const std::string& path, Handler handler) { add("post", path, std::move(handler), Body::json); }
    // What a form of a page sends; its fields are Call::param.
    void form(const std::string& path, Handler handler) { add("post", path, std::move(handler)); }

    // "get /api/queue", sorted.
    [[nodiscard]] std::vector<std::string> list() const;

  private:
    enum class Body { none, json };
    void add(const std::string& method, const std::string& path, Handler handler, Body body = Body::none);

    httplib::Server& server_;
    const Guard& guard_;
    std::vector<std::string> all_;
};

// "/iiif/{image}/info.json" -> "/iiif/([^/]+)/info\.json"
[[nodiscard]] std::string pattern_of(const std::string& path);

}  // namespace shenbao
