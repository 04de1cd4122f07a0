// SPDX-License-Identifier: GPL-3.0-or-later
// Writes the events of the window to the program's log: answers and training. Never writes file names.
#pragma once

namespace glenoid::ui {

class IdentifyState;
class TrainingSession;

void logAnswers(IdentifyState& state);
void logTraining(TrainingSession& session);

}  // namespace glenoid::ui
