// SPDX-License-Identifier: GPL-3.0-or-later
// A combo box of the installed models.
#pragma once

#include <filesystem>
#include <string>

#include "ui/elements/elided_choice.h"
#include "ui/services/model_catalogue.h"

namespace glenoid::ui {

class ModelChoice : public ElidedChoice {
  Q_OBJECT

 public:
  // The first entry has an empty path and the text `none`. If `none` is empty, its text names the default model.
  ModelChoice(ModelCatalogue& models, const QString& none, QWidget* parent = nullptr);
  std::filesystem::path path() const;
  // Shows this model. If `guest` is not empty, shows this title of a model that is not in the list instead, until the user chooses another.
  void choose(const std::filesystem::path& path, const QString& guest = {});
  // Does not offer models with these weights. Empty: offers all.
  void leaveOut(const std::string& weightsSha256);

 signals:
  void chosen(const std::filesystem::path& path);  // by the user

 private:
  void list();
  ModelCatalogue& models_;
  QString none_;
  std::string leftOut_;
};

}  // namespace glenoid::ui
