// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/setup_data_panel.h"

#include <algorithm>
#include <limits>

#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QListWidget>
#include <QPainter>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QTableWidget>
#include <QVBoxLayout>
#include <QWheelEvent>

#include "ui/elements/command_button.h"
#include "ui/elements/controls.h"
#include "ui/elements/core_texts.h"
#include "ui/elements/inked_item.h"
#include "ui/elements/labels.h"
#include "ui/elements/layouts.h"
#include "ui/elements/section.h"
#include "ui/elements/text.h"
#include "ui/services/file_choice.h"
#include "ui/training/fitted_list.h"
#include "ui/training/reading_row.h"

namespace glenoid::ui {
namespace {

constexpr std::size_t kThumbnails = 40;
constexpr int kThumbnailSide = 72, kPairGap = 2;  // pixels
constexpr int kMostHeight = 180;                  // pixels, of a list of texts

// Scrolls sideways; a wheel that turns up and down scrolls the page.
class SidewaysList : public QListWidget {
 protected:
  void wheelEvent(QWheelEvent* event) override {
    if (event->angleDelta().x() != 0) return QListWidget::wheelEvent(event);
    event->ignore();
  }
};

}  // namespace

DataPanel::DataPanel(Services& services, DataSetup& setup, QWidget* parent)
    : QWidget(parent), services_(services), data_(setup), content_(new QWidget) {
  setObjectName(QStringLiteral("dataPanel"));
  summary_ = new QLabel;
  summary_->setObjectName(QStringLiteral("setupDataSummary"));
  summary_->setWordWrap(true);
  counts_ = new QTableWidget;
  nameControl(*counts_, QStringLiteral("setupCounts"), tr("Images of each maker"),
              tr("How many images of each maker are in the training, validation and test parts"));
  counts_->setEditTriggers(QTableWidget::NoEditTriggers);
  counts_->setSelectionMode(QTableWidget::NoSelection);
  counts_->setTabKeyNavigation(false);
  counts_->setColumnCount(5);
  counts_->setHorizontalHeaderLabels({tr("Maker"), tr("Images"), tr("Training"), tr("Validation"), tr("Test")});
  counts_->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
  counts_->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
  counts_->verticalHeader()->hide();
  thumbnails_ = new SidewaysList;
  nameControl(*thumbnails_, QStringLiteral("setupThumbnails"), tr("Sample images"), tr("Some images of each maker, as used for training"));
  thumbnails_->setViewMode(QListView::IconMode);
  thumbnails_->setFlow(QListView::LeftToRight);
  thumbnails_->setWrapping(false);
  thumbnails_->setMovement(QListView::Static);
  thumbnails_->setIconSize({kThumbnailSide, kThumbnailSide});
  thumbnails_->setGridSize({kThumbnailSide + 24, kThumbnailSide + 24});
  thumbnails_->setTextElideMode(Qt::ElideRight);
  thumbnails_->setFixedHeight(kThumbnailSide + 48);

  auto* column = bareLayout<QVBoxLayout>(content_);
  column->addWidget(summary_);
  column->addWidget(counts_);
  column->addWidget(makeSplit());
  column->addWidget(noticesSection_ = makeList(QStringLiteral("setupNotices"), tr("Notices"), kMostHeight, notices_));
  column->addWidget(thumbnails_);
  column->addWidget(skippedSection_ = makeList(QStringLiteral("setupSkipped"), tr("Skipped files"), kMostHeight, skipped_));
  column->addWidget(duplicatesSection_ = makeList(QStringLiteral("setupDuplicates"), tr("Near-duplicates"), 2 * kMostHeight, duplicates_));
  duplicates_->setIconSize({2 * kThumbnailSide + kPairGap, kThumbnailSide});
  auto* whole = bareLayout<QVBoxLayout>(this);
  whole->addWidget(makeChoice());
  whole->addWidget(new ReadingRow(data_, QStringLiteral("setup")));
  whole->addWidget(content_);
  connect(&data_, &DataSetup::changed, this, &DataPanel::refresh);
  connect(&services.settings, &Settings::changed, this, &DataPanel::refreshPlace);
  refreshPlace();
  refresh();
}

QWidget* DataPanel::makeChoice() {
  auto* choice = new QWidget;
  auto* column = bareLayout<QVBoxLayout>(choice);
  auto* row = new QHBoxLayout;
  auto* heading = labelOf(tr("Data"), "heading");
  auto& commands = services_.commands;
  chooseFolder_ = new CommandButton(commands["training.folder"], QStringLiteral("setupChooseFolder"));
  chooseFile_ = new CommandButton(commands["training.file"], QStringLiteral("setupChooseFile"));
  row->addWidget(heading);
  row->addStretch();
  row->addWidget(chooseFolder_);
  row->addWidget(chooseFile_);
  name_ = new QLabel;
  name_->setObjectName(QStringLiteral("setupDataName"));
  name_->setWordWrap(true);
  column->addLayout(row);
  column->addWidget(name_);
  place_ = plainLabel(QStringLiteral("setupDecodedPlace"), "quiet", choice);
  column->addWidget(place_);
  return choice;
}

QWidget* DataPanel::makeSplit() {
  auto* split = new QWidget;
  auto* row = bareLayout<QHBoxLayout>(split);
  splitWords_ = labelOf({}, "quiet");
  splitWords_->setObjectName(QStringLiteral("setupSplit"));
  seed_ = new QSpinBox;
  nameControl(*seed_, QStringLiteral("setupSplitSeed"), tr("Seed of the split"),
              tr("A different seed picks different images for validation and test. Near-duplicates and images of one patient always stay "
                 "together."));
  seed_->setRange(0, std::numeric_limits<int>::max());
  splitWords_->setBuddy(seed_);
  connect(seed_, &QSpinBox::valueChanged, this, [this](int seed) { data_.setSplitSeed(static_cast<std::uint64_t>(seed)); });
  row->addWidget(splitWords_);
  row->addWidget(seed_);
  row->addStretch();
  return split;
}

Section* DataPanel::makeList(const QString& objectName, const QString& title, int mostHeight, FittedList*& list) {
  auto* section = new Section(title);
  list = new FittedList(mostHeight);
  nameControl(*list, objectName, title, title);
  section->setContent(list);
  return section;
}

void DataPanel::ask(bool folder) {
  (folder ? chooseFolder_ : chooseFile_)->setFocus();
  auto* dialog =
      new QFileDialog(this, folder ? tr("Choose a folder with one subfolder for each maker") : tr("Choose a data file"), QDir::homePath());
  dialog->setObjectName(QStringLiteral("setupDataDialog"));
  dialog->setFileMode(folder ? QFileDialog::Directory : QFileDialog::ExistingFile);
  if (!folder) dialog->setNameFilters({tr("Data sets (*.csv *.zip *.cache)"), tr("All files (*)")});
  connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& chosen) { data_.open(pathOf(chosen)); });
  openIn(*dialog, services_.settings.get(setting::lastDataFolder), services_.messages);
}

