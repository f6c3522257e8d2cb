// TLS here, and behind a proxy that does it.
#include <sys/stat.h>

#include <cstdlib>

#include "models/declaration/error.hpp"
#include "tests/review/review_house.hpp"

using namespace shenbao;
using namespace shenbao::testing;

namespace {

// A certificate for 127.0.0.1 and review.example.org, made for this run.
class Certificate {
  public:
    Certificate() {
        REQUIRE(mkdtemp(folder_.data()) != nullptr);
        const std::string command =
            "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=shenbao "
            "-addext subjectAltName=IP:127.0.0.1,DNS:review.example.org -keyout " +
            key() + " -out " + file() + " 2>/dev/null";
        REQUIRE(std::system(command.c_str()) == 0);
        chmod(key().c_str(), 0600);
    }
    ~Certificate() {
        std::error_code ignored;
        fs::remove_all(folder_, ignored);
    }
    Certificate(const Certificate&) = delete;
    Certificate& operator=(const Certificate&) = delete;
    [[nodiscard]] std::string file() const { return folder_ + "/cert.pem"; }
    [[nodiscard]] std::string key() const { return folder_ + "/key.pem"; }

  private:
    std::string folder_ = "/tmp/shenbao-tls-XXXXXX";
};

// It knows who made that certificate.
struct TrustingClient : httplib::SSLClient {
    TrustingClient(const ReviewHouse& house, const Certificate& certificate)
        : httplib::SSLClient("127.0.0.1", house.server.port()) {
        set_ca_cert_path(certificate.file().c_str());
    }
};

HouseRules over_tls(const Certificate& certificate) {
    return {{{"ben", UserRole::reviewer, {}, 0}},
            {{"0.0.0.0", 0}, certificate.file(), certificate.key(), {}, {"127.0.0.1", "review.example.org"}}};
}

HouseRules behind_proxy(const std::string& proxy = "127.0.0.1") {
    return {{{"ben", UserRole::reviewer, {}, 0}}, {{"127.0.0.1", 0}, {}, {}, proxy, {"review.example.org"}}};
}

const httplib::Headers kProxied{{"Host", "review.example.org"},
                                {"Origin", "https://review.example.org"},
                                {"X-Forwarded-Proto", "https"},
                                {"X-Forwarded-For", "10.9.9.9, 10.0.0.5"}};

httplib::Headers without(const std::string& name, const std::string& instead = {}) {
    httplib::Headers headers = kProxied;
    headers.erase(name);
    if (!instead.empty()) headers.emplace(name, instead);
    return headers;
}

}  // namespace

TEST_CASE("users of other machines sign in over TLS, and their cookie is for TLS only") {
    const Certificate certificate;
    ReviewHouse house(over_tls(certificate));
    const std::string port = std::to_string(house.server.port());
    CHECK(house.links == std::vector<std::string>{"https://127.0.0.1:" + port + "/"});
    TrustingClient client(house, certificate);
    CHECK(client.Get("/login")->status == 200);
    CHECK(client.Get("/enter?token=x")->status == 401);
    const httplib::Params fields{{"name", "ben"}, {"password", kHousePassword}};
    CHECK(client.Post("/login", {{"Origin", "http://127.0.0.1:" + port}}, fields)->status == 403);
    const auto in = client.Post("/login", {{"Origin", "https://127.0.0.1:" + port}}, fields);
    REQUIRE(in->status == 303);
    const std::string cookie = in->get_header_value("Set-Cookie");
    CHECK(cookie.starts_with("__Host-shenbao_" + port + "="));
    CHECK_THAT(cookie, Catch::Contains("; Secure") && Catch::Contains("; HttpOnly") &&
                           Catch::Contains("; SameSite=Strict") && Catch::Contains("; Path=/"));
    const httplib::Headers session{{"Cookie", cookie.substr(0, cookie.find(';'))}};
    CHECK(TestJson::parse(client.Get("/api/session", session)->body)["person"] == "ben");
    CHECK(client.Get("/api/queue", session)->status == 200);
    // It was http://: viewers asked there, and browsers showed no page.
    const std::string info = client.Get("/iiif/" + hash_of('a') + "-1/info.json", session)->body;
    CHECK(TestJson::parse(info)["id"] == "https://127.0.0.1:" + port + "/iiif/" + hash_of('a') + "-1");
    CHECK(client.Get("/login", {{"Host", "evil.example.org"}})->status == 421);
    CHECK(client.Get("/login", {{"Host", "review.example.org:" + port}})->status == 200);
}

