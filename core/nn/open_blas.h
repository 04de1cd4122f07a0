// SPDX-License-Identifier: GPL-3.0-or-later
// The threads of OpenBLAS. Without OpenMP (Debian's default) it manages them itself. Next to busy cores, two threads took 3.6 times as long
// as one.
#pragma once

namespace glenoid {

// For the whole process. Does nothing if LibTorch computes with another library.
void setOpenBlasThreads(int threads);

}  // namespace glenoid
