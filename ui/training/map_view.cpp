// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/map_view.h"

#include <array>

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QVBoxLayout>
#include <qcustomplot.h>

#include "core/engine/engine.h"
#include "ui/elements/controls.h"
#include "ui/elements/layouts.h"
#include "ui/elements/text.h"
#include "ui/elements/theme.h"
#include "ui/training/picture_list.h"
#include "ui/training/plots_drawing.h"

namespace glenoid::ui {
namespace {

constexpr int kHeight = 360;                                   // pixels
constexpr double kPoint = 7, kRing = 13;                       // pixels
constexpr double kMargin = 0.05;                               // of the range beside the outermost points
constexpr int kGroupDoubtful = 0, kGroupAll = 1, kGroups = 2;  // the first entries; one for each maker follows

struct Shape {
  QCPScatterStyle::ScatterShape shape;
  const char16_t* sign;
};
// The next shape is used when the colours are used up.
constexpr std::array kShapes{Shape{QCPScatterStyle::ssDisc, u"●"}, Shape{QCPScatterStyle::ssSquare, u"■"},
                             Shape{QCPScatterStyle::ssTriangle, u"▲"}, Shape{QCPScatterStyle::ssDiamond, u"◆"}};

QColor colourOf(std::size_t label) {
  const auto colours = screenColours().curves;
  return colours[label % colours.size()];
}

const Shape& shapeOf(std::size_t label) { return kShapes[label / screenColours().curves.size() % kShapes.size()]; }

}  // namespace

RunMap mapOf(const StoredRun& run, const CancelToken& token) {
  const auto bundle = engine().bundleOfRun(run.folder, token);
  const auto learned = engine().learnedPictures(bundle);
  if (!learned) return {};
  const auto points = engine().embeddingMap(*learned, token);
  std::optional<PixelCache> cache;
  std::error_code none;
  if (std::filesystem::is_regular_file(run.origin.cache, none)) cache.emplace(run.origin.cache);
  RunMap map;
  for (const auto& label : bundle.model.labels) map.labels.push_back(textOf(label.display));
  for (std::size_t row = 0; row < points.size(); ++row) {
    const auto found = cache ? cache->find(learned->sha256[row]) : std::nullopt;
    map.pictures.push_back({points[row], learned->labels[row], found ? cache->items()[*found].path : std::string(), learned->sha256[row]});
  }
  return map;
}

MapView::MapView(Services& services, QWidget* parent)
    : QWidget(parent),
      services_(services),
      words_(new QLabel),
      legend_(new QLabel),
      group_(new QComboBox),
      plot_(new QCustomPlot),
      pictures_(new PictureList(services.files, QStringLiteral("mapPictures"), tr("Chosen pictures of the map"))) {
  setObjectName(QStringLiteral("mapView"));
  setAccessibleName(tr("Map of the training pictures"));
  setFocusPolicy(Qt::StrongFocus);
  words_->setObjectName(QStringLiteral("mapWords"));
  words_->setProperty("role", QStringLiteral("quiet"));
  legend_->setObjectName(QStringLiteral("mapLegend"));
  legend_->setTextFormat(Qt::RichText);
  for (auto* label : {words_, legend_}) label->setWordWrap(true);
  nameControl(*group_, QStringLiteral("mapGroup"), tr("Pictures to list"), tr("Which pictures of the map are listed below it"));
  connect(group_, &QComboBox::activated, this, &MapView::chooseGroup);
  connect(pictures_, &PictureList::opened, this, &MapView::opened);
  pictures_->addToHead(group_);
  makePlot();
  auto* column = bareLayout<QVBoxLayout>(this);
  for (QWidget* widget : std::initializer_list<QWidget*>{words_, legend_, plot_, pictures_}) column->addWidget(widget);
}

void MapView::makePlot() {
  plot_->setObjectName(QStringLiteral("mapPlot"));
  plot_->setFixedHeight(kHeight);
  plot_->setFocusPolicy(Qt::NoFocus);
  plot_->setToolTip(tr("Drag a rectangle to list its pictures. Wheel: zoom. Double-click or Home: show all."));
  plot_->setSelectionRectMode(QCP::srmCustom);
  plot_->setInteractions(QCP::iRangeZoom);
  for (auto* axis : {plot_->xAxis, plot_->yAxis}) {
    axis->setTicks(false);
    axis->grid()->setVisible(false);
  }
  connect(plot_->selectionRect(), &QCPSelectionRect::accepted, this, [this](const QRect& rectangle) { chooseIn(rectangle); });
  connect(plot_, &QCustomPlot::mouseDoubleClick, this, &MapView::fit);
}

void MapView::setRun(const StoredRun& run) {
  reading_.cancel();
  run_ = run;
  isRead_ = false;
  take({});
  if (isVisible()) read();
}

void MapView::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  read();
}

void MapView::read() {
  if (!run_ || isRead_) return;
  isRead_ = true;
  words_->setText(tr("The map is being computed…"));
  reading_ = services_.files.submit<RunMap>(
      this, [run = *run_](const JobContext& context) { return mapOf(run, context.token); },
      {.done =
           [this](RunMap map) {
             take(std::move(map));
             words_->setText(
                 map_.pictures.empty()
                     ? tr("The model of this run keeps no features of its pictures.")
                     : tr("Near pictures look alike to the network. A ring marks a picture whose nearest ones have another maker: "
                          "its label may be wrong."));
           },
       .failed =
           [this](const Error& error) {
             words_->clear();
             services_.messages.show(error);
           }});
}

