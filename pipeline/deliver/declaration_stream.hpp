// A file of declarations written piece by piece: the bytes of to_json and to_xml, in the memory of one
// declaration.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "models/declaration/declaration.hpp"

namespace shenbao {

class DeclarationStream {
  public:
    enum class Kind { json, xml };
    using Write = std::function<void(std::string_view)>;

    // write: called with one part of the file after another, in their order.
    DeclarationStream(Kind kind, Write write);
    void add(const Declaration& declaration);
    void finish();  // once, also where nothing was added

  private:
    Kind kind_;
    Write write_;
    std::string end_;  // of the file; empty before the first declaration
};

}  // namespace shenbao
