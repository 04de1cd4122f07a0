// SPDX-License-Identifier: GPL-3.0-or-later
// Binds a control to a setting, both ways: it shows the setting, follows it, and sets what the user chooses.
#pragma once

#include "ui/settings/settings.h"

class QAbstractButton;
class QAction;
class QComboBox;
class QDoubleSpinBox;
class QLineEdit;
class QSlider;
class QSpinBox;

namespace glenoid::ui {

// The control shows the value that Settings keeps, even if that clamps what was chosen. The settings outlive the control, which must
// already have its range and its items.
void bind(Settings& settings, const QString& key, QAction* action);          // checkable
void bind(Settings& settings, const QString& key, QAbstractButton* button);  // checkable
void bind(Settings& settings, const QString& key, QComboBox* box);           // the data of its items are the choices
void bind(Settings& settings, const QString& key, QSpinBox* box);
void bind(Settings& settings, const QString& key, QDoubleSpinBox* box);
void bind(Settings& settings, const QString& key, QSlider* slider);  // in hundredths of a real number
void bind(Settings& settings, const QString& key, QLineEdit* line);  // a folder

template <class T, class Control>
void bind(Settings& settings, const Setting<T>& setting, Control* control) {
  bind(settings, QString::fromLatin1(setting.key), control);
}

}  // namespace glenoid::ui
