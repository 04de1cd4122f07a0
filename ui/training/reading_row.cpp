// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/reading_row.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

#include "ui/elements/controls.h"
#include "ui/elements/core_texts.h"
#include "ui/elements/layouts.h"

namespace glenoid::ui {
namespace {

constexpr int kBarSteps = 1000;

}  // namespace

ReadingRow::ReadingRow(DataReading& reading, const QString& prefix, QWidget* parent)
    : QWidget(parent), reading_(reading), stage_(new QLabel), bar_(new QProgressBar) {
  auto* row = bareLayout<QHBoxLayout>(this);
  stage_->setObjectName(prefix + QStringLiteral("ReadingStage"));
  nameControl(*bar_, prefix + QStringLiteral("ReadingBar"), tr("Progress of reading the data"));
  bar_->setTextVisible(false);  // it is too thin for a text
  auto* cancel = pushButton(prefix + QStringLiteral("ReadingCancel"), tr("Cancel"),
                            tr("Stop reading; pictures that are already decoded are kept"), QStringLiteral("close"));
  connect(cancel, &QPushButton::clicked, this, [this] { reading_.cancel(); });
  row->addWidget(stage_);
  row->addWidget(bar_, 1);
  row->addWidget(cancel);
  connect(&reading_, &DataReading::progressed, this, &ReadingRow::refresh);
  refresh();
}

void ReadingRow::refresh() {
  setVisible(reading_.isReading());
  const auto& progress = reading_.progress();
  stage_->setText(progress.stage.code == FactCode::Starting ? tr("Reading the data") : factText(progress.stage));
  // The number of pairs to compare may not fit in an int.
  bar_->setRange(0, progress.total > 0 ? kBarSteps : 0);
  if (progress.total > 0) bar_->setValue(static_cast<int>(progress.done * kBarSteps / progress.total));
}

}  // namespace glenoid::ui
