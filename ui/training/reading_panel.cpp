// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/reading_panel.h"

#include <utility>

#include <QDir>
#include <QFileDialog>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/elements/controls.h"
#include "ui/elements/flow_layout.h"
#include "ui/elements/labels.h"
#include "ui/elements/layouts.h"
#include "ui/elements/section.h"
#include "ui/elements/text.h"
#include "ui/services/file_choice.h"
#include "ui/training/fitted_list.h"
#include "ui/training/reading_row.h"

namespace glenoid::ui {
namespace {

constexpr int kMostSkippedHeight = 120;  // pixels

}  // namespace

ReadingPanel::ReadingPanel(Services& services, DataReading& reading, const Texts& texts,
                           std::function<void(const std::filesystem::path&)> open, QWidget* parent)
    : QWidget(parent),
      services_(services),
      reading_(reading),
      texts_(texts),
      open_(std::move(open)),
      folder_(chooser(texts.prefix + QStringLiteral("Folder"), tr("Choose folder…"), true)),
      file_(chooser(texts.prefix + QStringLiteral("File"), tr("Choose file…"), false)),
      remove_(pushButton(texts.prefix + QStringLiteral("Remove"), tr("Remove"), tr("Go without these pictures"), QStringLiteral("close"))),
      name_(plainLabel(texts.prefix + QStringLiteral("Name"), "", this)),
      summary_(plainLabel(texts.prefix + QStringLiteral("Summary"), "quiet", this)),
      skippedSection_(new Section(tr("Skipped files"))),
      skipped_(new FittedList(kMostSkippedHeight)) {
  auto* column = bareLayout<QVBoxLayout>(this);
  auto* buttons = new QWidget;
  auto* row = new FlowLayout(buttons);
  row->addWidget(folder_);
  row->addWidget(file_);
  row->addWidget(remove_);
  connect(remove_, &QPushButton::clicked, &reading_, &DataReading::clear);
  column->addWidget(labelOf(texts.heading, "subheading"));
  column->addWidget(buttons);
  column->addWidget(name_);
  column->addWidget(new ReadingRow(reading_, texts.prefix));
  column->addWidget(summary_);
  nameControl(*skipped_, texts.prefix + QStringLiteral("Skipped"), tr("Skipped files"), tr("Skipped files"));
  skippedSection_->setContent(skipped_);
  column->addWidget(skippedSection_);
  connect(&reading_, &DataReading::changed, this, &ReadingPanel::refresh);
  refresh();
}

QPushButton* ReadingPanel::chooser(const QString& objectName, const QString& title, bool folder) {
  auto* button =
      pushButton(objectName, title, tr("%1: %2").arg(texts_.heading, title), folder ? QStringLiteral("folder") : QStringLiteral("open"));
  button->setAccessibleName(button->toolTip());
  connect(button, &QPushButton::clicked, this, [this, folder] { ask(folder); });
  return button;
}

void ReadingPanel::setHint(const QString& hint) {
  hint_ = hint;
  refresh();
}

void ReadingPanel::ask(bool folder) {
  (folder ? folder_ : file_)->setFocus();
  auto* dialog = new QFileDialog(this, texts_.heading, QDir::homePath());
  dialog->setObjectName(texts_.prefix + QStringLiteral("Dialog"));
  dialog->setFileMode(folder ? QFileDialog::Directory : QFileDialog::ExistingFile);
  if (!folder) dialog->setNameFilters({tr("Data sets (*.csv *.zip *.cache)"), tr("All files (*)")});
  connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& chosen) { open_(pathOf(chosen)); });
  openIn(*dialog, services_.settings.get(setting::lastDataFolder), services_.messages);
}

void ReadingPanel::refresh() {
  remove_->setVisible(texts_.isOptional && (reading_.isReady() || !reading_.problem().isEmpty()));
  summary_->setVisible(reading_.isReady());
  skippedSection_->setVisible(reading_.isReady() && !reading_.cache()->skipped().empty());
  if (!reading_.isReady()) return name_->setText((reading_.problem() + ' ' + hint_).trimmed());
  const auto& cache = *reading_.cache();
  name_->setText(QDir::toNativeSeparators(pathText(reading_.data())));
  auto sentence = tr("%n image(s)", nullptr, static_cast<int>(cache.size()));
  if (!cache.skipped().empty()) sentence += ", " + tr("%n file(s) skipped", nullptr, static_cast<int>(cache.skipped().size()));
  summary_->setText(sentence + '.');
  listSkipped(*skipped_, cache);
  skippedSection_->setCount(cache.skipped().size());
}

}  // namespace glenoid::ui
