// SPDX-License-Identifier: GPL-3.0-or-later
// The open case as PNG, PDF, on paper and on the clipboard.
#pragma once

#include <filesystem>

#include <QObject>

#include "ui/cases/case_slot.h"
#include "ui/identify/export_dialog.h"
#include "ui/identify/identify_state.h"
#include "ui/identify/report_page.h"
#include "ui/viewer/canvas.h"

namespace glenoid::ui {

// Serves file.exportPng, file.exportPdf, file.copy and file.print. What is exported is what the canvas shows at that moment.
class CaseExporter : public QObject {
  Q_OBJECT

 public:
  // All outlive it; `canvas` shows `slot`, `state` answers about it.
  CaseExporter(CaseSlot& slot, IdentifyState& state, Canvas& canvas, Services& services);

  // At the picture's own resolution where the whole of it is shown, at most 4096 pixels.
  QImage picture(bool heatMap, bool identity) const;
  CaseReport report(bool identity) const;
  ReportPictures reportPictures() const;  // without texts in the corners: the report has them as rows

 signals:
  void written(const QString& file);

 private:
  void ask(ExportKind kind);
  void savePicture(const std::filesystem::path& file, bool heatMap, bool identity);
  void saveReport(const std::filesystem::path& file, bool identity);
  void print(bool identity);
  void copy();
  void write(const std::filesystem::path& file, std::function<void()> work);
  void refresh();
  CaseSlot& slot_;
  IdentifyState& state_;
  Canvas& canvas_;
  Services& services_;
};

}  // namespace glenoid::ui
