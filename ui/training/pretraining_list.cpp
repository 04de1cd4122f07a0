// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/pretraining_list.h"

#include <QDir>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "core/runs/run_failure.h"
#include "ui/elements/controls.h"
#include "ui/elements/flow_layout.h"
#include "ui/elements/layouts.h"
#include "ui/elements/section.h"
#include "ui/elements/text.h"
#include "ui/services/messages.h"
#include "ui/training/fitted_list.h"
#include "ui/training/history_runs.h"

namespace glenoid::ui {
namespace {

constexpr int kMostListHeight = 160;  // pixels

}  // namespace

PretrainingList::PretrainingList(RunList& list, QWidget* parent)
    : QWidget(parent), list_(list), section_(new Section(tr("Earlier pretrainings"))), lines_(new FittedList(kMostListHeight)) {
  nameControl(*lines_, QStringLiteral("pretrainRuns"), tr("Earlier pretrainings"),
              tr("The pretrainings of the runs folder, the latest first"));
  resume_ = pushButton(QStringLiteral("pretrainResume"), tr("Continue"), tr("Continue the stopped pretraining from its last checkpoint"),
                       QStringLiteral("play"));
  train_ = pushButton(QStringLiteral("pretrainTrain"), tr("Train from these weights"),
                      tr("Set up a training run that starts from the weights of the finished pretraining"));
  connect(resume_, &QPushButton::clicked, this, [this] { emit resumeRequested(selected()->folder); });
  connect(train_, &QPushButton::clicked, this,
          [this] { emit trainRequested(selected()->weights(), selected()->options.training.architecture); });
  remove_ = pushButton(QStringLiteral("pretrainDelete"), tr("Delete"), {}, QStringLiteral("delete"));
  connect(remove_, &QPushButton::clicked, this, [this] { list_.remove({selected()->folder}); });
  auto* buttons = new QWidget;
  auto* row = new FlowLayout(buttons);
  row->addWidget(resume_);
  row->addWidget(train_);
  row->addWidget(remove_);
  auto* content = new QWidget;
  auto* column = bareLayout<QVBoxLayout>(content);
  column->addWidget(lines_);
  column->addWidget(buttons);
  section_->setContent(content);
  section_->setOpen(true);
  bareLayout<QVBoxLayout>(this)->addWidget(section_);
  connect(lines_, &QListWidget::currentRowChanged, this, &PretrainingList::refreshButtons);
  connect(&list_, &RunList::changed, this, &PretrainingList::refresh);
  refresh();
}

QString PretrainingList::stateText(const StoredPretraining& run) const {
  if (run.folder == list_.underWay()) return tr("in progress");
  switch (run.state) {
    case StoredPretraining::State::Unfinished: return run.hasRequest ? tr("stopped") : tr("stopped; only the terminal can continue it");
    case StoredPretraining::State::Finished: return tr("finished");
    case StoredPretraining::State::Failed: return tr("failed");
    case StoredPretraining::State::Unreadable: return run.problem ? errorText(*run.problem) : QString();
  }
  return {};
}

const StoredPretraining* PretrainingList::selected() const {
  const auto row = lines_->currentRow();
  return row < 0 ? nullptr : &list_.pretrainings()[static_cast<std::size_t>(row)];
}

// The line of the same pretraining stays selected.
void PretrainingList::refresh() {
  const QSignalBlocker quiet(lines_);
  const auto* before = lines_->currentItem();
  const auto chosen = before ? before->data(Qt::UserRole).toString() : QString();
  const auto& runs = list_.pretrainings();
  lines_->clear();
  for (const auto& run : runs) {
    auto* line = lines_->addLine(tr("%1: %2").arg(dataName(run.folder), stateText(run)));
    if (!line) break;
    line->setData(Qt::UserRole, pathText(run.folder));
    const bool isCurrent = lines_->count() == 1 || pathText(run.folder) == chosen;
    if (isCurrent) lines_->setCurrentItem(line);
    if (run.state == StoredPretraining::State::Unreadable) continue;
    const auto& training = run.options.training;
    line->setText(tr("%1: %2, %3 of %4 epochs").arg(dataName(run.folder), stateText(run)).arg(run.epochs).arg(training.epochs));
    const QStringList more{textOf(training.architecture), QLocale().toString(dateOf(run.changed), QLocale::ShortFormat),
                           QDir::toNativeSeparators(pathText(run.folder))};
    line->setToolTip(run.problem ? errorText(*run.problem) : more.join(QStringLiteral(", ")));
  }
  section_->setCount(runs.size());
  setVisible(!runs.empty());
  refreshButtons();
}

void PretrainingList::refreshButtons() {
  const auto* run = selected();
  const bool isIdle = run && run->folder != list_.underWay();
  const auto is = [&](StoredPretraining::State state) { return isIdle && run->state == state; };
  const bool canGoOn = is(StoredPretraining::State::Unfinished) || (is(StoredPretraining::State::Failed) && !wouldFailAgain(*run->problem));
  resume_->setEnabled(canGoOn && run->hasRequest && list_.underWay().empty());
  remove_->setEnabled(isIdle);
  remove_->setToolTip(run && !isIdle ? tr("This pretraining is in progress. Stop it before you delete it.")
                                     : tr("Delete the pretraining with its weights"));
  train_->setEnabled(is(StoredPretraining::State::Finished));
}

}  // namespace glenoid::ui
