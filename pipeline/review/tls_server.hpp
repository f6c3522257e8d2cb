// The library's server, over TLS where there is a certificate.
#pragma once

#include <httplib.h>

#include <memory>

#include "pipeline/review/access.hpp"

namespace shenbao {

// TLS 1.2 at least. Throws Error{wrong_usage} where the files cannot be read, do not belong together, or the key
// can be read by everybody on this machine.
[[nodiscard]] std::unique_ptr<httplib::Server> make_server(const AccessSettings& settings);

}  // namespace shenbao
