// SPDX-License-Identifier: GPL-3.0-or-later
// The work of the decoder program: answers requests until the program that started it is gone.
#pragma once

#include "core/decoding/decoder.h"
#include "core/decoding/decoder_protocol.h"

namespace glenoid {

// Answers requests on standard input and output with `decoder` until the input ends. A bad file can at most end this process. If the parent
// does not stop a request that exceeds the time limit, this process ends itself a little later.
void serveDecoder(Decoder& decoder, const ServiceLimits& limits);

}  // namespace glenoid
