// The bytes of sources in a folder, each once, under the name of its hash: 49/49940f0c....
//
// A source is there whole or not at all: it is written under a name in tmp/, brought to the disk, and then
// renamed.
#pragma once

#include <string>

#include "pipeline/archive/blob_store.hpp"

namespace shenbao {

class BlobFolder : public BlobStore {
  public:
    // Makes the folder and removes what writers that were killed left in its tmp/.
    // All throw Error{cannot_write} where the folder cannot be written or read.
    explicit BlobFolder(std::string folder);

    [[nodiscard]] bool holds(const std::string& hash) const override;
    void put(const std::string& hash, const ByteSource& source) const override;
    [[nodiscard]] FileDescriptor open(const std::string& hash) const override;

  private:
    [[nodiscard]] std::string place_of(const std::string& hash) const;
    void sweep() const;

    std::string folder_;
};

}  // namespace shenbao
