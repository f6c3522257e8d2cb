// What a process that reads a document may take. A decoder that goes wild costs its document, not the machine.
#pragma once

#include <chrono>
#include <cstdint>

#include "pipeline/deliver/json.hpp"
#include "tools/cli/bulk/page_image_file.hpp"

namespace shenbao {

struct ReaderLimits {
    // The largest page that is accepted (150 million pixels, colour) takes some of this; a page of A4 has 0.9 GiB
    // of addresses, most of them libraries.
    std::uint64_t address_bytes = std::uint64_t{8} << 30;
    std::uint64_t cpu_seconds = 4 * 3600;                            // guess: 5000 pages of 2 s, and as much again
    std::uint64_t output_bytes = kMostDeclarationBytes;              // more could not be read back
    std::uint64_t picture_bytes = kMostPictureFileBytes;             // a file of its own, on disk
    std::uint64_t open_files = 256;                                  // guess: 30 are open at a time
    std::chrono::seconds without_a_page = std::chrono::minutes(10);  // guess: the worst page seen takes 20 s
};

// The sanitizers' bookkeeping takes terabytes of addresses: builds with them leave those unlimited.
#ifdef __SANITIZE_ADDRESS__
inline constexpr bool kAddressesLimited = false;
#else
inline constexpr bool kAddressesLimited = true;
#endif

// In the process itself, between fork and exec; only what is safe there. False where the system refuses.
[[nodiscard]] bool apply_limits(const ReaderLimits& limits) noexcept;

}  // namespace shenbao
