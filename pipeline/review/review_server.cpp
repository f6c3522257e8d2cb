#include "pipeline/review/review_server.hpp"

#include <httplib.h>

#include "models/declaration/error.hpp"
#include "pipeline/archive/users.hpp"
#include "pipeline/review/route_groups.hpp"
#include "pipeline/review/tls_server.hpp"

namespace shenbao {

namespace {

constexpr std::size_t kMostBodyBytes = 256 << 10;  // 200 changes at once, each of a cell's length
constexpr std::size_t kMostParsed = 16;  // declarations, 3 MB each with four pages: what a few people have in hand
// A kept connection takes a thread, one that says nothing too, for kKeepSeconds; browsers keep six each. Most
// threads never run: they cost an address range.
constexpr std::size_t kThreads = 256;
constexpr time_t kKeepSeconds = 2, kReadSeconds = 5;

// The library would let a second server have the same port, and each of both half of the calls.
void keep_port(socket_t socket) {
    const int yes = 1;
    setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
}

int bind_to(httplib::Server& server, const ListenAddress& address) {
    server.set_socket_options(keep_port);
    server.set_tcp_nodelay(
        true);  // head and body are written apart: else each body waits 40 ms for the head's receipt
    if (address.port == 0) return server.bind_to_any_port(address.host);
    return server.bind_to_port(address.host, address.port) ? address.port : -1;
}

// Of what the library answers by itself.
void deny_by_status(httplib::Response& response) {
    switch (response.status) {
        case 400: return deny(response, 400, "bad-request", "this is no call that the server understands");
        case 413: return deny(response, 413, "too-large", "a change has at most 256 KiB");
        case 414: return deny(response, 414, "too-long", "the address is too long");
        case 404: return deny(response, 404, "unknown", "there is nothing here");
        default: return deny(response, response.status, "http", "this cannot be done here");
    }
}

}  // namespace

struct ReviewServer::Parts {
    Parts(Archive& archive, const Reviser& reviser, ReviewServerSettings given)
        : settings(std::move(given)),
          has_users(!Users(archive).all().empty()),
          server(made()),
          desk(archive, reviser, settings.key_twice),
          pictures(desk),
          door(settings.person, {[this](const std::string& name) { return find_user(name); }}),
          sign_in(desk),
          port(bound()),
          guard(door, public_address_of(settings.access, port), port,
                has_users ? Entrance::sign_in_too : Entrance::links_only),
          routes(*server, guard),
          route_parts{desk,
                      pictures,
                      declarations,
                      ahead,
                      pace,
                      door,
                      sign_in,
                      [this] { give_link(); },
                      settings.try_repairs,
                      settings.on_waiting} {
        add_page_routes(routes, route_parts, guard);
        add_login_routes(routes, route_parts, guard);
        add_queue_routes(routes, route_parts);
        add_settle_routes(routes, route_parts);
        add_document_routes(routes, route_parts);
        add_image_routes(routes, route_parts);
        add_repair_routes(routes, route_parts);
        set_up();
    }

    std::unique_ptr<httplib::Server> made() {
        check_access(settings.access, has_users);
        return make_server(settings.access);
    }

    void prepare(const ReadAhead::Wanted& wanted) {
        // The stamp of now: what was leased may have been read again, or changed.
        const auto [reading, stamp, shown] = desk.with([&](ReviewQueue&, Archive& archive) {
            const auto now = archive.find_stamp(wanted.sha256, wanted.declaration);
            const bool known = !now || declarations.find(*now) != nullptr;
            return std::tuple(archive.find_reading(wanted.sha256, wanted.declaration), now,
                              known ? std::nullopt : archive.find_declaration(wanted.sha256, wanted.declaration));
        });
        if (stamp && shown) (void)declarations.get(*stamp, *shown);
        if (reading) desk.reviser().prepare(*reading);
    }

    int bound() {
        const int at = bind_to(*server, settings.access.listen);
        if (at > 0) return at;
        throw Error(ErrorCode::cannot_write, {},
                    "the server cannot listen on " + to_string(settings.access.listen),
                    "give another address or port with --listen, or end the program that has it");
    }

    std::optional<User> find_user(const std::string& name) {
        return desk.with([&](ReviewQueue&, Archive& archive) { return Users(archive).find(name); });
    }

    void set_up() {
        server->set_payload_max_length(kMostBodyBytes);
        server->set_keep_alive_timeout(kKeepSeconds);
        server->set_read_timeout(kReadSeconds);
        server->new_task_queue = [] { return new httplib::ThreadPool(kThreads); };
        server->set_pre_routing_handler([this](const httplib::Request& request, httplib::Response& response) {
            add_safe_headers(response);
            return admit(request, response) ? httplib::Server::HandlerResponse::Unhandled
                                            : httplib::Server::HandlerResponse::Handled;
        });
        server->set_error_handler([](const httplib::Request&, httplib::Response& response) {
            if (!response.has_header("Content-Security-Policy")) add_safe_headers(response);
            if (response.body.empty() && !response.has_header("Content-Type")) deny_by_status(response);
        });
    }

    bool admit(const httplib::Request& request, httplib::Response& response) {
        try {
            return guard.admit(request, response);
        } catch (const Error& error) {  // whether the user is still one cannot be told
            deny(response, 503, "archive", error.one_line());
            return false;
        }
    }

    void give_link() {
        if (!settings.on_link) return;
        const PublicAddress& address = guard.address();
        const std::string place = address.scheme + "://" + address.hosts.front() + "/";
        settings.on_link(address.links ? place + "enter?token=" + door.new_token() : place);
    }

    ReviewServerSettings settings;
    bool has_users;
    std::unique_ptr<httplib::Server> server;
    ReviewDesk desk;
    PictureStore pictures;
    ParsedTexts<StoredDeclaration> declarations{kMostParsed,
                                                [](const std::string& json) { return StoredDeclaration(json); }};
    ReadAhead ahead{[this](const ReadAhead::Wanted& wanted) { prepare(wanted); }};
    Pace pace;
    Door door;
    SignIn sign_in;
    int port;
    Guard guard;
    Routes routes;
    ReviewParts route_parts;
};

ReviewServer::ReviewServer(Archive& archive, const Reviser& reviser, ReviewServerSettings settings)
    : parts_(std::make_unique<Parts>(archive, reviser, std::move(settings))) {}

ReviewServer::~ReviewServer() = default;

void ReviewServer::serve() {
    parts_->give_link();
    parts_->server->listen_after_bind();
}

void ReviewServer::stop() {
    parts_->server->stop();
}

int ReviewServer::port() const {
    return parts_->port;
}

std::vector<std::string> ReviewServer::routes() const {
    return parts_->routes.list();
}

}  // namespace shenbao
