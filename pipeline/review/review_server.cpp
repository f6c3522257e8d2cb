#include "pipeline/review/review_server.hpp"

#include <httplib.h>

#include "models/declaration/error.hpp"
#include "pipeline/review/route_groups.hpp"

namespace shenbao {

namespace {

constexpr std::size_t kMostBodyBytes = 256 << 10;  // 200 changes at once, each of a cell's length
// A kept connection takes a thread; browsers keep six each.
constexpr std::size_t kThreads = 32;
constexpr time_t kKeepSeconds = 2, kReadSeconds = 5;

// The library would let a second server have the same port, and each of both half of the calls.
void keep_port(socket_t socket) {
    const int yes = 1;
    setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
}

int bind_to(httplib::Server& server, const ListenAddress& address) {
    server.set_socket_options(keep_port);
    if (address.port == 0) return server.bind_to_any_port(address.host);
    return server.bind_to_port(address.host, address.port) ? address.port : -1;
}

}  // namespace

struct ReviewServer::Parts {
    Parts(Archive& archive, const Reviser& reviser, ReviewServerSettings given)
        : settings(std::move(given)),
          desk(archive, reviser),
          pictures(desk),
          door(settings.person),
          address(bound()),
          guard(door, address),
          routes(server, guard),
          route_parts{
              desk, pictures, pace, door, [this] { give_link(); }, settings.try_repairs, settings.on_waiting} {
        add_page_routes(routes, route_parts, guard);
        add_queue_routes(routes, route_parts);
        add_settle_routes(routes, route_parts);
        add_document_routes(routes, route_parts);
        add_image_routes(routes, route_parts);
        add_repair_routes(routes, route_parts);
        set_up();
    }

    ListenAddress bound() {
        ListenAddress at = settings.listen;
        at.port = bind_to(server, at);
        if (at.port > 0) return at;
        throw Error(ErrorCode::cannot_write, {}, "the server cannot listen on " + to_string(settings.listen),
                    "give another port with --listen, or end the program that has it");
    }

    void set_up() {
        server.set_payload_max_length(kMostBodyBytes);
        server.set_keep_alive_timeout(kKeepSeconds);
        server.set_read_timeout(kReadSeconds);
        server.new_task_queue = [] { return new httplib::ThreadPool(kThreads); };
        server.set_pre_routing_handler([this](const httplib::Request& request, httplib::Response& response) {
            add_safe_headers(response);
            if (guard.admit(request, response)) return httplib::Server::HandlerResponse::Unhandled;
            return httplib::Server::HandlerResponse::Handled;
        });
        server.set_error_handler([](const httplib::Request&, httplib::Response& response) {
            add_safe_headers(response);
            if (response.body.empty() && !response.has_header("Content-Type"))
                deny(response, response.status, "http", "there is nothing here");
        });
    }

    void give_link() {
        if (settings.on_link)
            settings.on_link("http://" + to_string(address) + "/enter?token=" + door.new_token());
    }

    ReviewServerSettings settings;
    httplib::Server server;
    ReviewDesk desk;
    PictureStore pictures;
    Pace pace;
    Door door;
    ListenAddress address;
    Guard guard;
    Routes routes;
    ReviewParts route_parts;
};

ReviewServer::ReviewServer(Archive& archive, const Reviser& reviser, ReviewServerSettings settings)
    : parts_(std::make_unique<Parts>(archive, reviser, std::move(settings))) {}

ReviewServer::~ReviewServer() = default;

void ReviewServer::serve() {
    parts_->give_link();
    parts_->server.listen_after_bind();
}

void ReviewServer::stop() {
    parts_->server.stop();
}

int ReviewServer::port() const {
    return parts_->address.port;
}

std::vector<std::string> ReviewServer::routes() const {
    return parts_->routes.list();
}

}  // namespace shenbao
