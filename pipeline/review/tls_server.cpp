#include "pipeline/review/tls_server.hpp"

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <sys/stat.h>

#include "models/declaration/error.hpp"

namespace shenbao {

namespace {

// A key with a password would be asked for on the terminal.
int give_no_password(char*, int, int, void*) {
    return 0;
}

std::string last_fault() {
    char text[256] = "";
    ERR_error_string_n(ERR_get_error(), text, sizeof text);
    ERR_clear_error();
    return text;
}

void check_key_file(const std::string& file) {
    struct stat found {};
    if (stat(file.c_str(), &found) == 0 && (found.st_mode & S_IROTH) != 0)
        throw Error(ErrorCode::wrong_usage, {file, {}}, "everybody on this machine can read the TLS key",
                    "take that right away: chmod o-r");
}

bool set_up(SSL_CTX& context, const AccessSettings& settings, std::string& fault) {
    ERR_clear_error();
    SSL_CTX_set_default_passwd_cb(&context, give_no_password);
    const bool fine = SSL_CTX_set_min_proto_version(&context, TLS1_2_VERSION) == 1 &&
                      SSL_CTX_use_certificate_chain_file(&context, settings.tls_certificate.c_str()) == 1 &&
                      SSL_CTX_use_PrivateKey_file(&context, settings.tls_key.c_str(), SSL_FILETYPE_PEM) == 1 &&
                      SSL_CTX_check_private_key(&context) == 1;
    if (!fine) fault = last_fault();
    return fine;
}

}  // namespace

std::unique_ptr<httplib::Server> make_server(const AccessSettings& settings) {
    if (settings.tls_certificate.empty()) return std::make_unique<httplib::Server>();
    check_key_file(settings.tls_key);
    std::string fault;
    auto server =
        std::make_unique<httplib::SSLServer>([&](SSL_CTX& context) { return set_up(context, settings, fault); });
    if (!server->is_valid())
        throw Error(ErrorCode::wrong_usage, {settings.tls_certificate, {}},
                    "the TLS certificate or its key cannot be used (" + fault + ")",
                    "give --tls-cert a chain and --tls-key its key, both PEM, the key without a password");
    return server;
}

}  // namespace shenbao
