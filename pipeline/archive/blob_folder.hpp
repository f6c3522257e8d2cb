// The bytes of sources in a folder, each once, under the name of its hash: 49/49940f0c....
//
// A source is there whole or not at all: it is written under a name in tmp/, brought to the disk, and then
// renamed.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>

#include "pipeline/archive/file_descriptor.hpp"

namespace shenbao {

using ByteSink = std::function<void(std::span<const std::byte>)>;
using ByteSource = std::function<void(const ByteSink&)>;  // hands all its bytes to the sink, piece by piece

class BlobFolder {
  public:
    // Makes the folder and removes what writers that were killed left in its tmp/.
    // All throw Error{cannot_write} where the folder cannot be written or read.
    explicit BlobFolder(std::string folder);

    [[nodiscard]] bool holds(const std::string& hash) const;
    // What the source throws passes through, and nothing is kept.
    void put(const std::string& hash, const ByteSource& source) const;
    // Read only. Throws Error{unreadable_input} if it is not there any more.
    [[nodiscard]] FileDescriptor open(const std::string& hash) const;

  private:
    [[nodiscard]] std::string place_of(const std::string& hash) const;
    void sweep() const;

    std::string folder_;
};

}  // namespace shenbao