void MapView::take(RunMap map) {
  map_ = std::move(map);
  group_->clear();
  group_->addItem(tr("Doubtful labels (%n)", nullptr, static_cast<int>(doubtful().size())));
  group_->addItem(tr("All pictures (%n)", nullptr, static_cast<int>(map_.pictures.size())));
  for (const auto& label : map_.labels) group_->addItem(label);
  chosen_.clear();
  draw();
  chooseGroup();
  fit();
}

std::vector<std::size_t> MapView::doubtful() const {
  std::vector<std::size_t> rows;
  for (std::size_t row = 0; row < map_.pictures.size(); ++row) {
    if (map_.pictures[row].point.otherLabel) rows.push_back(row);
  }
  return rows;
}

void MapView::addPoints(const std::vector<std::size_t>& rows, const QColor& colour, int shape, double size) {
  auto* graph = plot_->addGraph();
  QVector<double> x, y;
  for (const auto row : rows) {
    x.push_back(map_.pictures[row].point.x);
    y.push_back(map_.pictures[row].point.y);
  }
  graph->setData(x, y);
  graph->setLineStyle(QCPGraph::lsNone);
  const auto style = static_cast<QCPScatterStyle::ScatterShape>(shape);
  graph->setScatterStyle(style == QCPScatterStyle::ssCircle ? QCPScatterStyle(style, QPen(colour, 2), Qt::NoBrush, size)
                                                            : QCPScatterStyle(style, colour, colour, size));
}

void MapView::draw() {
  const auto colours = screenColours();
  plot_->clearPlottables();
  plot_->setBackground(QBrush(colours.background));
  for (auto* axis : {plot_->xAxis, plot_->yAxis}) axis->setBasePen(QPen(colours.grid));
  QStringList names;
  for (std::size_t label = 0; label < map_.labels.size(); ++label) {
    std::vector<std::size_t> rows;
    for (std::size_t row = 0; row < map_.pictures.size(); ++row) {
      if (map_.pictures[row].label == label) rows.push_back(row);
    }
    addPoints(rows, colourOf(label), shapeOf(label).shape, kPoint);
    names << QStringLiteral("<span style=\"color:%1\">%2</span>&nbsp;%3")
                 .arg(colourOf(label).name(), QString::fromUtf16(shapeOf(label).sign), map_.labels[label].toHtmlEscaped());
  }
  addPoints(doubtful(), themeColours().warning, QCPScatterStyle::ssCircle, kRing);
  addPoints(chosen_, colours.text, QCPScatterStyle::ssCircle, kRing + 4);
  legend_->setText(names.join(QStringLiteral(" &nbsp; ")));
  plot_->replot(QCustomPlot::rpQueuedReplot);
}

void MapView::fit() {
  for (auto* axis : {plot_->xAxis, plot_->yAxis}) {
    axis->rescale();
    axis->scaleRange(1 + 2 * kMargin);
  }
  plot_->replot(QCustomPlot::rpQueuedReplot);
}

void MapView::chooseIn(const QRect& rectangle) {
  std::vector<std::size_t> rows;
  for (std::size_t row = 0; row < map_.pictures.size(); ++row) {
    const auto& point = map_.pictures[row].point;
    const QPointF place(plot_->xAxis->coordToPixel(point.x), plot_->yAxis->coordToPixel(point.y));
    if (QRectF(rectangle.normalized()).contains(place)) rows.push_back(row);
  }
  const auto title = tr("Chosen on the map (%n)", nullptr, static_cast<int>(rows.size()));
  choose(title, std::move(rows));
}

void MapView::chooseGroup() {
  const int group = group_->currentIndex();
  if (group == kGroupDoubtful) return choose(group_->currentText(), doubtful());
  std::vector<std::size_t> rows;
  for (std::size_t row = 0; row < map_.pictures.size(); ++row) {
    if (group == kGroupAll || static_cast<int>(map_.pictures[row].label) == group - kGroups) rows.push_back(row);
  }
  choose(group_->currentText(), std::move(rows));
}

void MapView::choose(const QString& title, std::vector<std::size_t> rows) {
  chosen_ = std::move(rows);
  std::vector<ListedPicture> listed;
  for (const auto row : chosen_) {
    const auto& [point, label, path, sha256] = map_.pictures[row];
    const auto& name = map_.labels[label];
    const auto caption = point.otherLabel ? tr("%1\nlike %2").arg(name, map_.labels[*point.otherLabel]) : name;
    listed.push_back({path, sha256, caption, textOf(path) + '\n' + caption, point.otherLabel ? themeColours().warning : QColor()});
  }
  pictures_->setPictures(title, std::move(listed), run_ ? run_->origin.cache : std::filesystem::path());
  draw();
}

void MapView::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Home) return fit();
  QWidget::keyPressEvent(event);
}

void MapView::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) draw();
}

}  // namespace glenoid::ui
