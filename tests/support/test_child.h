// SPDX-License-Identifier: GPL-3.0-or-later
// Starts glenoid-test-child (tests/support/test_child.cpp), on which a test target that includes this depends.
#pragma once

#include <chrono>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "core/base/child_process.h"
#include "core/base/program_location.h"

namespace glenoid::test {

inline std::filesystem::path testChild() { return findProgram("glenoid-test-child").value(); }

// A wait that is not cancelled.
inline Patience patience(std::chrono::milliseconds time) {
  static const CancelToken kNever;
  return {std::chrono::steady_clock::now() + time, kNever};
}

// How glenoid-test-child ends if it is given these words.
inline ProcessEnd endOf(const std::vector<std::string>& words) {
  return ChildProcess(testChild(), words).end(patience(std::chrono::seconds(60)));
}

// Everything that the child prints.
inline std::string textOf(ChildProcess& child) {
  std::string text;
  for (char c = 0; child.receive(std::as_writable_bytes(std::span(&c, 1)), patience(std::chrono::seconds(60))) == TransferEnd::Complete;) {
    text += c;
  }
  return text;
}

}  // namespace glenoid::test
