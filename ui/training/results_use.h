// SPDX-License-Identifier: GPL-3.0-or-later
// "Use this model": makes the network of a finished run the default model.
#pragma once

#include <filesystem>
#include <string>

#include <QObject>
#include <QString>

#include "ui/services/services.h"

namespace glenoid::ui {

// Used only on the window's thread.
class ModelUse : public QObject {
  Q_OBJECT

 public:
  explicit ModelUse(Services& services);
  // Copies the bundle of the run into the user's models and makes it the default, which the Identify page uses at once. Writes the bundle
  // first if it is missing. used() or a message follows. Has no effect while another call is in progress.
  void use(const std::filesystem::path& runFolder);

 signals:
  void used(const QString& model);  // the folder of the installed bundle

 private:
  Services& services_;
  Job writing_;
  std::string awaited_;  // digest of the weights that are to become the default
};

}  // namespace glenoid::ui
