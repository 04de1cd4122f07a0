// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/network_options.h"

namespace glenoid {

NetworkOptions networkOptions(const TrainingOptions& options, std::size_t classes) {
  return {options.architecture, static_cast<std::int64_t>(classes), options.head, options.mapDropout, options.headDropout};
}

Preprocessing preprocessingOf(const TrainingOptions& options) {
  Preprocessing preprocessing;
  preprocessing.inputSize = options.inputSize;
  return preprocessing;
}

}  // namespace glenoid
