// The last declarations that were looked into, parsed: items of one filing are asked for one after another, and
// parsing one of four pages takes 10 ms.
#pragma once

#include <list>
#include <memory>
#include <mutex>
#include <string>

#include "pipeline/review/stored_declaration.hpp"

namespace shenbao {

class ParsedDeclarations {
  public:
    // Of that very text: one that was changed since is parsed anew.
    [[nodiscard]] std::shared_ptr<const StoredDeclaration> parse(std::string json);

  private:
    struct Parsed {
        std::string json;
        std::shared_ptr<const StoredDeclaration> declaration;
    };
    std::mutex mutex_;
    std::list<Parsed> recent_;  // the last one used in front
};

}  // namespace shenbao
