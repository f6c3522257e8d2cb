// How the C library keeps memory for the pictures of pages.
#pragma once

namespace shenbao {

// For the start of a program. Large pictures go back to the system when freed; what smaller ones leave is kept,
// for the next picture would have it cleared page by page again (a tenth of the CPU of a scan). Does nothing where
// the C library is not glibc.
void tune_allocation();

}  // namespace shenbao
