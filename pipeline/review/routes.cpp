#include "pipeline/review/routes.hpp"

#include <algorithm>
#include <charconv>

#include "models/declaration/error.hpp"

namespace shenbao {

namespace {

Json parse_body(const httplib::Request& request) {
    Json body = Json::parse(request.body, nullptr, false);
    if (!body.is_object()) throw Refusal(400, "no-json", "an object is wanted here");
    return body;
}

template <class Work>
void answer_all(httplib::Response& response, const Work& work) {
    try {
        work();
    } catch (const Refusal& refusal) {
        deny(response, refusal.status, refusal.code, refusal.what());
    } catch (const Json::exception& fault) {
        deny(response, 400, "bad-shape", fault.what());
    } catch (const Error& error) {
        deny(response, 503, "archive", error.one_line());
    } catch (const std::exception& fault) {
        deny(response, 500, "internal", fault.what());
    }
}

}  // namespace

int Call::number(const char* name, int otherwise, int least, int most) const {
    if (!request.has_param(name)) return otherwise;
    const std::string text = param(name);
    int value = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (fault != std::errc() || end != text.data() + text.size() || value < least || value > most)
        throw Refusal(400, "bad-number",
                      std::string(name) + ": a number from " + std::to_string(least) + " to " +
                          std::to_string(most) + " is wanted");
    return value;
}

std::string pattern_of(const std::string& path) {
    std::string pattern;
    for (std::size_t i = 0; i < path.size(); ++i) {
        if (path[i] == '{') {
            pattern += "([^/]+)";
            i = path.find('}', i);
        } else {
            pattern += path[i] == '.' ? "\\." : std::string(1, path[i]);
        }
    }
    return pattern;
}

void Routes::add(const std::string& method, const std::string& path, Handler handler, Body body) {
    all_.push_back(method + " " + path);
    const auto serve = [this, body, run = std::move(handler)](const httplib::Request& request,
                                                              httplib::Response& response) {
        answer_all(response, [&] {
            Call call{
                request, {}, guard_.session_of(request).value_or(ReviewSession{}), {}, guard_.origin_of(request)};
            for (std::size_t i = 1; i < request.matches.size(); ++i) call.parts.push_back(request.matches[i]);
            if (body == Body::json) call.body = parse_body(request);
            run(call, response);
        });
    };
    if (method == "post")
        server_.Post(pattern_of(path), serve);
    else
        server_.Get(pattern_of(path), serve);
}

std::vector<std::string> Routes::list() const {
    std::vector<std::string> all = all_;
    std::ranges::sort(all);
    return all;
}

}  // namespace shenbao
