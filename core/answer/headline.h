// SPDX-License-Identifier: GPL-3.0-or-later
// The headline of an answer: the same on the screen, on paper, in tables, in files and in the terminal.
#pragma once

#include "core/answer/together.h"
#include "core/base/fact.h"

namespace glenoid {

// The verdict decides: HeadlineMaker with the display name of that maker, HeadlineSeveral or HeadlineUnknown. HeadlineProbable instead of
// HeadlineMaker if nobody has measured when the model is right. HeadlineNone if the file could not be read. Other headlines name no maker;
// the makers in question stand below, in smaller letters (namedMakers()).
Fact headlineOf(const Answer& answer);
Fact headlineOf(const JointAnswer& joint);

}  // namespace glenoid
