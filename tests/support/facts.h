// SPDX-License-Identifier: GPL-3.0-or-later
// Matches facts by their code: EXPECT_THAT(radiograph.facts, Contains(IsFact(FactCode::NoWindow))).
#pragma once

#include <string>

#include <gmock/gmock.h>

#include "core/base/fact.h"

namespace glenoid::test {

MATCHER_P(IsFact, code, "is " + std::string(factName(code))) {
  *result_listener << factName(arg.code);
  return arg.code == code;
}

}  // namespace glenoid::test
