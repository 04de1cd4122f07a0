// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/open_blas.h"

namespace glenoid {

void setOpenBlasThreads(int) {}  // PyTorch's libraries for Windows contain MKL, which uses OpenMP

}  // namespace glenoid
