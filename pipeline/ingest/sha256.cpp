#include "pipeline/ingest/sha256.hpp"

#include <openssl/evp.h>

#include <array>

namespace shenbao {

namespace {

void require(int done) {
    if (done != 1)
        throw Error(ErrorCode::internal, {}, "SHA-256 is not available", "check the OpenSSL installation");
}

std::string in_hex(std::span<const unsigned char> digest) {
    static constexpr char kHex[] = "0123456789abcdef";
    std::string hex;
    for (const unsigned char byte : digest) {
        hex.push_back(kHex[byte >> 4]);
        hex.push_back(kHex[byte & 15]);
    }
    return hex;
}

}  // namespace

struct Sha256::State {
    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context{EVP_MD_CTX_new(), &EVP_MD_CTX_free};
};

Sha256::Sha256() : state_(std::make_unique<State>()) {
    require(EVP_DigestInit_ex(state_->context.get(), EVP_sha256(), nullptr));
}

Sha256::~Sha256() = default;

void Sha256::add(Bytes bytes) {
    require(EVP_DigestUpdate(state_->context.get(), bytes.data(), bytes.size()));
}

std::string Sha256::finish() {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    require(EVP_DigestFinal_ex(state_->context.get(), digest.data(), &size));
    return in_hex(std::span(digest).first(size));
}

std::string find_sha256(Bytes bytes) {
    Sha256 hash;
    hash.add(bytes);
    return hash.finish();
}

}  // namespace shenbao
