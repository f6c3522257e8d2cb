// A process that reads a document has nothing to say to anybody.
#pragma once

namespace shenbao {

// From here on this process and its children make no socket: socket() fails with EPERM, and so does io_uring,
// which could make one. Cannot be taken back. Safe between fork and exec. False where the kernel refuses; true
// without effect on kernels that have no seccomp, and on processors other than x86-64 and ARM64.
[[nodiscard]] bool refuse_network() noexcept;

}  // namespace shenbao
