// SPDX-License-Identifier: GPL-3.0-or-later
// The one-page report on paper: A4 or whatever the page is, always one.
#pragma once

#include <filesystem>
#include <vector>

#include <QImage>
#include <QRectF>
#include <QString>

#include "core/report/case_report.h"

class QPainter;

namespace glenoid::ui {

struct ReportHeatMap {
  QImage picture;
  QString maker;  // whose evidence it shows
};
struct ReportPictures {
  QImage plain;
  std::vector<ReportHeatMap> heatMaps;  // beside it; none if no maker may be named
};

// Paints into `page` (device units, margins already left out). Where the words are many, pictures and letters become smaller: nothing is
// cut off. All text is painted as it is; nothing in it can be markup.
void paintReport(QPainter& painter, const QRectF& page, const CaseReport& report, const ReportPictures& pictures);

// One A4 page. Throws Error FileUnwritable. Any thread.
void writeReportPdf(const std::filesystem::path& file, const CaseReport& report, const ReportPictures& pictures);
// Throws Error FileUnwritable. Any thread.
void writePicture(const std::filesystem::path& file, const QImage& picture);

}  // namespace glenoid::ui
