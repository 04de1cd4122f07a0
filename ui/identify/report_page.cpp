// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/identify/report_page.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <QBuffer>
#include <QPageLayout>
#include <QPainter>
#include <QPdfWriter>
#include <QTextLayout>

#include "core/base/error.h"
#include "core/base/files.h"
#include "ui/elements/core_texts.h"
#include "ui/elements/disclaimer_banner.h"
#include "ui/elements/number_text.h"
#include "ui/elements/text.h"
#include "ui/identify/answer_words.h"
#include "ui/services/answer_text.h"

namespace glenoid::ui {
namespace {

const QColor kInk("#1b2025"), kQuiet("#57616d"), kLine("#c3cad3"), kAccent("#0b66a8"), kBanner("#fff1d0"), kBannerInk("#6b4400");
constexpr double kCaptionMm = 5, kGapMm = 4;

// Lays out and paints the page; only measures it if `painting` is false.
class Sheet {
 public:
  Sheet(QPainter& painter, const QRectF& page, double letters, bool painting)
      : painter_(painter), page_(page), mm_(page.width() / 180), letters_(letters), painting_(painting), y_(page.top()) {}

  double y() const { return y_; }
  double mm(double length) const { return length * mm_; }
  void skip(double lengthMm) { y_ += mm(lengthMm); }
  void moveTo(double y) { y_ = y; }

  // Returns the height of the text.
  double write(double x, double y, double width, const QString& words, double sizeMm, const QColor& ink, bool bold = false,
               Qt::Alignment alignment = Qt::AlignLeft) {
    QFont font("sans-serif");
    font.setPixelSize(std::max(1, static_cast<int>(std::lround(mm(sizeMm) * letters_))));
    font.setBold(bold);
    QString plain = words;
    QTextLayout layout(plain.replace('\n', QChar::LineSeparator), font, painter_.device());
    QTextOption option(alignment);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    double height = 0;
    for (auto line = layout.createLine(); line.isValid(); line = layout.createLine()) {
      line.setLineWidth(width);
      line.setPosition({0, height});
      height += line.height();
    }
    layout.endLayout();
    if (painting_) {
      painter_.setPen(ink);
      layout.draw(&painter_, {x, y});
    }
    return height;
  }
  void line(const QString& words, double sizeMm, const QColor& ink, bool bold = false) {
    y_ += write(page_.left(), y_, page_.width(), words, sizeMm, ink, bold) + mm(0.6);
  }
  void row(const QString& name, const QString& value, double left, double width) {
    const double names = mm(27);
    const double a = write(left, y_, names, name, 2.9, kQuiet);
    const double b = write(left + names, y_, width - names, value, 2.9, kInk);
    y_ += std::max(a, b) + mm(0.5);
  }
  void rows(const std::vector<ReportRow>& rows, double left, double width) {
    for (const auto& one : rows) row(coreText(one.name), reportValueText(one), left, width);
  }
  void heading(const QString& words, double left, double width) { y_ += write(left, y_, width, words, 3.2, kAccent, true) + mm(0.8); }
  void banner(const QString& words) {
    const double height = mm(6);
    if (painting_) painter_.fillRect(QRectF(page_.left(), y_, page_.width(), height), kBanner);
    write(page_.left(), y_ + mm(1), page_.width(), words, 3.2, kBannerInk, true, Qt::AlignHCenter);
    y_ += height + mm(2);
  }
  void bars(const CaseReport& report, double left, double width) {
    for (const auto& bar : report.bars) {
      const double height = write(left, y_, mm(46), textOf(bar.maker), 3, kInk);
      const QRectF track(left + mm(48), y_ + height * 0.25, width - mm(66), height * 0.5);
      if (painting_) {
        painter_.fillRect(track, QColor("#e8ecf0"));
        painter_.fillRect(QRectF(track.topLeft(), QSizeF(track.width() * bar.probability, track.height())), kAccent);
      }
      write(left + width - mm(17), y_, mm(17), percentText(bar.probability), 3, kInk, false, Qt::AlignRight);
      y_ += height + mm(0.4);
    }
  }
  void picture(const QImage& image, const QRectF& area, const QString& caption) {
    if (image.isNull()) return;
    const auto size = QSizeF(image.size()).scaled(area.size() - QSizeF(0, mm(kCaptionMm)), Qt::KeepAspectRatio);
    const QRectF target(area.center().x() - size.width() / 2, area.top(), size.width(), size.height());
    if (painting_) painter_.drawImage(target, image);
    write(area.left(), target.bottom() + mm(0.6), area.width(), caption, 2.7, kQuiet, false, Qt::AlignHCenter);
  }
  void rule() {
    if (painting_) {
      painter_.setPen(QPen(kLine, mm(0.2)));
      painter_.drawLine(QPointF(page_.left(), y_), QPointF(page_.right(), y_));
    }
    skip(1.5);
  }

