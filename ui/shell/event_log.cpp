// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/event_log.h"

#include "core/base/format.h"
#include "core/base/log.h"
#include "ui/identify/identify_state.h"
#include "ui/training/training_session.h"

namespace glenoid::ui {
namespace {

void logAnswer(const ModelAnswer& answer) {
  if (answer.phase == ModelAnswer::Phase::Failed) return log(LogLevel::Warning, "No answer could be given.");
  const auto& got = *answer.identification;
  log(LogLevel::Info, fmt::format("Answered in {:.3f} s with {} on {}.", got.seconds, got.model->identification(), got.device));
}

const char* nameOf(TrainingSession::State state) {
  switch (state) {
    case TrainingSession::State::Idle: return "idle";
    case TrainingSession::State::Running: return "running";
    case TrainingSession::State::Paused: return "paused";
    case TrainingSession::State::Stopping: return "asked to stop";
    case TrainingSession::State::Stopped: return "stopped";
    case TrainingSession::State::Finished: return "finished";
    case TrainingSession::State::Failed: return "failed";
  }
  return "";
}

}  // namespace

void logAnswers(IdentifyState& state) {
  QObject::connect(&state, &IdentifyState::answerChanged, &state, [&state, phase = ModelAnswer::Phase::Idle]() mutable {
    const auto& answer = state.answer();
    const bool isNew = answer.phase != phase;  // between two answers, the phase is Working
    phase = answer.phase;
    if (isNew && (phase == ModelAnswer::Phase::Answered || phase == ModelAnswer::Phase::Failed)) logAnswer(answer);
  });
}

void logTraining(TrainingSession& session) {
  QObject::connect(&session, &TrainingSession::stateChanged, &session, [&session](TrainingSession::State state) {
    const std::string what = session.pretraining() ? "Pretraining" : "Training";
    log(state == TrainingSession::State::Failed ? LogLevel::Warning : LogLevel::Info, what + " is " + nameOf(state) + ".");
  });
}

}  // namespace glenoid::ui
