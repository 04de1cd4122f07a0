// SPDX-License-Identifier: GPL-3.0-or-later
// A place for one open radiograph: reads it off the window's thread and holds its view state.
#pragma once

#include <filesystem>
#include <map>
#include <optional>

#include <QObject>

#include "core/base/error.h"
#include "core/decoding/decoder.h"
#include "ui/cases/case_reading.h"
#include "ui/jobs/job_runner.h"
#include "ui/viewer/view_state.h"

namespace glenoid::ui {

using KeptViews = std::map<std::filesystem::path, KeptView>;

// If several files are opened in quick succession, only the last is shown. Used only on the window's thread.
class CaseSlot : public QObject {
  Q_OBJECT

 public:
  // All outlive it. `kept` is how pictures were left; several slots may share it.
  CaseSlot(Decoder& decoder, JobRunner& files, KeptViews& kept, QObject* parent = nullptr);

  // What is shown while the file is read. Cleared: the old picture disappears at once (another picture was chosen). Kept: the old picture
  // stays until the new one is read, and permanently if that fails.
  enum class Before { Cleared, Kept };
  // Either opened() or failed() follows, unless another call comes first. `known` was read from the file earlier: if the file is unchanged,
  // it is shown at once.
  void open(const std::filesystem::path& file, Before before = Before::Cleared, std::optional<CaseReading> known = {});
  // Stops reading and shows `reason` instead of a picture.
  void close(const QString& reason);
  // Stores how the picture is shown now. Opening the file again restores it. Happens by itself before another picture is shown.
  void keep();

  ViewState& view() { return view_; }
  const ViewState& view() const { return view_; }
  const std::filesystem::path& file() const { return file_; }  // of the picture shown; empty if there is none
  std::optional<CaseReading> reading() const;                  // the picture shown, to be opened again; empty if there is none
  bool isOpening() const { return !opening_.empty(); }

 signals:
  void opened();
  void failed(const glenoid::Error& error);
  void closed();
  void openingChanged();
  void frameRefused(int frame, const glenoid::Error& error);  // asked for, but it cannot be shown: the shown one stays

 private:
  void show(const std::filesystem::path& file, CaseReading reading);
  void fail(const Error& error, Before before);
  void endOpening();
  Decoder& decoder_;
  JobRunner& files_;
  KeptViews& kept_;
  ViewState view_;
  std::filesystem::path file_, opening_;
  std::optional<FileStamp> stamp_;  // of file_
  Job job_;
};

}  // namespace glenoid::ui
