// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cases/thumbnail_strip.h"

#include <algorithm>
#include <utility>

#include <QContextMenuEvent>
#include <QMenu>
#include <QMimeData>
#include <QMouseEvent>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTimer>
#include <QUrl>

#include "core/base/files.h"
#include "core/imaging/network_input.h"
#include "ui/elements/text.h"
#include "ui/elements/theme.h"

namespace glenoid::ui {
namespace {

constexpr int kRemembered = 400;                    // pictures
constexpr int kMostWanted = 60;                     // more than any strip shows at once
constexpr int kPixels = 2 * ThumbnailModel::kSide;  // sharp on screens with twice the pixel density

QImage imageOf(const SquareImage& square) {
  const QImage borrowed(square.grey.data(), square.side, square.side, square.side, QImage::Format_Grayscale8);
  return borrowed.copy();
}

class ThumbnailDelegate : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;
  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    return {ThumbnailModel::kSide + 12, ThumbnailModel::kSide + 14 + option.fontMetrics.height() + headingHeight(option, index)};
  }
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    const auto& colours = themeColours();
    const bool current = index.data(ThumbnailModel::CurrentRole).toBool(), beside = index.data(ThumbnailModel::BesideRole).toBool();
    const QRect cell = option.rect.adjusted(3, 3 + headingHeight(option, index), -3, -3);
    const QRect picture(cell.center().x() - ThumbnailModel::kSide / 2 + 1, cell.top() + 2, ThumbnailModel::kSide, ThumbnailModel::kSide);
    painter->save();
    painter->setRenderHint(QPainter::SmoothPixmapTransform);
    painter->setPen(colours.quietText);
    painter->drawText(option.rect.adjusted(kRim, kRim, -kRim, 0), kHeadingFlags, headingOf(option, index));
    if (current || beside || option.state & (QStyle::State_MouseOver | QStyle::State_HasFocus)) painter->fillRect(cell, colours.raised);
    painter->fillRect(picture, colours.picture);
    const auto pixmap = index.data(Qt::DecorationRole).value<QPixmap>();
    if (!pixmap.isNull()) painter->drawPixmap(picture, pixmap);
    if (index.data(ThumbnailModel::ProblemRole).toBool()) {
      icon("warning").paint(painter, QRect(picture.center() - QPoint(12, 12), QSize(24, 24)));
    }
    if (index.data(ThumbnailModel::TogetherRole).toBool()) {
      const QRect mark(picture.right() - 19, picture.top() + 2, 18, 18);
      painter->fillRect(mark, colours.raised);
      icon("link").paint(painter, mark.adjusted(1, 1, -1, -1));
    }
    const QRect text(cell.left(), picture.bottom() + 2, cell.width(), cell.bottom() - picture.bottom() - 1);
    painter->setPen(current ? colours.text : colours.quietText);
    // File names of one folder differ at their end.
    painter->drawText(text, Qt::AlignCenter,
                      option.fontMetrics.elidedText(index.data(Qt::DisplayRole).toString(), Qt::ElideLeft, text.width() - 2));
    if (current || beside) {
      painter->setPen(QPen(colours.accent, 2, current ? Qt::SolidLine : Qt::DashLine));
      painter->drawRect(cell.adjusted(1, 1, -1, -1));
    }
    if (option.state & QStyle::State_HasFocus) {  // inside the mark of the open picture
      painter->setPen(QPen(colours.text, 2, Qt::DotLine));
      painter->drawRect(cell.adjusted(4, 4, -4, -4));
    }
    painter->restore();
  }

 private:
  static constexpr int kRim = 3;  // pixels around a heading
  static constexpr int kHeadingFlags = Qt::AlignLeft | Qt::AlignTop;
  static constexpr QRect kHeadingColumn{0, 0, ThumbnailModel::kSide + 12 - 2 * kRim, QWIDGETSIZE_MAX};
  // One line for each level. A long one has dots in its middle, so that its number shows.
  static QString headingOf(const QStyleOptionViewItem& option, const QModelIndex& index) {
    auto lines = index.data(ThumbnailModel::HeadingRole).toString().split('\n');
    for (auto& line : lines) line = option.fontMetrics.elidedText(line, Qt::ElideMiddle, kHeadingColumn.width());
    return lines.join('\n');
  }
  static int headingHeight(const QStyleOptionViewItem& option, const QModelIndex& index) {
    const auto heading = headingOf(option, index);
    return heading.isEmpty() ? 0 : option.fontMetrics.boundingRect(kHeadingColumn, kHeadingFlags, heading).height() + kRim;
  }
};

}  // namespace

