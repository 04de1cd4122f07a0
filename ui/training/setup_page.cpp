// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/setup_page.h"

#include <QAction>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "core/base/files.h"
#include "ui/elements/column_area.h"
#include "ui/elements/command_button.h"
#include "ui/elements/controls.h"
#include "ui/elements/file_drop.h"
#include "ui/elements/labels.h"
#include "ui/elements/layouts.h"
#include "ui/elements/section.h"
#include "ui/elements/text.h"
#include "ui/services/file_choice.h"
#include "ui/training/copy_command.h"
#include "ui/training/history_runs.h"
#include "ui/training/run_folder_row.h"
#include "ui/training/setup_data_panel.h"
#include "ui/training/setup_form.h"
#include "ui/training/two_columns.h"

namespace glenoid::ui {

namespace {

constexpr int kDrawDelay = 300;  // milliseconds after the last change
constexpr int kSideMargin = 16;  // pixels

}  // namespace

// Pictures next to their variants, as wide as the space allows.
class AugmentationPicture : public QWidget {
 public:
  void show(const QImage& image) {
    image_ = image;
    updateGeometry();
    update();
  }
  bool hasHeightForWidth() const override { return true; }
  int heightForWidth(int width) const override { return image_.isNull() ? 0 : width * image_.height() / image_.width(); }
  QSize sizeHint() const override { return {420, heightForWidth(420)}; }

 protected:
  void paintEvent(QPaintEvent*) override {
    if (image_.isNull()) return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(QRect(0, 0, width(), heightForWidth(width())), image_);
  }

