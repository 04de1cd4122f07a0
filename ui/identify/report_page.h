// SPDX-License-Identifier: GPL-3.0-or-later
// The report on paper: always exactly one page, A4 or any other size.
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
  QString maker;  // the maker for which it shows evidence
};
struct ReportPictures {
  QImage plain;
  std::vector<ReportHeatMap> heatMaps;  // shown next to it; empty if no maker may be named
};

// The side in mm of the square that each of these pictures gets on an A4 page, so that they can be drawn with letters of a readable size.
double reportPictureMm(const CaseReport& report, std::size_t count);

// Paints into `page` (device units, without margins). If there is much text, pictures and letters become smaller; nothing is cut off. All
// text is painted as plain text, never as markup.
void paintReport(QPainter& painter, const QRectF& page, const CaseReport& report, const ReportPictures& pictures);

// One A4 page. Throws Error FileUnwritable. Any thread.
void writeReportPdf(const std::filesystem::path& file, const CaseReport& report, const ReportPictures& pictures);
// Throws Error FileUnwritable. Any thread.
void writePicture(const std::filesystem::path& file, const QImage& picture);

}  // namespace glenoid::ui
