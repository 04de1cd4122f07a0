// SPDX-License-Identifier: GPL-3.0-or-later
// What the decoder program and the one that starts it agree on, besides the streams of radiograph_stream.h.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace glenoid {

// First thing the decoder program says, once it can serve; eight characters.
inline constexpr char kDecoderGreeting[] = "GLENOID2";

// First byte of its answer; a Radiograph, a DecodeFailure or the entries of a DICOMDIR follow (radiograph_stream.h).
enum class DecoderAnswer : std::uint8_t { Radiograph, Failure, Directory };

// How makeChildDecoder tells its children their limits, and how they read it. Throws Error OptionInvalid.
struct ServiceLimits {
  std::int64_t memory = 0;            // bytes
  std::chrono::milliseconds time{0};  // for one file
};
std::vector<std::string> toArguments(const ServiceLimits& limits);
ServiceLimits limitsFromArguments(const std::vector<std::string>& arguments);

}  // namespace glenoid
