// SPDX-License-Identifier: GPL-3.0-or-later
// Words for the values of an enum in files and options: one table for writing and reading.
#pragma once

#include <map>
#include <string>

#include "core/base/error.h"

namespace glenoid {

template <typename Enum>
using Words = std::map<std::string, Enum>;

// Throws Error Internal if the table lacks the value.
template <typename Enum>
const std::string& wordOf(Enum value, const Words<Enum>& words) {
  for (const auto& [word, which] : words) {
    if (which == value) return word;
  }
  throw Error(ErrorCode::Internal, "a value without a word");
}

// `what` names the field. Throws Error `code` that lists the allowed words.
template <typename Enum>
Enum fromWord(const std::string& word, const Words<Enum>& words, const std::string& what, ErrorCode code) {
  if (const auto found = words.find(word); found != words.end()) return found->second;
  std::string allowed;
  for (const auto& [each, which] : words) allowed += (allowed.empty() ? "" : ", ") + each;
  throw Error(code, what + ": one of " + allowed + " is allowed");
}

}  // namespace glenoid
