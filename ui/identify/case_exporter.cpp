// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/identify/case_exporter.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>
#include <vector>

#include <QClipboard>
#include <QCoreApplication>
#include <QDateTime>
#include <QDesktopServices>
#include <QFileInfo>
#include <QGuiApplication>
#include <QPainter>
#include <QPrintDialog>
#include <QPrinter>
#include <QUrl>

#include "core/base/files.h"
#include "ui/elements/number_text.h"
#include "ui/elements/question.h"
#include "ui/elements/text.h"
#include "ui/identify/answer_words.h"

namespace glenoid::ui {
namespace {

constexpr int kLongestSide = 4096;
// In the pictures of a report. 12.5 logical pixels, the size of a label, are 2 mm on paper.
constexpr double kDotsPerMm = 300 / 25.4, kLogicalPixelsPerMm = 6.25;

}  // namespace

CaseExporter::CaseExporter(CaseSlot& slot, IdentifyState& state, Canvas& canvas, Services& services)
    : QObject(&canvas), state_(state), services_(services) {
  const auto serve = [this](const char* command, auto act) { connect(services_.commands[command], &QAction::triggered, this, act); };
  serve("file.exportPng", [this] { ask(ExportKind::Picture); });
  serve("file.exportPdf", [this] { ask(ExportKind::Report); });
  serve("file.print", [this] { ask(ExportKind::Print); });
  serve("file.copy", [this] { copy(); });
  serve("file.copyAnswer", [this] { copyAnswer(); });
  connect(&state_, &IdentifyState::answerChanged, this, &CaseExporter::refresh);
  setPane(slot, canvas);
}

void CaseExporter::setPane(CaseSlot& slot, Canvas& canvas) {
  if (slot_) disconnect(&slot_->view(), nullptr, this, nullptr);
  slot_ = &slot;
  canvas_ = &canvas;
  connect(&slot.view(), &ViewState::opened, this, &CaseExporter::refresh);
  refresh();
}

void CaseExporter::refresh() {
  for (const char* command : {"file.exportPng", "file.exportPdf", "file.print", "file.copy"}) {
    services_.commands[command]->setEnabled(slot_->view().hasPicture());
  }
  services_.commands["file.copyAnswer"]->setEnabled(state_.answer().identification != nullptr);
}

void CaseExporter::ask(ExportKind kind) {
  if (!slot_->view().hasPicture()) return;
  auto* dialog = new ExportDialog(kind, services_, canvas_->window());
  const auto follow = [this, dialog] { dialog->setHeatMapAvailable(state_.heatLayer().has_value()); };
  connect(&state_, &IdentifyState::heatMapChanged, dialog, follow);
  follow();
  connect(dialog, &QDialog::accepted, this, [this, dialog, kind] {
    if (!slot_->view().hasPicture()) return;
    switch (kind) {
      case ExportKind::Picture: return savePicture(dialog->file(), dialog->withHeatMap(), dialog->withIdentity());
      case ExportKind::Report: return saveReport(dialog->file(), dialog->withIdentity());
      case ExportKind::Print: return print(dialog->withIdentity());
    }
  });
  dialog->open();
}

QImage CaseExporter::picture(bool heatMap, bool identity) const {
  SnapshotOptions options;
  const auto& view = slot_->view();
  const QSizeF screen = QSizeF(canvas_->size()) * view.devicePixelRatio();
  const double longest = std::max(screen.width(), screen.height());
  const double factor = std::clamp(1 / std::max(1e-6, view.view().zoom), 1.0, std::max(1.0, kLongestSide / longest));
  options.size = (screen * factor).toSize();
  options.heatMap = heatMap;
  const auto layer = state_.heatLayer();
  if (layer) options.heat = &*layer;
  options.identity = identity;
  return canvas_->snapshot(options);
}

CaseReport CaseExporter::report(bool identity) const {
  const auto& view = slot_->view();
  const auto& drawn = view.view().calibration;
  const auto ruler = view.ruler();
  const auto calibration = drawn ? std::optional(HandCalibration{drawn->lengthMm, ruler.rowMm, ruler.columnMm}) : std::nullopt;
  std::vector<DrawnMeasurement> measurements;
  for (const auto& one : view.view().measurements)
    measurements.push_back({one.kind == Measurement::Kind::Angle, measurementText(one, ruler).toStdString()});
  return caseReport({.file = toUtf8(slot_->file().filename()),
                     .radiograph = *view.radiograph(),
                     .source = view.source(),
                     .answer = state_.answer().identification.get(),
                     .compared = state_.compared().identification.get(),
                     .date = momentText(QDateTime::currentDateTime()).toStdString(),
                     .program = ("Glenoid " + QCoreApplication::applicationVersion()).trimmed().toStdString(),
                     .identity = identity,
                     .calibration = calibration,
                     .measurements = std::move(measurements)});
}

ReportPictures CaseExporter::reportPictures(const CaseReport& report) const {
  const auto side = static_cast<int>(std::lround(kDotsPerMm * reportPictureMm(report, state_.heatLayers().size() + 1)));
  SnapshotOptions options;
  options.size = {side, side};
  options.ratio = kDotsPerMm / kLogicalPixelsPerMm;
  options.corners = false;
  options.banner = false;  // the report has its own
  options.heatMap = false;
  ReportPictures pictures{canvas_->snapshot(options), {}};
  options.heatMap = true;
  for (const auto& layer : state_.heatLayers()) {
    options.heat = &layer;
    pictures.heatMaps.push_back({canvas_->snapshot(options), layer.label});
  }
  return pictures;
}

void CaseExporter::savePicture(const std::filesystem::path& file, bool heatMap, bool identity) {
  write(file, [file, image = picture(heatMap, identity)] { writePicture(file, image); });
}

void CaseExporter::saveReport(const std::filesystem::path& file, bool identity) {
  const auto made = report(identity);
  write(file, [file, made, pictures = reportPictures(made)] { writeReportPdf(file, made, pictures); });
}

void CaseExporter::write(const std::filesystem::path& file, std::function<void()> work) {
  services_.files.submit<bool>(
      this, [work = std::move(work)](const JobContext&) { return work(), true; },
      {.done =
           [this, file, of = slot_->file(), measurements = slot_->view().view().measurements](bool) {
             emit exported(of, measurements);
             const auto name = pathText(file);
             services_.settings.set(setting::exportFolder, QFileInfo(name).absolutePath());
             Message message{MessageKind::Information, tr("Saved %1.").arg(QFileInfo(name).fileName()), {}};
             message.actions.push_back(
                 {tr("Show in folder"),
                  [folder = QFileInfo(name).absolutePath()] { QDesktopServices::openUrl(QUrl::fromLocalFile(folder)); }, false});
             services_.messages.show(std::move(message));
             emit written(name);
           },
       .failed = [this, file](const Error& error) { services_.messages.show(error.about(toUtf8(file))); }});
}

void CaseExporter::print(bool identity) {
  const auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
  printer->setDocName("Glenoid");
  auto* dialog = new QPrintDialog(printer.get(), canvas_->window());
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  const auto made = report(identity);
  connect(dialog, qOverload<QPrinter*>(&QPrintDialog::accepted), this,
          [this, printer, made, pictures = reportPictures(made), of = slot_->file(),
           measurements = slot_->view().view().measurements](QPrinter*) {
            QPainter painter;
            if (!painter.begin(printer.get()))
              return services_.messages.warn(tr("The printer could not be started. Check it and print again."));
            const auto size = printer->pageLayout().paintRectPixels(printer->resolution()).size();
            paintReport(painter, QRectF(QPointF(0, 0), size), made, pictures);
            emit exported(of, measurements);
          });
  activateParentAfter(*dialog);
  dialog->open();
}

void CaseExporter::copy() {
  if (!slot_->view().hasPicture()) return;
  QGuiApplication::clipboard()->setImage(picture(services_.settings.get(setting::heatMapShown), false));
  services_.messages.inform(tr("Copied the picture without the patient's identity."));
}

void CaseExporter::copyAnswer() {
  const auto& found = state_.answer().identification;
  if (!found) return;
  QGuiApplication::clipboard()->setText(answerText(*found, *state_.subject().radiograph));
  services_.messages.inform(tr("Copied the answer."));
}

}  // namespace glenoid::ui
