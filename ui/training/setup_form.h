// SPDX-License-Identifier: GPL-3.0-or-later
// A form with a field for every option of a set-up, generated from the table of options, in collapsible groups.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>

#include <QWidget>

#include "ui/training/option_setup.h"

class QGridLayout;
class QLabel;
class QToolButton;

namespace glenoid::ui {

class Section;

// A field is named "option/KEY"; the button that restores its default is named "option/KEY/reset".
class OptionsForm : public QWidget {
  Q_OBJECT

 public:
  // Leaves out the options with these keys. Every group is closed.
  explicit OptionsForm(OptionSetup& setup, const std::set<std::string>& without = {}, QWidget* parent = nullptr);
  // Opens the group of the option with this key.
  void open(const std::string& key);
  QWidget* field(const std::string& key) const { return rows_.at(key).field.frame; }

 private:
  struct Field {
    QWidget* widget = nullptr;  // takes the focus
    QWidget* frame = nullptr;   // what the form contains: the widget, or the widget and a button
    std::function<void(const nlohmann::json&)> show;
  };
  struct Row {
    Field field;
    QToolButton* reset = nullptr;
    Section* group = nullptr;
    QString explanation;
    QLabel* words = nullptr;  // the explanation and noteOn(), in a warning colour if the value is not allowed
  };
  void addRow(Section& group, QGridLayout& grid, const TrainingOption& option);
  Field fieldFor(const TrainingOption& option);
  Field numberField(const TrainingOption& option);
  Field choiceField(const TrainingOption& option);
  Field flagField(const TrainingOption& option);
  Field textField(const TrainingOption& option);
  Field fileField(const TrainingOption& option);
  Field filesField(const TrainingOption& option);
  Field withButton(const TrainingOption& option, Field field, bool several);
  // A sentence on the chosen value; may be empty.
  QString noteOn(const std::string& key) const;
  void refresh();

  OptionSetup& setup_;
  std::map<std::string, Row> rows_;
};

}  // namespace glenoid::ui
