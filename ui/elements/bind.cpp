// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/elements/bind.h"

#include <cmath>
#include <memory>

#include <QAbstractButton>
#include <QAction>
#include <QComboBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QScopedValueRollback>
#include <QSlider>
#include <QSpinBox>

namespace glenoid::ui {
namespace {

template <class Control, class Signal, class Chosen, class Show>
void tie(Settings& settings, const QString& key, Control* control, Signal changed, Chosen chosen, Show show) {
  const auto showing = std::make_shared<bool>(false);  // the control may round what it shows; that is not a choice of the user
  const auto follow = [=, &settings] {
    const QScopedValueRollback guard(*showing, true);
    const auto value = settings.value(key);
    if (chosen() != value) show(value);  // does not interfere with a number being typed
  };
  QObject::connect(control, changed, control, [=, &settings] {
    if (*showing) return;
    settings.setValue(key, chosen());
    follow();
  });
  QObject::connect(&settings, &Settings::changed, control, [=](const QString& other) {
    if (other == key) follow();
  });
  follow();
}

template <class Control>
void tieChecked(Settings& settings, const QString& key, Control* control) {
  tie(
      settings, key, control, &Control::toggled, [=]() -> QVariant { return control->isChecked(); },
      [=](const QVariant& value) { control->setChecked(value.toBool()); });
}

}  // namespace

void bind(Settings& settings, const QString& key, QAction* action) { tieChecked(settings, key, action); }
void bind(Settings& settings, const QString& key, QAbstractButton* button) { tieChecked(settings, key, button); }

void bind(Settings& settings, const QString& key, QComboBox* box) {
  tie(
      settings, key, box, &QComboBox::activated, [=] { return box->currentData(); },
      [=](const QVariant& value) { box->setCurrentIndex(box->findData(value)); });
}

void bind(Settings& settings, const QString& key, QSpinBox* box) {
  tie(
      settings, key, box, &QSpinBox::valueChanged, [=]() -> QVariant { return box->value(); },
      [=](const QVariant& value) { box->setValue(value.toInt()); });
}

void bind(Settings& settings, const QString& key, QDoubleSpinBox* box) {
  tie(
      settings, key, box, &QDoubleSpinBox::valueChanged, [=]() -> QVariant { return box->value(); },
      [=](const QVariant& value) { box->setValue(value.toDouble()); });
}

void bind(Settings& settings, const QString& key, QSlider* slider) {
  tie(
      settings, key, slider, &QSlider::valueChanged, [=]() -> QVariant { return slider->value() / 100.0; },
      [=](const QVariant& value) { slider->setValue(static_cast<int>(std::lround(100 * value.toDouble()))); });
}

void bind(Settings& settings, const QString& key, QLineEdit* line) {
  tie(
      settings, key, line, &QLineEdit::editingFinished, [=]() -> QVariant { return line->text().trimmed(); },
      [=](const QVariant& value) { line->setText(QDir::toNativeSeparators(value.toString())); });
}

}  // namespace glenoid::ui