void DataPanel::refreshPlace() {
  place_->setText(tr("Decoded pictures are saved in %1. Nothing is written to the folder of the data.")
                      .arg(QDir::toNativeSeparators(pathText(data_.decodedFolder()))));
}

void DataPanel::refresh() {
  content_->setVisible(data_.isReady());
  if (!data_.isReady()) {
    const auto hint = tr("Choose a folder with one subfolder of radiographs for each maker, or drop it here.");
    return name_->setText((data_.problem() + ' ' + hint).trimmed());
  }
  const auto& cache = *data_.cache();
  name_->setText(QDir::toNativeSeparators(pathText(data_.data())));
  auto sentence = tr("%n image(s)", nullptr, static_cast<int>(cache.size()));
  sentence += ' ' + tr("of %n maker(s)", nullptr, static_cast<int>(data_.counts().size()));
  if (!cache.skipped().empty()) sentence += ", " + tr("%n file(s) skipped", nullptr, static_cast<int>(cache.skipped().size()));
  if (!cache.nearDuplicates().empty() && !hasParts(cache))
    sentence += ", " + tr("%n near-duplicate pair(s) kept together", nullptr, static_cast<int>(cache.nearDuplicates().size()));
  summary_->setText(sentence + '.');
  const QSignalBlocker quiet(seed_);
  seed_->setValue(static_cast<int>(data_.splitSeed()));
  splitWords_->setText(hasParts(cache) ? tr("Split given by the folders of the data") : tr("Split 80-10-10 within each maker, with seed"));
  seed_->setVisible(!hasParts(cache));
  fillCounts();
  fillNotices();
  if (shown_ == &cache) return;  // only the split changed
  shown_ = &cache;
  fillThumbnails();
  fillLists();
}

