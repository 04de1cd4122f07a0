// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batch/batch_truth.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

#include "ui/elements/controls.h"
#include "ui/elements/labels.h"
#include "ui/elements/layouts.h"
#include "ui/elements/number_text.h"
#include "ui/elements/text.h"
#include "ui/services/confusion_model.h"
#include "ui/services/confusion_view.h"

namespace glenoid::ui {
namespace {

constexpr int kTableHeight = 190;

}  // namespace

QString tallyText(const FolderTally& tally) {
  const auto right = tally.confusion.correct(), all = tally.confusion.total();
  QStringList texts;
  if (all > 0) {
    const auto interval = wilsonInterval(right, all);
    texts << BatchTruth::tr("By folder, %1 of %2 answers are right: %3 % (95 % interval %4 to %5 %)")
                 .arg(countText(right), countText(all), percentNumber(static_cast<double>(right) / static_cast<double>(all), 1),
                      percentNumber(interval.lower, 1), percentNumber(interval.upper, 1));
  }
  if (tally.learned > 0) {
    texts << BatchTruth::tr("the model learned from %1 of these pictures and knows their makers; with new pictures it is right less often")
                 .arg(countText(tally.learned));
  }
  if (tally.several > 0) {
    texts << BatchTruth::tr("several makers possible, not counted: %1 (that of the folder is one of them: %2)")
                 .arg(countText(tally.several), countText(tally.several - tally.severalWithout));
  }
  texts << BatchTruth::tr("unknown, not counted: %1").arg(countText(tally.unknown));
  if (tally.elsewhere > 0) texts << BatchTruth::tr("in folders of no known maker, not counted: %1").arg(countText(tally.elsewhere));
  return texts.join("; ");
}

BatchTruth::BatchTruth(QWidget* parent)
    : QWidget(parent),
      text_(plainLabel("batchTruth", "", this)),
      button_(pushButton("batchConfusionShow", tr("Confusion matrix"),
                         tr("Shows which makers are taken for which, by the names of the folders"), {}, this)),
      confusion_(new ConfusionModel(this)),
      table_(new ConfusionView(confusion_, "batchConfusion", tr("Confusion matrix: makers of the folders in rows, answers in columns"),
                               this)) {
  table_->setToolTip(tr("Click a cell or press Enter in it to see only its answers above"));
  connect(table_, &ConfusionView::chosen, this, &BatchTruth::cellChosen);
  auto* axes = labelOf(table_->accessibleName(), "subheading", this);
  axes->setObjectName("batchConfusionAxes");
  axes->setWordWrap(true);
  table_->setFixedHeight(kTableHeight);
  text_->setFocusPolicy(Qt::TabFocus);  // a small window scrolls to what has the focus
  button_->setCheckable(true);
  for (auto* part : std::initializer_list<QWidget*>{axes, table_}) {
    part->hide();
    connect(button_, &QPushButton::toggled, part, &QWidget::setVisible);
  }
  // A small window scrolls to it, once it has its place.
  connect(button_, &QPushButton::toggled, table_, [this](bool on) {
    if (on) QTimer::singleShot(0, table_, [this] { table_->setFocus(Qt::ShortcutFocusReason); });
  });
  auto* row = new QHBoxLayout;
  row->addWidget(text_, 1);
  row->addWidget(button_);
  auto* column = bareLayout<QVBoxLayout>(this);
  column->addLayout(row);
  column->addWidget(axes);
  column->addWidget(table_);
  hide();
}

void BatchTruth::setTally(const FolderTally& tally, const ModelDescription& model) {
  setVisible(tally.pictures() > 0);
  if (tally.pictures() == 0) return;
  text_->setText(tallyText(tally));
  std::vector<QString> labels;
  for (const auto& label : model.labels) labels.push_back(textOf(label.display));
  confusion_->set(std::move(labels), tally.confusion);
}

void BatchTruth::clearChoice() { table_->clearSelection(); }

}  // namespace glenoid::ui
