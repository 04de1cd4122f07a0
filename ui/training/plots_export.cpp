// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/plots_export.h"

#include <QApplication>
#include <QBuffer>
#include <QImage>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>

#include "ui/elements/disclaimer_banner.h"

namespace glenoid::ui {
namespace {

constexpr int kWidth = 800, kPagePlotHeight = 300, kPageMargin = 16, kLine = 28;  // points of the layout, 96 to an inch
constexpr int kPixelsPerPoint = 2;

QSize layoutSize(std::size_t plots) { return {kWidth, 2 * kPageMargin + 2 * kLine + static_cast<int>(plots) * kPagePlotHeight}; }

void paintAll(QPainter& painter, const QString& title, const std::vector<const PlotView*>& plots) {
  const auto size = layoutSize(plots.size());
  painter.fillRect(QRect({}, size), Qt::white);
  painter.setPen(Qt::black);
  auto font = QApplication::font();
  painter.setFont(font);
  QRect line(kPageMargin, kPageMargin, kWidth - 2 * kPageMargin, kLine);
  painter.drawText(line, Qt::AlignLeft | Qt::AlignTop, title);
  int top = kPageMargin + kLine;
  for (const auto* plot : plots) {
    plot->paint(painter, {kPageMargin, top, kWidth - 2 * kPageMargin, kPagePlotHeight - kPageMargin});
    top += kPagePlotHeight;
  }
  line.moveTop(top);
  font.setBold(true);
  painter.setFont(font);
  painter.setPen(Qt::black);
  painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, disclaimerText());
}

QByteArray asPdf(const QString& title, const std::vector<const PlotView*>& plots) {
  QBuffer buffer;
  buffer.open(QIODevice::WriteOnly);
  const auto size = layoutSize(plots.size());
  {
    QPdfWriter writer(&buffer);
    writer.setTitle(title);
    writer.setPageSize(QPageSize(QSizeF(size) / 96, QPageSize::Inch));
    writer.setPageMargins({});
    writer.setResolution(96);
    QPainter painter(&writer);
    paintAll(painter, title, plots);
  }
  return buffer.data();
}

QByteArray asPng(const QString& title, const std::vector<const PlotView*>& plots) {
  QImage image(layoutSize(plots.size()) * kPixelsPerPoint, QImage::Format_RGB32);
  image.setDevicePixelRatio(kPixelsPerPoint);
  {
    QPainter painter(&image);
    paintAll(painter, title, plots);
  }
  image.setText(QStringLiteral("Comment"), disclaimerText());
  QBuffer buffer;
  buffer.open(QIODevice::WriteOnly);
  image.save(&buffer, "PNG");
  return buffer.data();
}

}  // namespace

std::string drawnPlots(const QString& file, const QString& title, const std::vector<const PlotView*>& plots) {
  return (file.endsWith(QStringLiteral(".pdf"), Qt::CaseInsensitive) ? asPdf(title, plots) : asPng(title, plots)).toStdString();
}

}  // namespace glenoid::ui
