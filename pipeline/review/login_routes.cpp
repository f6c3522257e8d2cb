// Signing in and out, and who else may.
#include "pipeline/archive/users.hpp"
#include "pipeline/review/login_page.hpp"
#include "pipeline/review/route_groups.hpp"

namespace shenbao {

namespace {

void give_page(const httplib::Request& request, httplib::Response& response, SignInOutcome outcome, int status) {
    const auto language =
        page_language(request.get_param_value("lang"), request.get_header_value("Accept-Language"));
    // A form is what this page is for. Without a referrer browsers would send it without its origin.
    response.headers.erase("Content-Security-Policy");
    response.headers.erase("Referrer-Policy");
    response.set_header(
        "Content-Security-Policy",
        "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'self'; "
        "frame-ancestors 'none'");
    response.set_header("Referrer-Policy", "same-origin");
    response.status = status;
    put_body(response, login_page(language, outcome), "text/html; charset=utf-8");
}

void sign_in(ReviewParts& parts, const Guard& guard, const Call& call, httplib::Response& response) {
    const SignInResult result =
        parts.sign_in.check(call.param("name"), call.param("password"), guard.caller_of(call.request));
    if (result.outcome == SignInOutcome::too_many) {
        response.set_header("Retry-After", "60");
        return give_page(call.request, response, result.outcome, 429);
    }
    if (result.outcome == SignInOutcome::wrong) return give_page(call.request, response, result.outcome, 401);
    guard.give_session(response, parts.door.enter(result.user));
    response.set_redirect("/", 303);
}

}  // namespace

void add_login_routes(Routes& routes, ReviewParts& parts, const Guard& guard) {
    routes.get("/login", [&guard](const Call& call, httplib::Response& response) {
        if (guard.session_of(call.request)) return response.set_redirect("/", 303);
        give_page(call.request, response, SignInOutcome::welcome, 200);
    });
    routes.get("/login.css", [](const Call&, httplib::Response& response) {
        put_body(response, std::string(login_style()), "text/css; charset=utf-8");
    });
    routes.form("/login", [&parts, &guard](const Call& call, httplib::Response& response) {
        sign_in(parts, guard, call, response);
    });
    routes.post("/api/logout", [&parts, &guard](const Call& call, httplib::Response& response) {
        guard.end_session(call.request, response);
        if (call.session.signed_in)
            parts.desk.with([&](ReviewQueue&, Archive& archive) {
                Users(archive).note("signed out", call.session.person, guard.caller_of(call.request));
            });
        give(response, Json::object());
    });
    routes.get("/api/users", [&parts](const Call&, httplib::Response& response) {
        Json list = Json::array();
        for (const User& user :
             parts.desk.with([](ReviewQueue&, Archive& archive) { return Users(archive).all(); }))
            list.push_back({{"name", user.name}, {"role", to_string(user.role)}});
        give(response, {{"users", list}});
    });
}

}  // namespace shenbao
