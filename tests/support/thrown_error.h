// SPDX-License-Identifier: GPL-3.0-or-later
// The Error that a piece of work must throw.
#pragma once

#include <gtest/gtest.h>

#include "core/base/error.h"

namespace glenoid::test {

// If `work` throws none, the test fails and the code is Internal.
template <class Work>
Error errorOf(const Work& work) {
  try {
    work();
  } catch (const Error& error) {
    return error;
  }
  ADD_FAILURE() << "nothing was thrown";
  return {ErrorCode::Internal, ""};
}

template <class Work>
ErrorCode codeOf(const Work& work) {
  return errorOf(work).code();
}

}  // namespace glenoid::test
