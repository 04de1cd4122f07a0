// SPDX-License-Identifier: GPL-3.0-or-later
// The training runs in a folder: what each was made of, how far it came, what it reached, and the person's notes.
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include <QDateTime>
#include <QString>
#include <QStringList>

#include "core/base/cancel_token.h"
#include "core/eval/confusion.h"
#include "core/runs/history.h"
#include "core/training/options.h"
#include "ui/settings/settings.h"
#include "ui/training/training_session.h"

namespace glenoid::ui {

// origin.json of a run folder: what only the program that started the run knows.
struct RunOrigin {
  std::filesystem::path data;   // what the person chose
  std::filesystem::path cache;  // its pixels.cache
};
// Throws Error FileUnwritable.
void writeRunOrigin(const std::filesystem::path& runFolder, const RunOrigin& origin);
// Without origin.json (a run of the terminal): the cache that lies in the run folder, and no data.
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
    Unfinished,  // stopped, killed or failed: it goes on from its checkpoint, or from its start
    Finished,
    Unreadable,  // `problem` says why
  };
  std::filesystem::path folder;
  QString name;
  State state = State::Unfinished;
  QString problem;
  QDateTime date;  // of the last change of its history, or of its start
  TrainingOptions options;
  RunOrigin origin;
  std::vector<EpochRecord> history;
  std::optional<RunFigures> validation, test;
  QString notes;

  QString data() const;  // the name of what the person chose
};

std::filesystem::path pathOf(const QString& text);

// Where runs are kept: setting::runsFolder, or a folder of the person's documents.
std::filesystem::path runsFolder(const Settings& settings);
// Every folder in `folder` that holds a run, the latest first; no folder, no runs. Throws Cancelled.
std::vector<StoredRun> readRuns(const std::filesystem::path& folder, const CancelToken& token = {});
// Whether options.json lies there.
bool isRun(const std::filesystem::path& folder);
StoredRun readRun(const std::filesystem::path& folder);
// All that a stopped run goes on with. Opens its pixel cache. Throws Error FileNotFound where the cache is gone, and DatasetInvalid or
// OptionInvalid where what is stored does not fit together.
TrainingRequest requestOf(const std::filesystem::path& runFolder);

// notes.txt of the run folder; empty notes remove it. Throws Error FileUnwritable.
void writeRunNotes(const std::filesystem::path& runFolder, const QString& notes);

// What a run says of its data to a person and to the model's description: the name of the folder or file.
QString dataName(const std::filesystem::path& data);

// A column a run: the figures of each, and the options in which they differ.
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
