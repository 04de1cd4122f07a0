// SPDX-License-Identifier: GPL-3.0-or-later
// "Use this model": the network of a finished run becomes the model that answers.
#pragma once

#include <filesystem>
#include <string>

#include <QObject>
#include <QString>

#include "ui/services/services.h"

namespace glenoid::ui {

// The window's thread.
class ModelUse : public QObject {
  Q_OBJECT

 public:
  explicit ModelUse(Services& services);
  // Takes the bundle of the run, written now where it is missing, copies it into the person's models and makes it the default, which the
  // Identify tab follows at once; used() or a message follows. Without effect while one is on its way.
  void use(const std::filesystem::path& runFolder);

 signals:
  void used(const QString& model);  // the folder of the installed bundle

 private:
  Services& services_;
  Job writing_;
  std::string awaited_;  // digest of the weights that shall become the default
};

}  // namespace glenoid::ui
