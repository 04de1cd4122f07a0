// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/identify/source_panel.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

#include "core/report/case_report.h"
#include "ui/elements/controls.h"
#include "ui/elements/core_texts.h"
#include "ui/elements/layouts.h"
#include "ui/elements/text.h"
#include "ui/identify/answer_words.h"
#include "ui/identify/fact_grid.h"

namespace glenoid::ui {

SourcePanel::SourcePanel(CaseSlot& slot, QWidget* parent)
    : QWidget(parent),
      inverted_(new QCheckBox(tr("Treat as inverted"), this)),
      frame_(new QSpinBox(this)),
      frames_(new QLabel(this)),
      frameRow_(new QWidget(this)),
      facts_(new FactGrid(this)) {
  setObjectName("sourcePanel");
  nameControl(*inverted_, "treatAsInverted", tr("Treat as inverted"),
              tr("Black and white are swapped in the file: swap them back and identify again"));
  nameControl(*frame_, "frameChoice", tr("Frame"), tr("The frame that is shown and identified"));
  facts_->setObjectName("sourceFacts");
  auto* row = bareLayout<QHBoxLayout>(frameRow_);
  row->addWidget(new QLabel(tr("Frame"), frameRow_));
  row->addWidget(frame_);
  row->addWidget(frames_);
  row->addStretch(1);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(4, 2, 4, 4);
  column->addWidget(inverted_);
  column->addWidget(frameRow_);
  column->addWidget(facts_);
  connect(inverted_, &QCheckBox::toggled, this, [this](bool inverted) { slot_->view().setTreatAsInverted(inverted); });
  connect(frame_, &QSpinBox::valueChanged, this, [this](int number) { slot_->view().requestFrame(number - 1); });
  setSlot(slot);
}

void SourcePanel::setSlot(CaseSlot& slot) {
  if (slot_) {
    disconnect(slot_, nullptr, this, nullptr);
    disconnect(&slot_->view(), nullptr, this, nullptr);
  }
  slot_ = &slot;
  const auto& view = slot.view();
  for (const auto signal : {&ViewState::opened, &ViewState::sourceChanged}) connect(&view, signal, this, &SourcePanel::refresh);
  connect(&slot, &CaseSlot::opened, this, &SourcePanel::refresh);
  connect(&view, &ViewState::frameRequested, this, &SourcePanel::refresh);
  refresh();
}

void SourcePanel::refresh() {
  auto& view = slot_->view();
  setEnabled(view.hasPicture());
  const QSignalBlocker a(inverted_), b(frame_);
  inverted_->setChecked(view.treatAsInverted());
  frameRow_->setVisible(view.frames() > 1);
  frame_->setRange(1, std::max(1, view.frames()));
  frame_->setValue(view.requestedFrame() + 1);
  frames_->setText(tr("of %1").arg(view.frames()));
  FactGrid::Rows rows;
  if (view.hasPicture()) {
    rows.emplace_back(tr("File"), pathText(slot_->file().filename()));
    for (const auto& row : pictureRows(*view.radiograph(), view.source())) {
      rows.emplace_back(coreText(row.name), reportValueText(row));
    }
  }
  facts_->setRows(rows);
}

}  // namespace glenoid::ui