TEST_CASE("plain HTTP and TLS before 1.2 find nobody where TLS is spoken") {
    const Certificate certificate;
    ReviewHouse house(over_tls(certificate));
    CHECK_FALSE(house.client().Get("/login"));
    TrustingClient old(house, certificate);
    SSL_CTX_set_security_level(old.ssl_context(), 0);
    SSL_CTX_set_max_proto_version(old.ssl_context(), TLS1_1_VERSION);
    CHECK_FALSE(old.Get("/login"));
    httplib::SSLClient stranger("127.0.0.1", house.server.port());
    CHECK_FALSE(stranger.Get("/login"));  // it does not know who made the certificate
}

TEST_CASE("a certificate without its key, or a key for everybody, is refused before anything is served") {
    const Certificate one, other;
    SmallArchive files;
    Archive archive = files.open();
    const auto start = [&](const std::string& certificate, const std::string& key) {
        const AccessSettings access{{"127.0.0.1", 0}, certificate, key, {}, {}};
        const ReviewServer server(archive, reviser(), {access, "anna", {}});
    };
    CHECK_NOTHROW(start(one.file(), one.key()));
    CHECK_THROWS_WITH(start(one.file(), other.key()), Catch::Contains("cannot be used"));
    CHECK_THROWS_WITH(start(one.file(), "/nowhere"), Catch::Contains("cannot be used"));
    CHECK_THROWS_WITH(start(one.key(), one.key()), Catch::Contains("cannot be used"));
    chmod(one.key().c_str(), 0644);
    CHECK_THROWS_WITH(start(one.file(), one.key()), Catch::Contains("everybody on this machine can read"));
}

TEST_CASE("behind a proxy the browser's name, origin and address are what the proxy says") {
    ReviewHouse house(behind_proxy());
    CHECK(house.links == std::vector<std::string>{"https://review.example.org/"});
    auto client = house.client();
    CHECK(client.Get("/login", kProxied)->status == 200);
    CHECK(client.Get("/enter?token=x", kProxied)->status == 401);
    CHECK(client.Get("/login", without("X-Forwarded-Proto"))->status == 403);
    CHECK(client.Get("/login", without("X-Forwarded-Proto", "http"))->status == 403);
    CHECK(client.Get("/login", without("Host"))->status == 421);
    const httplib::Params fields{{"name", "ben"}, {"password", kHousePassword}};
    CHECK(client.Post("/login", without("Origin", "http://review.example.org"), fields)->status == 403);
    const auto in = client.Post("/login", kProxied, fields);
    REQUIRE(in->status == 303);
    const std::string cookie = in->get_header_value("Set-Cookie");
    CHECK_THAT(cookie, Catch::Contains("; Secure"));
    httplib::Headers signed_in = kProxied;
    signed_in.emplace("Cookie", cookie.substr(0, cookie.find(';')));
    const std::string info = client.Get("/iiif/" + hash_of('a') + "-1/info.json", signed_in)->body;
    CHECK(TestJson::parse(info)["id"] == "https://review.example.org/iiif/" + hash_of('a') + "-1");
    soci::session session;
    house.files.connect(session);
    std::string from;
    session << "SELECT detail FROM audit WHERE action = 'signed in'", soci::into(from);
    CHECK(from == "10.0.0.5");  // what the proxy saw, not what the browser wrote before it
}

TEST_CASE("calls that do not come from the proxy are refused, whatever they say") {
    const ReviewHouse house(behind_proxy("10.0.0.7"));
    CHECK(house.client().Get("/login", kProxied)->status == 403);
}