ThumbnailModel::ThumbnailModel(CaseList& cases, Services& services, QObject* parent)
    : QAbstractListModel(parent), cases_(cases), services_(services), pixmaps_(kRemembered) {
  connect(&cases_, &CaseList::entriesChanged, this, [this] {
    beginResetModel();
    wanted_.clear();
    endResetModel();
  });
  connect(&cases_, &CaseList::rowsMarked, this, [this] {
    if (rowCount() > 0)
      emit dataChanged(index(0), index(rowCount() - 1), {CurrentRole, BesideRole, ProblemRole, TogetherRole, Qt::ToolTipRole});
  });
}

int ThumbnailModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(cases_.entries().size()); }

QVariant ThumbnailModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const auto row = static_cast<std::size_t>(index.row());
  const auto& entry = cases_.entries()[row];
  switch (role) {
    case Qt::DisplayRole: return entry.title;
    case Qt::ToolTipRole: return toolTip(row);
    case Qt::AccessibleTextRole: return toolTip(row);
    case CurrentRole: return cases_.currentRow() == row;
    case BesideRole: return cases_.otherRow() == row;
    case ProblemRole: return cases_.problemOf(row) != nullptr;
    case TogetherRole: return cases_.isTogether(row);
    case HeadingRole: return entry.heading;
    case Qt::DecorationRole: {
      if (const auto* known = pixmaps_.object(pathText(entry.file))) return *known;
      if (!cases_.problemOf(row)) want(entry.file);
      return {};
    }
    default: return {};
  }
}

Qt::ItemFlags ThumbnailModel::flags(const QModelIndex& index) const {
  return QAbstractListModel::flags(index) | (index.isValid() ? Qt::ItemIsDragEnabled : Qt::NoItemFlags);
}

QMimeData* ThumbnailModel::mimeData(const QModelIndexList& indexes) const {
  QList<QUrl> urls;
  for (const auto& index : indexes) {
    urls.append(QUrl::fromLocalFile(pathText(cases_.entries().at(static_cast<std::size_t>(index.row())).file)));
  }
  auto* data = new QMimeData;
  data->setUrls(urls);
  return data;
}

QString ThumbnailModel::toolTip(std::size_t row) const {
  const auto& entry = cases_.entries()[row];
  QString text = entry.title;
  if (!entry.detail.isEmpty()) text += '\n' + entry.detail;
  if (cases_.isTogether(row)) text += '\n' + tr("Answered together with the other marked pictures");
  if (const auto* problem = cases_.problemOf(row)) text += '\n' + errorText(*problem);
  return text;
}

void ThumbnailModel::want(const std::filesystem::path& file) const {
  if (std::find(wanted_.begin(), wanted_.end(), file) != wanted_.end()) return;
  wanted_.push_front(file);
  if (wanted_.size() > kMostWanted) wanted_.pop_back();
  // data() is called while the view paints, so decoding starts later.
  auto* self = const_cast<ThumbnailModel*>(this);
  QMetaObject::invokeMethod(
      self, [self] { self->decodeNext(); }, Qt::QueuedConnection);
}

void ThumbnailModel::decodeNext() {
  if (job_.isActive() || wanted_.empty()) return;
  const auto file = wanted_.front();
  const auto finished = [this, file] {
    wanted_.remove(file);
    announce(file);
    QMetaObject::invokeMethod(
        this, [this] { decodeNext(); }, Qt::QueuedConnection);
  };
  job_ = services_.files.submit<QImage>(this,
                                        [file, &decoder = services_.decoder](const JobContext& context) {
                                          ReadOptions options;
                                          options.firstFrameOnly = true;
                                          const auto radiograph = decoder.read(file, options, context.token);
                                          return imageOf(squareImage(radiograph, {}, kPixels));
                                        },
                                        {.done =
                                             [this, file, finished](QImage image) {
                                               pixmaps_.insert(pathText(file), new QPixmap(QPixmap::fromImage(image)));
                                               finished();
                                             },
                                         .failed =
                                             [this, file, finished](const Error& error) {
                                               cases_.markProblem(file, error.about(toUtf8(file)));
                                               finished();
                                             },
                                         .cancelled = finished});
}