 private:
  QImage image_;
};

SetupPage::SetupPage(Services& services, std::vector<StartWeights> startWeights, QWidget* parent)
    : QWidget(parent), services_(services), setup_(services, std::move(startWeights)) {
  setObjectName(QStringLiteral("setupPage"));
  acceptFiles(
      *this, [this](const std::vector<std::filesystem::path>& paths) { setup_.data().open(paths.front()); }, FileDrop::Single);
  drawing_.setSingleShot(true);
  drawing_.setInterval(kDrawDelay);
  auto* column = bareLayout<QVBoxLayout>(this);
  area_ = new ColumnArea(QStringLiteral("setupArea"), new TwoColumns(makeDataSide(), makeOptionsSide()));
  column->addWidget(area_, 1);
  column->addWidget(makeFoot());

  connect(&drawing_, &QTimer::timeout, &setup_, &TrainingSetup::drawAugmentation);
  connect(&setup_, &TrainingSetup::augmentationDrawn, this, [this] { picture_->show(setup_.augmentation()); });
  connect(&setup_, &TrainingSetup::changed, this, &SetupPage::refresh);
  connect(&setup_, &TrainingSetup::optionsChanged, this, &SetupPage::refreshPreset);
  connect(&setup_, &TrainingSetup::optionsChanged, this, &SetupPage::drawSoon);
  connect(&setup_.data(), &DataSetup::changed, this, &SetupPage::drawSoon);
  connect(&setup_.data(), &DataSetup::opened, this, [this] { area_->ensureVisible(0, 0); });
  connect(preview_, &Section::toggled, this, &SetupPage::drawSoon);
  connect(services.commands["training.start"], &QAction::triggered, this, &SetupPage::start);
  refresh();
  refreshPreset();
}

QWidget* SetupPage::makeDataSide() {
  auto* side = new QWidget;
  auto* column = new QVBoxLayout(side);
  column->setContentsMargins(kSideMargin, 12, kSideMargin, 12);
  data_ = new DataPanel(services_, setup_.data());
  column->addWidget(data_);
  preview_ = new Section(tr("What augmentation does"));
  preview_->setObjectName(QStringLiteral("setupPreviewSection"));
  auto* content = new QWidget;
  auto* inner = new QVBoxLayout(content);
  inner->setContentsMargins(8, 0, 0, 0);
  auto* words = new QLabel(tr("Each row shows an image, then six ways in which the network could see it with these options."));
  words->setWordWrap(true);
  words->setProperty("role", QStringLiteral("quiet"));
  picture_ = new AugmentationPicture;
  nameControl(*picture_, QStringLiteral("setupPreview"), tr("Images and their variants"),
              tr("Training images next to their augmented variants"));
  inner->addWidget(words);
  inner->addWidget(picture_);
  preview_->setContent(content);
  preview_->setOpen(true);
  column->addWidget(preview_);
  column->addStretch(1);
  return side;
}

QWidget* SetupPage::makeOptionsSide() {
  auto* side = new QWidget;
  auto* column = new QVBoxLayout(side);
  column->setContentsMargins(kSideMargin, 12, kSideMargin, 12);
  column->addWidget(makePresets());
  form_ = new OptionsForm(setup_);
  form_->open("network.architecture");
  column->addWidget(form_);
  column->addStretch(1);
  return side;
}

QWidget* SetupPage::makePresets() {
  auto* presets = new QWidget;
  auto* column = bareLayout<QVBoxLayout>(presets);
  auto* row = new QHBoxLayout;
  auto* heading = labelOf(tr("Network and options"), "heading");
  preset_ = new QComboBox;
  nameControl(*preset_, QStringLiteral("setupPreset"), tr("Preset"), tr("Sets every option below"));
  for (const auto& preset : setup_.presets()) preset_->addItem(optionText(preset.name));
  connect(preset_, &QComboBox::activated, this, [this](int index) {
    if (index < static_cast<int>(setup_.presets().size())) setup_.applyPreset(static_cast<std::size_t>(index));
  });
  auto* load = pushButton(QStringLiteral("setupLoadOptions"), tr("Load…"),
                          tr("Load all options from a file, such as another run's options.json"), QStringLiteral("open"));
  connect(load, &QPushButton::clicked, this, &SetupPage::askOptionsFile);
  presetWords_ = new QLabel;
  presetWords_->setObjectName(QStringLiteral("setupPresetWords"));
  presetWords_->setWordWrap(true);
  presetWords_->setProperty("role", QStringLiteral("quiet"));
  row->addWidget(heading);
  row->addStretch();
  row->addWidget(preset_);
  row->addWidget(load);
  column->addLayout(row);
  column->addWidget(presetWords_);
  return presets;
}

QWidget* SetupPage::makeFoot() {
  auto* foot = new QWidget;
  auto* column = new QVBoxLayout(foot);
  column->setContentsMargins(kSideMargin, 8, kSideMargin, 12);
  column->addWidget(new RunFolderRow(services_, setup_, QStringLiteral("setup")));
  obstacle_ = new QLabel;
  obstacle_->setObjectName(QStringLiteral("setupObstacle"));
  obstacle_->setWordWrap(true);
  auto* startButton = new CommandButton(services_.commands["training.start"], QStringLiteral("setupStart"), nullptr, "primary");
  auto* row = new QHBoxLayout;
  row->addWidget(obstacle_, 1);
  row->addWidget(copyCommandButton(services_, setup_, QStringLiteral("setup")));
  row->addWidget(startButton);
  column->addLayout(row);
  return foot;
}

void SetupPage::askData(bool folder) { data_->ask(folder); }

void SetupPage::startFrom(const std::filesystem::path& weights, const std::string& network) {
  const bool isNew = setup_.value("startWeights") != toUtf8(weights);
  setup_.startFrom(weights, network);
  form_->open("startWeights");
  // Only after the layout has made room for the group.
  QTimer::singleShot(0, this, [this] { area_->ensureWidgetVisible(form_->field("startWeights")); });
  if (isNew) services_.messages.inform(tr("The next training starts from the weights of “%1”.").arg(dataName(weights.parent_path())));
}

void SetupPage::start() {
  // Another program may have made the suggested folder meanwhile.
  setup_.look([this] {
    if (setup_.obstacle().isEmpty()) emit startRequested(setup_.request());
  });
}

void SetupPage::askOptionsFile() {
  auto* dialog = new QFileDialog(this, tr("Load options"), QDir::homePath());
  dialog->setObjectName(QStringLiteral("setupOptionsDialog"));
  dialog->setFileMode(QFileDialog::ExistingFile);
  dialog->setNameFilters({tr("Options (*.json)"), tr("All files (*)")});
  connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) { setup_.loadOptions(pathOf(file)); });
  openIn(*dialog, pathText(runsFolder(services_.settings)), services_.messages);
}

void SetupPage::refresh() {
  const auto obstacle = setup_.obstacle();
  obstacle_->setText(obstacle);
  preview_->setVisible(setup_.data().isReady());
  services_.commands["training.start"]->setEnabled(obstacle.isEmpty());
}

void SetupPage::refreshPreset() {
  const auto preset = setup_.preset();
  const int own = static_cast<int>(setup_.presets().size());
  if (preset && preset_->count() > own) preset_->removeItem(own);
  if (!preset && preset_->count() == own) preset_->addItem(tr("Custom"));
  const QSignalBlocker quiet(preset_);
  preset_->setCurrentIndex(preset ? static_cast<int>(*preset) : own);
  presetWords_->setText(preset ? optionText(setup_.presets()[*preset].explanation) + '.' : tr("Custom options."));
}

void SetupPage::drawSoon() {
  if (isVisible() && preview_->isOpen()) drawing_.start();
}

void SetupPage::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  setup_.data().openKept();
  setup_.look();  // the suggested folder may exist by now
  drawSoon();
}

}  // namespace glenoid::ui