void DataPanel::fillCounts() {
  auto rows = data_.counts();
  MakerCounts all{tr("Total")};
  for (const auto& maker : rows) {
    all.images += maker.images;
    all.train += maker.train;
    all.validation += maker.validation;
    all.test += maker.test;
  }
  rows.push_back(all);
  counts_->setRowCount(static_cast<int>(rows.size()));
  for (int row = 0; row < counts_->rowCount(); ++row) {
    const auto& maker = rows[static_cast<std::size_t>(row)];
    counts_->setItem(row, 0, new QTableWidgetItem(maker.maker));
    int column = 1;
    for (const auto count : {maker.images, maker.train, maker.validation, maker.test}) {
      auto* item = new QTableWidgetItem(QString::number(count));
      item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
      counts_->setItem(row, column++, item);
    }
  }
  const int shown = std::min(counts_->rowCount(), 8);
  counts_->setFixedHeight(counts_->horizontalHeader()->sizeHint().height() + shown * counts_->verticalHeader()->defaultSectionSize() + 4);
}

void DataPanel::fillThumbnails() {
  thumbnails_->clear();
  for (const auto position : data_.samples(kThumbnails)) {
    auto* item = new QListWidgetItem(QPixmap::fromImage(data_.picture(position)), data_.makerOf(position), thumbnails_);
    item->setToolTip(data_.makerOf(position) + '\n' + textOf(data_.cache()->items()[position].path));
  }
}

void DataPanel::fillNotices() {
  notices_->clear();
  const auto groups = data_.notices();
  std::size_t count = 0;
  for (const auto& [fact, paths] : groups) {
    count += std::max<std::size_t>(paths.size(), 1);
    if (paths.empty()) notices_->addLine(factText(fact));
    for (const auto& path : paths) notices_->addLine(tr("%1: %2").arg(textOf(path), factText(fact)));
  }
  noticesSection_->setCount(count);
  noticesSection_->setVisible(!groups.empty());
  noticesSection_->setOpen(!groups.empty());
}

// Both side by side.
QIcon DataPanel::pairPicture(const NearDuplicate& pair) const {
  QPixmap both(duplicates_->iconSize());
  both.fill(Qt::transparent);
  QPainter painter(&both);
  painter.setRenderHint(QPainter::SmoothPixmapTransform);
  painter.drawImage(QRect(0, 0, kThumbnailSide, kThumbnailSide), data_.picture(pair.first));
  painter.drawImage(QRect(kThumbnailSide + kPairGap, 0, kThumbnailSide, kThumbnailSide), data_.picture(pair.second));
  painter.end();
  return QIcon(both);
}

void DataPanel::fillLists() {
  const auto& cache = *data_.cache();
  listSkipped(*skipped_, cache);
  duplicates_->clear();
  auto pairs = cache.nearDuplicates();
  std::stable_partition(pairs.begin(), pairs.end(), [&](const NearDuplicate& pair) { return labelsDiffer(cache, pair); });
  for (const auto& pair : pairs) {
    if (static_cast<std::size_t>(duplicates_->count()) == FittedList::kMostLines) break;
    const auto words = data_.describe(pair);
    const bool differ = labelsDiffer(cache, pair);
    auto* item = new InkedItem(pairPicture(pair), differ ? tr("Different makers: %1").arg(words) : words, duplicates_,
                               differ ? &ThemeColours::warning : nullptr);
    item->setToolTip(words);
  }
  skippedSection_->setCount(cache.skipped().size());
  duplicatesSection_->setCount(pairs.size());
  skippedSection_->setVisible(skipped_->count() > 0);
  duplicatesSection_->setVisible(duplicates_->count() > 0);
}

}  // namespace glenoid::ui
