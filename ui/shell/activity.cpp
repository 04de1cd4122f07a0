// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/activity.h"

#include <cmath>
#include <utility>

#include "ui/elements/number_text.h"
#include "ui/elements/text.h"

namespace glenoid::ui {

QString roughDuration(double seconds) {
  if (seconds < 90) return Activity::tr("%1 s").arg(std::max(1L, std::lround(seconds)));
  if (seconds < 90 * 60) return Activity::tr("%1 min").arg(std::lround(seconds / 60));
  return Activity::tr("%1 h").arg(numberText(seconds / 3600, 1));
}

Activity::Activity(Services& services) : services_(services) {
  for (const auto* runner : {&services.files, &services.inference, &services.training}) {
    connect(runner, &JobRunner::becameBusy, this, &Activity::changed);
    connect(runner, &JobRunner::becameIdle, this, &Activity::changed);
  }
  connect(&services.files, &JobRunner::progressed, this, [this](const Progress& progress) {
    if (progress.stage.code != FactCode::ReadingList) return;
    if (std::exchange(filesRead_, progress.done) != progress.done) emit changed();
  });
  connect(&services.files, &JobRunner::progressEnded, this, [this] {
    if (std::exchange(filesRead_, 0) > 0 && !services_.files.isIdle()) emit changed();
  });
  connect(&services.identifier, &Identifier::preparingChanged, this, &Activity::changed);
  connect(&services.models, &ModelCatalogue::changed, this, &Activity::changed);
  connect(&services.models, &ModelCatalogue::defaultChanged, this, &Activity::changed);
  connect(&services.settings, &Settings::changed, this, &Activity::changed);
}

void Activity::follow(const TrainingSession& session) {
  session_ = &session;
  connect(&session, &TrainingSession::progressed, this, &Activity::changed);
  connect(&session, &TrainingSession::stateChanged, this, &Activity::changed);
  emit changed();
}

void Activity::follow(const IdentifyState& state) {
  identify_ = &state;
  connect(&state, &IdentifyState::answerChanged, this, &Activity::changed);
  emit changed();
}

QString Activity::model() const {
  const auto bundle = identify_ ? identify_->mainBundle() : services_.models.defaultBundle();
  if (bundle) return textOf(bundle->model.identification());
  return services_.files.isIdle() ? tr("No model installed") : QString();
}

QString Activity::device() const {
  const auto wish = services_.settings.get(setting::device);
  for (const auto& row : Settings::rows()) {
    if (row.key != setting::device.key) continue;
    for (const auto& choice : row.choices) {
      if (choice.value == wish) return tr("Device: %1").arg(choice.title);
    }
  }
  return wish;
}

QString Activity::underWay() const {
  if (session_ && session_->isBusy()) {
    const auto& status = session_->status();
    const bool isPretraining = session_->pretraining();
    const auto either = [&](const QString& pretraining, const QString& training) { return isPretraining ? pretraining : training; };
    if (session_->state() == TrainingSession::State::Stopping) return either(tr("Stopping the pretraining"), tr("Stopping the training"));
    if (status.epoch == 0) return either(tr("Starting the pretraining"), tr("Starting the training"));
    if (session_->state() == TrainingSession::State::Paused)
      return either(tr("Pretraining paused in epoch %1"), tr("Training paused in epoch %1")).arg(status.epoch);
    if (status.measuring) return either(tr("Probing the features"), tr("Measuring the trained network"));
    const auto words = either(tr("Pretraining: epoch %1 of %2"), tr("Training: epoch %1 of %2"));
    const auto epoch = words.arg(status.epoch).arg(status.epochs);
    return status.secondsLeft > 0 ? tr("%1, at most %2 left").arg(epoch, roughDuration(status.secondsLeft)) : epoch;
  }
  if (services_.identifier.isPreparing()) return tr("Loading the model");
  if (!services_.inference.isIdle()) return tr("Identifying");
  if (filesRead_ > 0) return tr("Reading files: %1").arg(countText(filesRead_));
  if (!services_.files.isIdle()) return tr("Reading files");
  return {};
}

}  // namespace glenoid::ui
