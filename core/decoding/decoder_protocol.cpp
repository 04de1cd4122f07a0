// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decoding/decoder_protocol.h"

#include <charconv>

#include "core/base/error.h"

namespace glenoid {
namespace {

std::int64_t positiveNumber(const std::string& text) {
  std::int64_t number = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (failure != std::errc() || end != text.data() + text.size() || number <= 0) throw Error(ErrorCode::OptionInvalid, text);
  return number;
}

}  // namespace

std::vector<std::string> toArguments(const ServiceLimits& limits) {
  return {std::to_string(limits.memory), std::to_string(limits.time.count())};
}

ServiceLimits limitsFromArguments(const std::vector<std::string>& arguments) {
  if (arguments.size() != 2) throw Error(ErrorCode::OptionInvalid, "expected: bytes of memory, milliseconds for a file");
  return {positiveNumber(arguments[0]), std::chrono::milliseconds(positiveNumber(arguments[1]))};
}

}  // namespace glenoid
