// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/picture_list.h"

#include <QHBoxLayout>
#include <QImage>
#include <QLabel>
#include <QListWidget>
#include <QVBoxLayout>

#include "core/base/error.h"
#include "core/dataset/pixel_cache.h"
#include "ui/elements/controls.h"
#include "ui/elements/labels.h"
#include "ui/elements/layouts.h"
#include "ui/training/setup_data.h"

namespace glenoid::ui {
namespace {

constexpr int kThumbnail = 104;  // pixels
constexpr std::size_t kMostPictures = 300;

using Pictures = std::vector<QImage>;

// Null for a picture that the cache lacks; none if there is no cache.
Pictures thumbnailsOf(const std::vector<std::string>& digests, const std::filesystem::path& file, const CancelToken& token) {
  Pictures pictures;
  try {
    const PixelCache cache(file);
    for (const auto& digest : digests) {
      token.check();
      const auto found = cache.find(digest);
      pictures.push_back(found ? pictureOf(cache, *found).scaled(kThumbnail, kThumbnail, Qt::KeepAspectRatio, Qt::SmoothTransformation)
                               : QImage());
    }
  } catch (const Error&) {
    pictures.clear();
  }
  return pictures;
}

}  // namespace

PictureList::PictureList(JobRunner& files, const QString& objectName, const QString& name, QWidget* parent)
    : QWidget(parent), files_(files), head_(new QHBoxLayout), title_(labelOf({}, "subheading")), list_(new QListWidget) {
  title_->setObjectName(objectName + QStringLiteral("Title"));
  title_->setWordWrap(true);
  nameControl(*list_, objectName, name, tr("Double-click or press Enter to open the radiograph"));
  list_->setViewMode(QListView::IconMode);
  list_->setMovement(QListView::Static);
  list_->setFlow(QListView::LeftToRight);
  list_->setWrapping(false);
  list_->setIconSize({kThumbnail, kThumbnail});
  list_->setSpacing(6);
  list_->setWordWrap(true);
  list_->setFixedHeight(kThumbnail + 4 * fontMetrics().height() + 24);
  connect(list_, &QListWidget::itemActivated, this,
          [this](QListWidgetItem* item) { emit opened(pictures_[static_cast<std::size_t>(list_->row(item))].path); });
  head_->addWidget(title_, 1);
  auto* column = bareLayout<QVBoxLayout>(this);
  column->addLayout(head_);
  column->addWidget(list_);
}

void PictureList::addToHead(QWidget* control) { head_->addWidget(control); }

void PictureList::setPictures(const QString& title, std::vector<ListedPicture> pictures, const std::filesystem::path& cache) {
  loading_.cancel();
  pictures_ = std::move(pictures);
  if (pictures_.size() > kMostPictures) pictures_.resize(kMostPictures);
  title_->setText(title);
  list_->clear();
  list_->setVisible(!pictures_.empty());
  QPixmap frame(kThumbnail, kThumbnail);
  frame.fill(QColor(128, 128, 128, 48));  // seen in both themes
  std::vector<std::string> digests;
  for (const auto& picture : pictures_) {
    digests.push_back(picture.sha256);
    auto* item = new InkedItem(QIcon(frame), picture.caption, list_, picture.ink);
    item->setToolTip(picture.tip);
  }
  if (digests.empty()) return;
  loading_ =
      files_.submit<Pictures>(this, [digests, cache](const JobContext& context) { return thumbnailsOf(digests, cache, context.token); },
                              {.done = [this](const Pictures& found) {
                                for (std::size_t i = 0; i < found.size(); ++i) {
                                  if (!found[i].isNull()) list_->item(static_cast<int>(i))->setIcon(QIcon(QPixmap::fromImage(found[i])));
                                }
                              }});
}

}  // namespace glenoid::ui
