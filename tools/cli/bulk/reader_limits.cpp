#include "tools/cli/bulk/reader_limits.hpp"

#include <sys/resource.h>

#include <algorithm>

#include "tools/cli/bulk/no_network.hpp"

namespace shenbao {

namespace {

// Never above what the user's own limits allow.
template <class Resource>
bool limit(Resource resource, rlim_t soft, rlim_t hard) noexcept {
    rlimit there{};
    if (getrlimit(resource, &there) != 0) return false;
    const rlimit wanted{std::min(soft, there.rlim_max), std::min(hard, there.rlim_max)};
    return setrlimit(resource, &wanted) == 0;
}

}  // namespace

bool apply_limits(const ReaderLimits& limits) noexcept {
    constexpr rlim_t kGraceSeconds = 10;  // the soft limit ends it with a signal of its own
    const rlim_t file_bytes = std::max(limits.output_bytes, limits.picture_bytes);  // of any file it writes
    return (!kAddressesLimited || limit(RLIMIT_AS, limits.address_bytes, limits.address_bytes)) &&
           limit(RLIMIT_CPU, limits.cpu_seconds, limits.cpu_seconds + kGraceSeconds) &&
           limit(RLIMIT_FSIZE, file_bytes, file_bytes) &&
           limit(RLIMIT_NOFILE, limits.open_files, limits.open_files) && limit(RLIMIT_CORE, 0, 0) &&
           refuse_network();
}

}  // namespace shenbao
