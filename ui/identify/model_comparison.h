// SPDX-License-Identifier: GPL-3.0-or-later
// The answers of two models about one picture, side by side.
#pragma once

#include <QWidget>

#include "ui/identify/identify_state.h"

class QGridLayout;
class QLabel;

namespace glenoid::ui {

class ModelComparison : public QWidget {
  Q_OBJECT

 public:
  explicit ModelComparison(QWidget* parent = nullptr);
  void show(const ModelAnswer& first, const ModelAnswer& second);

 private:
  enum class Row { Head, Fact, Maker };
  void addRow(const QString& name, const QString& first, const QString& second, Row kind = Row::Fact);
  void addProbabilities(const Answer& a, const Answer& b);
  QLabel* verdict_;
  QGridLayout* grid_;
};

}  // namespace glenoid::ui
