// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/identify/model_choice.h"

#include <QSignalBlocker>

#include "ui/elements/text.h"

namespace glenoid::ui {

ModelChoice::ModelChoice(ModelCatalogue& models, const QString& none, QWidget* parent)
    : ElidedChoice(parent), models_(models), none_(none) {
  setMinimumContentsLength(20);
  connect(&models_, &ModelCatalogue::changed, this, &ModelChoice::list);
  connect(&models_, &ModelCatalogue::defaultChanged, this, &ModelChoice::list);
  connect(this, &QComboBox::activated, this, [this] { emit chosen(path()); });
  list();
}

std::filesystem::path ModelChoice::path() const { return pathOf(currentData().toString()); }

void ModelChoice::choose(const std::filesystem::path& path, const QString& guest) {
  const QSignalBlocker quiet(this);
  setPlaceholderText(guest);
  setCurrentIndex(guest.isEmpty() ? std::max(0, findData(pathText(path))) : -1);
}

void ModelChoice::leaveOut(const std::string& weightsSha256) {
  if (weightsSha256 == leftOut_) return;
  leftOut_ = weightsSha256;
  list();
}

void ModelChoice::list() {
  const QSignalBlocker quiet(this);
  const auto before = path();
  clear();
  const auto standard = models_.defaultBundle();
  addItem(!none_.isEmpty() ? none_
          : standard       ? tr("Default: %1").arg(models_.titleOf(standard->path))
                           : tr("No model installed"),
          QString());
  for (const auto& entry : models_.entries()) {
    if (entry.bundle && entry.bundle->model.weightsSha256 != leftOut_) addItem(models_.titleOf(entry.path), pathText(entry.path));
  }
  choose(before, placeholderText());
}

}  // namespace glenoid::ui
