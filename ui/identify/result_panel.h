// SPDX-License-Identifier: GPL-3.0-or-later
// The answer: maker, certainty, all classes, notes to read before relying on it, and its source.
#pragma once

#include <QWidget>

#include "ui/identify/identify_state.h"
#include "ui/identify/probability_bars.h"

class QLabel;
class QProgressBar;
class QPushButton;
class QStackedWidget;

namespace glenoid::ui {

class FactGrid;
class ModelChoice;
class ModelComparison;
class Section;
class WhyPanel;

class ResultPanel : public QWidget {
  Q_OBJECT

 public:
  ResultPanel(IdentifyState& state, Services& services, QWidget* parent = nullptr);
  // Says which picture the answer is about if two are shown; empty if there is only one.
  void setAbout(const QString& text);
  // Shows a widget between the answer and its reasons. Takes ownership.
  void setBelowAnswer(QWidget* widget);

 private:
  QWidget* makeAnswer();
  QWidget* makeWhy();
  QWidget* makeChoices();
  QWidget* makeDetails();
  void refresh();
  void showAnswer(const Answer& found);
  void showPhase(const QString& heading, const QString& text, bool isProblem);
  void showNotices();
  IdentifyState& state_;
  Services& services_;
  QLabel* about_;
  QLabel* guest_;
  QLabel* verdict_;
  QLabel* maker_;    // the headline, in large letters
  QLabel* several_;  // the makers in question
  QLabel* probability_;
  QLabel* certainty_;
  QLabel* looks_;
  ProbabilityBars* bars_;
  WhyPanel* why_;
  Section* whySection_;
  QLabel* notices_;
  QLabel* known_;
  QLabel* origin_;
  QProgressBar* working_;
  QPushButton* part_;   // offered if no maker may be named
  QPushButton* whole_;  // offered if only a part was identified
  QPushButton* again_;
  QPushButton* stop_;
  ModelChoice* model_;
  ModelChoice* comparedModel_;
  ModelComparison* comparison_;
  QWidget* details_;
  QLabel* input_;
  QLabel* inputWords_;
  FactGrid* facts_;
};

}  // namespace glenoid::ui
