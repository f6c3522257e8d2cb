// Bytes that are handed on piece by piece.
#pragma once

#include <cstddef>
#include <functional>
#include <span>

namespace shenbao {

using ByteSink = std::function<void(std::span<const std::byte>)>;
using ByteSource = std::function<void(const ByteSink&)>;  // hands all its bytes to the sink, piece by piece

}  // namespace shenbao
