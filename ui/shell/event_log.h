// SPDX-License-Identifier: GPL-3.0-or-later
// What the program's log says of the window: when it was drawn, what was answered, what went wrong in training. No file's name.
#pragma once

namespace glenoid::ui {

class IdentifyState;
class TrainingSession;

void logAnswers(IdentifyState& state);
void logTraining(TrainingSession& session);

}  // namespace glenoid::ui
