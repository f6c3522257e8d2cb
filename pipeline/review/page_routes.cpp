// The page's own files, and the door.
#include "pipeline/review/page_files.hpp"
#include "pipeline/review/route_groups.hpp"

namespace shenbao {

namespace {

const char* type_of(std::string_view name) {
    if (name.ends_with(".js")) return "text/javascript; charset=utf-8";
    if (name.ends_with(".css")) return "text/css; charset=utf-8";
    if (name.ends_with(".json")) return "application/json";
    if (name.ends_with(".svg")) return "image/svg+xml";
    return "text/html; charset=utf-8";
}

void give_file(const std::string& name, httplib::Response& response) {
    const PageFile* file = find_page_file(name);
    if (!file) throw Refusal(404, "unknown", "there is no such file");
    put_body(response, std::string(file->content), type_of(name));
}

// Whoever is in already may use an old link again: it leads to the page.
void enter(ReviewParts& parts, const Guard& guard, const Call& call, httplib::Response& response) {
    if (!guard.session_of(call.request)) {
        const auto session = parts.door.enter(call.param("token"));
        if (!session)
            throw Refusal(401, "no-session",
                          "this link does not lead in: each works once; use the newest one that shenbao review "
                          "printed / 此链接无效：每个链接只能使用一次；请用 shenbao review 最新显示的链接");
        guard.give_session(response, *session);
        parts.on_entered();
    }
    response.set_redirect("/", 303);
}

}  // namespace

void add_page_routes(Routes& routes, ReviewParts& parts, const Guard& guard) {
    routes.get("/", [](const Call&, httplib::Response& response) { give_file("index.html", response); });
    routes.get("/assets/{file}", [](const Call& call, httplib::Response& response) {
        give_file("assets/" + call.parts[0], response);
    });
    routes.get("/enter", [&parts, &guard](const Call& call, httplib::Response& response) {
        enter(parts, guard, call, response);
    });
    routes.get("/api/openapi.json",
               [](const Call&, httplib::Response& response) { give_file("openapi.json", response); });
    routes.get("/api/session", [](const Call& call, httplib::Response& response) {
        give(response, {{"person", call.session.person},
                        {"desk", call.session.desk},
                        {"role", to_string(call.session.role)},
                        {"signed_in", call.session.signed_in},
                        {"lease_seconds", std::chrono::seconds(kLeaseDuration).count()}});
    });
}

}  // namespace shenbao
