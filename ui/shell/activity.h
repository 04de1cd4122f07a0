// SPDX-License-Identifier: GPL-3.0-or-later
// What the status line says: the model that answers, where it computes, what is under way.
#pragma once

#include <QObject>
#include <QString>

#include "ui/services/services.h"
#include "ui/training/training_session.h"

namespace glenoid::ui {

class Activity : public QObject {
  Q_OBJECT

 public:
  explicit Activity(Services& services);
  // The session whose progress is told; borrowed.
  void follow(const TrainingSession& session);

  QString model() const;     // "densenet121-se 2026.11", or that none is installed
  QString device() const;    // "Device: Automatic", as the settings ask for it
  QString underWay() const;  // empty where nothing is

 signals:
  void changed();

 private:
  Services& services_;
  const TrainingSession* session_ = nullptr;
};

// "about 3 min": what is left, rounded as a person would say it.
QString roughDuration(double seconds);

}  // namespace glenoid::ui
