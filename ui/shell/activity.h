// SPDX-License-Identifier: GPL-3.0-or-later
// The texts of the status line: the model in use, the device, and the work in progress.
#pragma once

#include <QObject>
#include <QString>

#include "ui/identify/identify_state.h"
#include "ui/services/services.h"
#include "ui/training/training_session.h"

namespace glenoid::ui {

class Activity : public QObject {
  Q_OBJECT

 public:
  explicit Activity(Services& services);
  // Reports the progress of this session, which must outlive it.
  void follow(const TrainingSession& session);
  // From now on the model in use is the one that answers here, which need not be the default. `state` must outlive it.
  void follow(const IdentifyState& state);

  QString model() const;     // "densenet121-se 2026.11", or a text that no model is installed
  QString device() const;    // "Device: Automatic", as chosen in the settings
  QString underWay() const;  // empty if no work is in progress

 signals:
  void changed();

 private:
  Services& services_;
  const TrainingSession* session_ = nullptr;
  const IdentifyState* identify_ = nullptr;
  std::size_t filesRead_ = 0;  // by the last job that counted them; 0 once it has ended
};

// "3 min": a duration, coarsely rounded.
QString roughDuration(double seconds);

}  // namespace glenoid::ui
