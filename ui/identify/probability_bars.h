// SPDX-License-Identifier: GPL-3.0-or-later
// Every class of an answer as a bar, most probable first.
#pragma once

#include <vector>

#include <QWidget>

namespace glenoid::ui {

class ProbabilityBars : public QWidget {
  Q_OBJECT

 public:
  struct Bar {
    QString name;
    double probability = 0;
    bool isNamed = false;  // named in the answer; drawn in strong colours
  };
  explicit ProbabilityBars(QWidget* parent = nullptr);
  void setBars(std::vector<Bar> bars);
  const std::vector<Bar>& bars() const { return bars_; }

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return {160, sizeHint().height()}; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  int rowHeight() const;
  std::vector<Bar> bars_;
};

}  // namespace glenoid::ui
