#include "tools/cli/bulk/no_network.hpp"

#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>

#include <array>
#include <cerrno>
#include <cstddef>

namespace shenbao {

#if defined(__x86_64__) || defined(__aarch64__)

namespace {

#ifdef __x86_64__
constexpr unsigned kProcessor = AUDIT_ARCH_X86_64;
#else
constexpr unsigned kProcessor = AUDIT_ARCH_AARCH64;
#endif
constexpr unsigned kOtherCalls = 0x40000000;  // x32's calls on x86-64: the same ones under other numbers

constexpr sock_filter load(unsigned offset) {
    return {BPF_LD | BPF_W | BPF_ABS, 0, 0, offset};
}

constexpr sock_filter answer(unsigned what) {
    return {BPF_RET | BPF_K, 0, 0, what};
}

// To the next instruction but `steps` where it is so, else to the next.
constexpr sock_filter skip_if(unsigned short test, unsigned value, unsigned char steps) {
    return {static_cast<unsigned short>(BPF_JMP | BPF_K | test), steps, 0, value};
}

}  // namespace

// The kernel's own filter language; libseccomp writes the same, but takes memory, which may not be done here.
bool refuse_network() noexcept {
    std::array program{load(offsetof(seccomp_data, arch)),       skip_if(BPF_JEQ, kProcessor, 1),
                       answer(SECCOMP_RET_KILL_PROCESS),         load(offsetof(seccomp_data, nr)),
                       skip_if(BPF_JGE, kOtherCalls, 3),         skip_if(BPF_JEQ, __NR_socket, 2),
                       skip_if(BPF_JEQ, __NR_io_uring_setup, 1), answer(SECCOMP_RET_ALLOW),
                       answer(SECCOMP_RET_ERRNO | EPERM)};
    const sock_fprog filter{static_cast<unsigned short>(program.size()), program.data()};
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return false;
    return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) == 0 || errno == EINVAL || errno == ENOSYS;
}

#else

bool refuse_network() noexcept {
    return true;
}

#endif

}  // namespace shenbao
