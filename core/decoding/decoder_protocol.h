// SPDX-License-Identifier: GPL-3.0-or-later
// The protocol between the decoder program and the program that starts it, apart from the streams of radiograph_stream.h.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace glenoid {

// The first output of the decoder program, once it can serve; eight characters.
inline constexpr char kDecoderGreeting[] = "GLENOID5";

// The first byte of an answer. A Radiograph, a DecodeFailure, the entries of a DICOMDIR or a text follow (radiograph_stream.h).
enum class DecoderAnswer : std::uint8_t { Radiograph, Failure, Directory, Text };

// The limits of a child as command-line arguments, written by makeChildDecoder() and read by the child. Throws Error OptionInvalid.
struct ServiceLimits {
  std::int64_t memory = 0;            // bytes
  std::chrono::milliseconds time{0};  // for one file
};
std::vector<std::string> toArguments(const ServiceLimits& limits);
ServiceLimits limitsFromArguments(const std::vector<std::string>& arguments);

}  // namespace glenoid
