// SPDX-License-Identifier: GPL-3.0-or-later
// Where runs are kept, and their figures and options as a person reads them.
#pragma once

#include <filesystem>
#include <vector>

#include <QDateTime>
#include <QString>
#include <QStringList>

#include "core/runs/stored_run.h"
#include "ui/settings/settings.h"

namespace glenoid::ui {

std::filesystem::path pathOf(const QString& text);

// Where runs are kept: setting::runsFolder, or a folder of the person's documents.
std::filesystem::path runsFolder(const Settings& settings);
// When a run was last changed.
QDateTime changedAt(const StoredRun& run);

// What a run says of its data to a person and to the model's description: the name of the folder or file.
QString dataName(const std::filesystem::path& data);
QString dataName(const StoredRun& run);  // a dash if it does not know

// A column a run: the figures of each, and the options in which they differ.
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
