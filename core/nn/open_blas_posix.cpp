// SPDX-License-Identifier: GPL-3.0-or-later
#include <dlfcn.h>

#include "core/nn/open_blas.h"

namespace glenoid {

void setOpenBlasThreads(int threads) {
  if (auto* set = reinterpret_cast<void (*)(int)>(dlsym(RTLD_DEFAULT, "openblas_set_num_threads"))) set(threads);
}

}  // namespace glenoid
