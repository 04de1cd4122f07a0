// SPDX-License-Identifier: GPL-3.0-or-later
// Decodes in this process, which a damaged file may crash.
#pragma once

#include <memory>

#include "core/decoding/decoder.h"

namespace glenoid {

// Decodes in the calling thread. For tests and for files we made ourselves.
std::unique_ptr<Decoder> makeInProcessDecoder();

}  // namespace glenoid
