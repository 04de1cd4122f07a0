// SPDX-License-Identifier: GPL-3.0-or-later
// The decoder program's work: answers the requests of the program that started it until that is gone.
#pragma once

#include "core/decoding/decoder.h"
#include "core/decoding/decoder_protocol.h"

namespace glenoid {

// Answers requests on standard input and output with `decoder` until the input ends. Whatever a file does to it is at most the end of this
// process; a little later than the limit it ends itself, should nobody be left to do so.
void serveDecoder(Decoder& decoder, const ServiceLimits& limits);

}  // namespace glenoid
