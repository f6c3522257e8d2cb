// Reads JSON over before anything is built of it, and refuses what is no JSON or would cost too much.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace shenbao {

struct JsonFault {
    std::string place;    // JSON pointer, or "line 3" of what is no JSON
    const char* message;  // without a final period
};

struct JsonBounds {
    int most_depth = 0;           // values within values
    std::size_t most_names = 0;   // of one object
    std::size_t most_values = 0;  // of all: each takes 16 bytes of memory and more
};

// The first fault; a name that stands twice in an object is one, too.
[[nodiscard]] std::optional<JsonFault> find_fault(std::string_view text, const JsonBounds& bounds);

// "/" and the name, as a JSON pointer has it (RFC 6901).
[[nodiscard]] std::string pointer_step(std::string_view name);

}  // namespace shenbao
