// SPDX-License-Identifier: GPL-3.0-or-later
// Exports the open case as PNG or PDF, prints it, or copies it to the clipboard.
#pragma once

#include <filesystem>

#include <QObject>

#include "ui/cases/case_slot.h"
#include "ui/identify/export_dialog.h"
#include "ui/identify/identify_state.h"
#include "ui/identify/report_page.h"
#include "ui/viewer/canvas.h"

namespace glenoid::ui {

// Handles file.exportPng, file.exportPdf, file.copy, file.copyAnswer and file.print. Exports what the canvas shows at that moment.
class CaseExporter : public QObject {
  Q_OBJECT

 public:
  // All outlive it. `canvas` shows `slot`, and `state` holds the answer about it.
  CaseExporter(CaseSlot& slot, IdentifyState& state, Canvas& canvas, Services& services);
  // From now on exports this picture.
  void setPane(CaseSlot& slot, Canvas& canvas);

  // If the picture is shown reduced, at its own resolution, but at most 4096 pixels on the longer side.
  QImage picture(bool heatMap, bool identity) const;
  CaseReport report(bool identity) const;
  // For this report, with letters that can be read on its page; without corner text, because the report has it in rows.
  ReportPictures reportPictures(const CaseReport& report) const;

 signals:
  void written(const QString& file);
  // A file or a page now shows these measurements of the picture `file`.
  void exported(const std::filesystem::path& file, const std::vector<glenoid::ui::Measurement>& measurements);

 private:
  void ask(ExportKind kind);
  void savePicture(const std::filesystem::path& file, bool heatMap, bool identity);
  void saveReport(const std::filesystem::path& file, bool identity);
  void print(bool identity);
  void copy();
  void copyAnswer();
  void write(const std::filesystem::path& file, std::function<void()> work);
  void refresh();
  CaseSlot* slot_ = nullptr;
  IdentifyState& state_;
  Canvas* canvas_ = nullptr;
  Services& services_;
};

}  // namespace glenoid::ui
