// The bytes of sources and of pictures, each once, under the name of their hash.
#pragma once

#include <string>

#include "pipeline/archive/byte_source.hpp"
#include "pipeline/archive/file_descriptor.hpp"

namespace shenbao {

class BlobStore {
  public:
    virtual ~BlobStore() = default;
    // All throw Error{cannot_write} where the store cannot be written or read.
    [[nodiscard]] virtual bool holds(const std::string& hash) const = 0;
    // They are there whole or not at all. What the source throws passes through, and nothing is kept.
    virtual void put(const std::string& hash, const ByteSource& source) const = 0;
    // Read only, at its beginning. Throws Error{unreadable_input} if it is not there any more.
    [[nodiscard]] virtual FileDescriptor open(const std::string& hash) const = 0;
};

}  // namespace shenbao