 private:
  QPainter& painter_;
  QRectF page_;
  double mm_, letters_;
  bool painting_;
  double y_;
};

void setHead(Sheet& sheet, const QRectF& page, const CaseReport& report) {
  sheet.banner(disclaimerText());
  sheet.line(coreText(report.title), 4.6, kInk, true);
  sheet.line(textOf(report.date), 2.9, kQuiet);
  if (!report.identity.empty()) {
    sheet.skip(0.5);
    sheet.rows(report.identity, page.left(), page.width());
  }
  sheet.skip(1);
  sheet.rule();
}

void setAnswer(Sheet& sheet, const QRectF& page, const CaseReport& report) {
  sheet.line(factText(report.headline), 6.5, kInk, true);
  if (!report.makers.empty()) sheet.line(makersHeading(report.makers, report.bars.size()), 3.4, kInk);
  QStringList words;
  if (report.ground) words << factText(*report.ground);
  if (!report.bars.empty()) words << tr("Meaning of the numbers: %1.").arg(coreText(report.probabilityKind));
  if (!words.isEmpty()) sheet.line(words.join(' '), 3, kInk);
  if (!report.bars.empty()) {
    sheet.skip(1);
    sheet.bars(report, page.left(), page.width());
  }
  sheet.skip(1.5);
  sheet.rule();
}

void setCompared(Sheet& sheet, const ComparedAnswer& compared, double left, double width) {
  sheet.skip(1);
  sheet.heading(tr("Compared with a second model"), left, width);
  sheet.row(tr("Model"), textOf(compared.model), left, width);
  sheet.row(tr("Answer"), factText(compared.headline), left, width);
  if (!compared.makers.empty()) sheet.row(tr("In question"), makersHeading(compared.makers, compared.bars.size()), left, width);
  if (compared.unknown) sheet.row(tr("Reason"), factText(*compared.unknown), left, width);
  for (const auto& bar : compared.bars) sheet.row(textOf(bar.maker), percentText(bar.probability), left, width);
  if (!compared.bars.empty()) sheet.row(tr("Numbers"), coreText(compared.probabilityKind), left, width);
}

// Two columns: the picture, its measurements and the comparison on the left, the model on the right. Facts and the closing lines span both.
void setDetails(Sheet& sheet, const QRectF& page, const CaseReport& report, bool hasHeatMap) {
  const double gap = sheet.mm(6), half = (page.width() - gap) / 2, top = sheet.y();
  sheet.heading(tr("Picture"), page.left(), half);
  sheet.rows(report.picture, page.left(), half);
  if (!report.measurements.empty()) {
    sheet.skip(1);
    sheet.heading(tr("Measurements"), page.left(), half);
    sheet.rows(report.measurements, page.left(), half);
  }
  if (report.compared) setCompared(sheet, *report.compared, page.left(), half);
  const double left = sheet.y();
  sheet.moveTo(top);
  if (!report.model.empty()) {
    sheet.heading(tr("Model"), page.left() + half + gap, half);
    sheet.rows(report.model, page.left() + half + gap, half);
  }
  sheet.moveTo(std::max(left, sheet.y()));
  if (!report.facts.empty()) {
    sheet.skip(1);
    sheet.rule();
    sheet.heading(tr("Read this before you rely on the answer"), page.left(), page.width());
    for (const auto& fact : report.facts) sheet.line(QString(QChar(0x2022)) + ' ' + factText(fact), 2.9, kInk);
  }
  sheet.skip(1);
  const auto heat =
      hasHeatMap ? tr("The heat map shows where the network found evidence. It is not an outline of the implant.") + ' ' : QString();
  sheet.line(heat + tr("The person who signs makes the decision."), 2.7, kQuiet);
  sheet.banner(disclaimerText());
}

struct PageLayout {
  double letters;    // size of the letters; 1 is the design
  QSizeF picture{};  // place of each picture and its caption
  int columns = 1;   // of pictures
};

// The heights of a row of pictures.
constexpr double kLeastPictureMm = 45, kMostPictureMm = 92, kBelowPicturesMm = 2;

// The size of letters with which the words leave a row of pictures its least height, and the height of the words.
std::pair<double, double> lettersOf(QPainter& painter, const QRectF& page, const CaseReport& report, bool hasHeatMap) {
  for (double letters = 1;; letters *= 0.94) {
    Sheet measured(painter, page, letters, false);
    setHead(measured, page, report);
    setAnswer(measured, page, report);
    setDetails(measured, page, report, hasHeatMap);
    const double words = measured.y() - page.top();
    if (words + measured.mm(kLeastPictureMm) <= page.height() || letters < 0.4) return {letters, words};
  }
}

// The pictures shrink first, down to a least height, then the letters. The pictures get as many columns as make them largest.
PageLayout layoutOf(QPainter& painter, const QRectF& page, const CaseReport& report, std::size_t pictures) {
  const auto [letters, words] = lettersOf(painter, page, report, pictures > 1);
  const Sheet sheet(painter, page, letters, false);
  const double gap = sheet.mm(kGapMm), caption = sheet.mm(kCaptionMm), room = page.height() - words;
  const int count = static_cast<int>(pictures);
  PageLayout layout{letters};
  double largest = 0;
  for (int columns = count; columns > 0; --columns) {
    const int rows = (count + columns - 1) / columns;
    const double height = std::clamp(room, sheet.mm(kLeastPictureMm), rows * sheet.mm(kMostPictureMm)) - sheet.mm(kBelowPicturesMm);
    const double width = (page.width() + gap) / columns - gap;
    const double side = std::min(width, (height + gap) / rows - gap - caption);
    if (side <= largest) continue;
    largest = side;
    layout.picture = {width, side + caption};
    layout.columns = columns;
  }
  return layout;
}

// From the top of the sheet's free part downwards.
void setPictures(Sheet& sheet, const QRectF& page, const PageLayout& layout, const ReportPictures& pictures) {
  const double gap = sheet.mm(kGapMm), top = sheet.y();
  const auto size = layout.picture;
  int place = 0;
  const auto set = [&](const QImage& picture, const QString& caption) {
    const int column = place % layout.columns, row = place / layout.columns;
    const QPointF corner(page.left() + column * (size.width() + gap), top + row * (size.height() + gap));
    sheet.picture(picture, {corner, size}, caption);
    sheet.moveTo(corner.y() + size.height() + sheet.mm(kBelowPicturesMm));
    ++place;
  };
  set(pictures.plain, tr("As shown"));
  for (const auto& [picture, maker] : pictures.heatMaps) set(picture, tr("Heat map: %1").arg(maker));
}

void setUpPage(QPdfWriter& writer) {
  writer.setPageSize(QPageSize(QPageSize::A4));
  writer.setPageMargins({15, 12, 15, 12}, QPageLayout::Millimeter);
  writer.setResolution(300);
}

}  // namespace

void paintReport(QPainter& painter, const QRectF& page, const CaseReport& report, const ReportPictures& pictures) {
  const auto layout = layoutOf(painter, page, report, pictures.heatMaps.size() + 1);
  Sheet sheet(painter, page, layout.letters, true);
  setHead(sheet, page, report);
  setPictures(sheet, page, layout, pictures);
  setAnswer(sheet, page, report);
  setDetails(sheet, page, report, !pictures.heatMaps.empty());
}

double reportPictureMm(const CaseReport& report, std::size_t count) {
  QBuffer nowhere;
  nowhere.open(QIODevice::WriteOnly);
  QPdfWriter writer(&nowhere);
  setUpPage(writer);
  QPainter painter(&writer);
  const QRectF page(0, 0, writer.width(), writer.height());
  const auto area = layoutOf(painter, page, report, count).picture;
  const double mm = Sheet(painter, page, 1, false).mm(1);
  return std::min(area.width(), area.height() - kCaptionMm * mm) / mm;
}

void writeReportPdf(const std::filesystem::path& file, const CaseReport& report, const ReportPictures& pictures) {
  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  {
    QPdfWriter writer(&buffer);
    setUpPage(writer);
    writer.setTitle(textOf(report.title));  // never a patient's name
    writer.setCreator("Glenoid");
    QPainter painter(&writer);
    paintReport(painter, QRectF(0, 0, writer.width(), writer.height()), report, pictures);
  }
  writeFileAtomically(file, std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
}

void writePicture(const std::filesystem::path& file, const QImage& picture) {
  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  if (!picture.save(&buffer, "PNG")) throw Error(ErrorCode::OutOfMemory, "the PNG could not be created", toUtf8(file));
  writeFileAtomically(file, std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
}

}  // namespace glenoid::ui