void ThumbnailModel::announce(const std::filesystem::path& file) {
  const auto& entries = cases_.entries();
  for (std::size_t row = 0; row < entries.size(); ++row) {
    if (entries[row].file == file) emit dataChanged(index(static_cast<int>(row)), index(static_cast<int>(row)));
  }
}

ThumbnailStrip::ThumbnailStrip(CaseList& cases, Services& services, QWidget* parent) : QListView(parent), cases_(cases) {
  setObjectName("thumbnails");
  setAccessibleName(tr("Radiographs to choose from"));
  setToolTip(tr("Click to open, Ctrl+click or drag to open side by side, right-click to mark pictures of the same implant"));
  setModel(new ThumbnailModel(cases, services, this));
  setItemDelegate(new ThumbnailDelegate(this));
  setSelectionMode(QAbstractItemView::SingleSelection);  // what is dragged; the open pictures are marked by the delegate
  setDragDropMode(QAbstractItemView::DragOnly);
  setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setMouseTracking(true);
  setFrameShape(QFrame::NoFrame);
  setFixedWidth(ThumbnailModel::kSide + 12 + 16);
  connect(this, &QListView::activated, this, [this](const QModelIndex& index) { cases_.openRow(static_cast<std::size_t>(index.row())); });
  connect(&cases_, &CaseList::rowsMarked, this, &ThumbnailStrip::follow);
  connect(&cases_, &CaseList::entriesChanged, this, [this] {
    followed_.reset();  // the model has forgotten the cursor
    follow();
  });
  follow();
}

void ThumbnailStrip::follow() {
  setVisible(cases_.entries().size() > 1);
  // A picture that is opened elsewhere, or marked, leaves the cursor where it is.
  if (std::exchange(followed_, cases_.currentRow()) == cases_.currentRow() || !followed_) return;
  const auto index = model()->index(static_cast<int>(*followed_), 0);
  setCurrentIndex(index);
  scrollTo(index);
}

void ThumbnailStrip::mouseReleaseEvent(QMouseEvent* event) {
  QListView::mouseReleaseEvent(event);
  const auto index = indexAt(event->position().toPoint());
  if (event->button() != Qt::LeftButton || !index.isValid() || index != currentIndex()) return;
  const auto row = static_cast<std::size_t>(index.row());
  event->modifiers() & Qt::ControlModifier ? cases_.openInOther(row) : cases_.openRow(row);
}

void ThumbnailStrip::contextMenuEvent(QContextMenuEvent* event) {
  const auto index = event->reason() == QContextMenuEvent::Mouse ? indexAt(event->pos()) : currentIndex();
  if (!index.isValid()) return;
  auto* menu = new QMenu(this);
  menu->setObjectName("thumbnailMenu");
  menu->setAttribute(Qt::WA_DeleteOnClose);
  const auto row = static_cast<std::size_t>(index.row());
  auto* other = menu->addAction(tr("Open in the other pane"), &cases_, [this, row] { cases_.openInOther(row); });
  other->setObjectName("openInOther");
  other->setToolTip(tr("Show this picture next to the open one"));
  auto* together = menu->addAction(tr("Identify together with the open picture"));
  together->setObjectName("answerTogether");
  together->setToolTip(tr("Both show the same implant: give a joint answer as well"));
  together->setCheckable(true);
  together->setChecked(index.data(ThumbnailModel::TogetherRole).toBool());
  const bool isOpen = index.data(ThumbnailModel::CurrentRole).toBool();
  together->setEnabled(cases_.currentRow() && (!isOpen || together->isChecked()));
  connect(together, &QAction::triggered, this, [this, row](bool on) { cases_.setTogether(row, on); });
  menu->popup(event->reason() == QContextMenuEvent::Mouse ? event->globalPos() : viewport()->mapToGlobal(visualRect(index).center()));
}

}  // namespace glenoid::ui
