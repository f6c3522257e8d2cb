#include "pipeline/base/allocation.hpp"

#include <cstdlib>  // says whether this is glibc

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace shenbao {

void tune_allocation() {
#ifdef __GLIBC__
    // By default glibc raises the first limit to the largest block freed so far: 100 MB more at the peak of a
    // colour scan.
    constexpr int kLargePictureBytes = 1 << 24, kKeptBytes = 1 << 26;
    mallopt(M_MMAP_THRESHOLD, kLargePictureBytes);
    mallopt(M_TRIM_THRESHOLD, kKeptBytes);
#endif
}

}  // namespace shenbao
