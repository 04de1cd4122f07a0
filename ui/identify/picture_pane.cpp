// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/identify/picture_pane.h"

#include <algorithm>

#include <QInputDialog>
#include <QScreen>
#include <QStackedLayout>
#include <QVBoxLayout>

#include "ui/cases/case_list.h"
#include "ui/elements/file_drop.h"
#include "ui/elements/layouts.h"
#include "ui/elements/question.h"
#include "ui/identify/beside_line.h"
#include "ui/viewer/frame_bar.h"

namespace glenoid::ui {

PicturePane::PicturePane(CaseSlot& slot, Services& services, QWidget* welcome, QWidget* parent)
    : QWidget(parent),
      slot_(slot),
      canvas_(new Canvas(slot.view(), services.commands, services.settings, this)),
      welcome_(welcome),
      stack_(new QStackedLayout) {
  acceptFiles(*this, [this](const std::vector<std::filesystem::path>& paths) { emit dropped(paths); });
  stack_->addWidget(canvas_);
  if (welcome_) {
    // While hidden, it must not prevent two panes from sharing the width.
    welcome_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
    stack_->addWidget(welcome_);
  }
  auto* column = bareLayout<QVBoxLayout>(this);
  column->setSpacing(0);
  column->addLayout(stack_, 1);
  column->addWidget(new FrameBar(slot.view(), this));
  connect(&slot_.view(), &ViewState::opened, this, &PicturePane::refresh);
  connect(&slot_, &CaseSlot::openingChanged, this, &PicturePane::refresh);
  connect(canvas_, &Canvas::calibrationDrawn, this, &PicturePane::askForLength);
  connect(canvas_, &Canvas::calibrationLineMissing, this, [&messages = services.messages] {
    messages.inform(tr("To calibrate, draw a line along an object of known length, or select a length and press Enter."));
  });
  refresh();
}

void PicturePane::refresh() {
  const auto& view = slot_.view();
  const bool empty = !view.hasPicture() && !slot_.isOpening() && view.reason() == CaseList::invitation();
  stack_->setCurrentWidget(empty && welcome_ ? welcome_ : canvas_);
}

void PicturePane::askForLength(QPointF from, QPointF to) {
  auto* dialog = new QInputDialog(window());
  dialog->setObjectName("calibrationLength");
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setWindowTitle(tr("Calibrate"));
  dialog->setLabelText(
      tr("Length of the object along the line, in millimetres.\nThe calibration is valid at the object's distance from the detector."));
  dialog->setInputMode(QInputDialog::DoubleInput);
  dialog->setDoubleRange(0.1, 2000);
  dialog->setDoubleDecimals(1);
  dialog->setDoubleValue(25);
  connect(dialog, &QInputDialog::doubleValueSelected, this,
          [this, from, to](double lengthMm) { slot_.view().calibrate(from, to, lengthMm); });
  connect(&slot_.view(), &ViewState::opened, dialog, &QDialog::reject);  // the line was on another picture
  connect(dialog, &QDialog::finished, canvas_, [this] { canvas_->setAskedLine(std::nullopt); });
  activateParentAfter(*dialog);
  const auto& view = slot_.view();
  const auto& lengths = view.view().measurements;
  const bool isDrawn = std::find(lengths.begin(), lengths.end(), Measurement{Measurement::Kind::Length, {from, to}}) != lengths.end();
  if (!isDrawn) canvas_->setAskedLine(QLineF(from, to));
  const auto onScreen = [&](QPointF picture) { return canvas_->mapToGlobal(view.geometry().toCanvas(picture)); };
  const auto frame = window()->frameGeometry();
  QRect usual({}, dialog->sizeHint() + frame.size() - window()->size());
  usual.moveCenter(frame.center());
  const QLineF line(onScreen(from), onScreen(to));
  if (const auto place = placeBeside(line, usual, screen()->availableGeometry())) dialog->move(*place);
  dialog->open();
}

}  // namespace glenoid::ui
