// SPDX-License-Identifier: GPL-3.0-or-later
// One place where a radiograph is open: reads it off the window's thread and holds how it is shown.
#pragma once

#include <filesystem>
#include <memory>

#include <QObject>

#include "core/base/error.h"
#include "core/decoding/decoder.h"
#include "ui/jobs/job_runner.h"
#include "ui/viewer/view_state.h"

namespace glenoid::ui {

// The whole file with its identity; of a file whose frames together pass a limit, the first frame alone with a fact. Blocks; throws as
// Decoder::read.
Radiograph readCase(Decoder& decoder, const std::filesystem::path& file, const CancelToken& token);

// Of several files asked for one after another only the last is shown. The window's thread.
class CaseSlot : public QObject {
  Q_OBJECT

 public:
  // Both outlive it.
  CaseSlot(Decoder& decoder, JobRunner& files, QObject* parent = nullptr);

  // What stands there while it is read: Cleared at once (another picture was chosen), or the old picture until the new one is there, and
  // for good where it cannot be read.
  enum class Before { Cleared, Kept };
  // One of opened(), failed() follows, unless another call comes first.
  void open(const std::filesystem::path& file, Before before = Before::Cleared);
  // Stops reading; nothing is shown and `reason` stands in its place.
  void close(const QString& reason);

  ViewState& view() { return view_; }
  const std::filesystem::path& file() const { return file_; }  // of the picture shown; empty without one
  bool isOpening() const { return !opening_.empty(); }

 signals:
  void opened();
  void failed(const glenoid::Error& error);
  void closed();
  void openingChanged();

 private:
  struct Read {
    std::shared_ptr<const Radiograph> radiograph;
    std::shared_ptr<const DisplayImage> image;  // of frame 0
  };
  void show(const std::filesystem::path& file, Read read);
  void fail(const Error& error, Before before);
  void endOpening();
  Decoder& decoder_;
  JobRunner& files_;
  ViewState view_;
  std::filesystem::path file_, opening_;
  Job job_;
};

}  // namespace glenoid::ui
