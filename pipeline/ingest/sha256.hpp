// The content hash that names a source.
#pragma once

#include <memory>
#include <string>

#include "pipeline/ingest/read_context.hpp"

namespace shenbao {

// Of bytes that come piece by piece. Throws Error{internal} where OpenSSL lacks SHA-256.
class Sha256 {
  public:
    Sha256();
    ~Sha256();
    Sha256(const Sha256&) = delete;
    Sha256& operator=(const Sha256&) = delete;
    void add(Bytes bytes);
    [[nodiscard]] std::string finish();  // 64 lower-case hex digits; once

  private:
    struct State;
    std::unique_ptr<State> state_;
};

[[nodiscard]] std::string find_sha256(Bytes bytes);  // 64 lower-case hex digits

}  // namespace shenbao
