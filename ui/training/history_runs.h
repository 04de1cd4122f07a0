// SPDX-License-Identifier: GPL-3.0-or-later
// Where runs are kept, and the texts of their figures and options.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <QDateTime>
#include <QString>
#include <QStringList>

#include "core/runs/stored_run.h"
#include "ui/settings/settings.h"

namespace glenoid::ui {

// Where runs are saved: setting::runsFolder, or a folder in the user's documents. Without a separator at its end, so that it is the
// parent_path() of its runs.
std::filesystem::path runsFolder(const Settings& settings);
// When a run was last changed, by the clock of the file system.
QDateTime dateOf(std::filesystem::file_time_type changed);

// The name of the data's folder or file, as shown to the user and in the model's description.
QString dataName(const std::filesystem::path& data);
// The same without ".csv" or ".zip", for the names of runs.
QString dataTitle(const std::filesystem::path& data);
// "run 3", "run 3 (final fit)".
QString runName(const std::filesystem::path& folder, bool isFinalFit);
QString dataName(const StoredRun& run);  // a dash if it does not know
// Where its data lie, how many images they have, and of which makers; empty if the run does not know its data.
QString dataText(const StoredRun& run);

// A text of the option table in the user's language.
QString optionText(const std::string& english);

// One column per run: the figures of each run, and the options in which they differ.
struct RunComparison {
  struct Line {
    QString name;
    QStringList values;
  };
  QStringList runs;
  std::vector<Line> figures, options;
};
RunComparison comparisonOf(const std::vector<StoredRun>& runs);

}  // namespace glenoid::ui
