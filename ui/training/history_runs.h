// SPDX-License-Identifier: GPL-3.0-or-later
// The training runs in a folder: what each was made from, how far it got, its results, and the user's notes.
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include <QDateTime>
#include <QString>
#include <QStringList>

#include "core/base/cancel_token.h"
#include "core/eval/confusion.h"
#include "core/training/history.h"
#include "core/training/options.h"
#include "ui/settings/settings.h"
#include "ui/training/training_session.h"

namespace glenoid::ui {

// origin.json of a run folder: facts known only to the program that started the run.
struct RunOrigin {
  std::filesystem::path data;   // what the user chose
  std::filesystem::path cache;  // its pixel cache
};
// Throws Error FileUnwritable.
void writeRunOrigin(const std::filesystem::path& runFolder, const RunOrigin& origin);
// If there is no origin.json (a run started in a terminal): the cache in the run folder, and no data.
RunOrigin readRunOrigin(const std::filesystem::path& runFolder);

// The figures of one part, from evaluation.json.
struct RunFigures {
  std::size_t count = 0;
  double accuracy = 0;
  Interval interval;
  double balancedAccuracy = 0, macroF1 = 0, macroAuc = 0, calibrationError = 0;
};

struct StoredRun {
  enum class State {
    Unfinished,  // stopped, killed or failed; it continues from its checkpoint, or from the start
    Finished,
    Unreadable,  // `problem` says why
  };
  std::filesystem::path folder;
  QString name;
  State state = State::Unfinished;
  QString problem;
  QDateTime date;  // of the last change to its history, or of its start
  TrainingOptions options;
  RunOrigin origin;
  std::vector<EpochRecord> history;
  std::optional<RunFigures> validation, test;
  QString notes;

  QString data() const;  // the name of what the user chose
};

std::filesystem::path pathOf(const QString& text);

// Where runs are saved: setting::runsFolder, or a folder in the user's documents.
std::filesystem::path runsFolder(const Settings& settings);
// Every folder in `folder` that holds a run, the latest first. Empty if `folder` does not exist. Throws Cancelled.
std::vector<StoredRun> readRuns(const std::filesystem::path& folder, const CancelToken& token = {});
// True if the folder contains options.json.
bool isRun(const std::filesystem::path& folder);
StoredRun readRun(const std::filesystem::path& folder);
// Everything that a stopped run needs to continue. Opens its pixel cache. Throws Error FileNotFound if the cache is gone, and
// DatasetInvalid or OptionInvalid if the stored parts do not match.
TrainingRequest requestOf(const std::filesystem::path& runFolder);

// Writes notes.txt in the run folder; empty notes remove it. Throws Error FileUnwritable.
void writeRunNotes(const std::filesystem::path& runFolder, const QString& notes);

// The name of the data's folder or file, as shown to the user and in the model's description.
QString dataName(const std::filesystem::path& data);

// One column per run: the figures of each run, and the options in which they differ.
struct RunComparison {
  struct Line {
    QString name;
    QStringList values;
  };
  QStringList runs;
  std::vector<Line> figures, options;
};
RunComparison compareRuns(const std::vector<StoredRun>& runs);

}  // namespace glenoid::ui
