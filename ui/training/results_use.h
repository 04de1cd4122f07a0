// SPDX-License-Identifier: GPL-3.0-or-later
// "Use this model": makes the network of a finished run the default model, after a comparison with the present one.
#pragma once

#include <filesystem>
#include <string>

#include <QObject>
#include <QPointer>
#include <QString>
#include <QWidget>

#include "ui/services/services.h"

namespace glenoid::ui {

// The measured accuracy of both, and whether it may be compared, in the user's language.
QString accuracyComparison(const ModelDescription& candidate, const ModelDescription& present);

// Used only on the window's thread.
class ModelUse : public QObject {
  Q_OBJECT

 public:
  // The question opens over the window of `parent`.
  explicit ModelUse(Services& services, QWidget* parent = nullptr);
  // Copies the bundle of the run into the user's models and makes it the default, which the Identify page uses at once. Writes the bundle
  // first if it is missing. If there is a default model, asks first, with the accuracy of both. used() or a message follows, unless the
  // user keeps the present model. Has no effect while another call is in progress.
  void use(const std::filesystem::path& runFolder);

 signals:
  void used(const QString& model);  // the folder of the installed bundle

 private:
  void ask(const Bundle& candidate, const Bundle& present);
  void replace(const Bundle& bundle);
  void tell(const QString& path);
  Services& services_;
  QPointer<QWidget> parent_;
  Job writing_;
  std::string awaited_;           // digest of the weights that are to become the default
  std::filesystem::path before_;  // the default that is being replaced; empty if there is none
};

}  // namespace glenoid::ui
