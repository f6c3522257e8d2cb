// What every decoder of this room needs to know to refuse an input in one clear sentence.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "models/declaration/error.hpp"

namespace shenbao {

using Bytes = std::span<const std::uint8_t>;

struct ReadContext {
    ErrorPlace place;          // file, and the page where it is known
    long long max_pixels = 0;  // IngestSettings::max_page_pixels
};

// Throws Error{unreadable_input}.
[[noreturn]] void refuse(const ErrorPlace& place, const std::string& message, const std::string& remedy);

// Refuses images without pixels and those over the limit. Called with the figures of the header, before memory is
// taken for the pixels.
void check_image_size(const ReadContext& context, long long width_px, long long height_px);

}  // namespace shenbao
