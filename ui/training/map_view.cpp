// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/map_view.h"

#include <algorithm>
#include <array>

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <qcustomplot.h>

#include "core/engine/engine.h"
#include "core/eval/prediction_table.h"
#include "ui/elements/controls.h"
#include "ui/elements/layouts.h"
#include "ui/elements/text.h"
#include "ui/elements/theme.h"
#include "ui/training/map_selection.h"
#include "ui/training/picture_list.h"
#include "ui/training/plots_drawing.h"

namespace glenoid::ui {
namespace {

constexpr int kHeight = 360;                          // pixels
constexpr double kPoint = 7, kCross = 9, kRing = 13;  // pixels
constexpr double kMargin = 0.05;                      // of the range beside the outermost points
constexpr double kMostZoom = 50;
constexpr int kGroupDoubtful = 0, kGroupAll = 1, kGroups = 2;  // the first entries; one for each maker follows, then the test part

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

double MapPoint::*placeAlong(const QCPAxis& axis) { return axis.orientation() == Qt::Horizontal ? &MapPoint::x : &MapPoint::y; }

// From the first point along one axis to the last, with a margin.
QCPRange wholeRange(const std::vector<MappedPicture>& pictures, double MapPoint::*place) {
  if (pictures.empty()) return {-1, 1};
  const auto isBefore = [place](const auto& a, const auto& b) { return a.point.*place < b.point.*place; };
  const auto [first, last] = std::minmax_element(pictures.begin(), pictures.end(), isBefore);
  const double low = first->point.*place, high = last->point.*place, margin = kMargin * (high - low);
  return high > low ? QCPRange(low - margin, high + margin) : QCPRange(low - 1, low + 1);
}

QCPRange limited(QCPRange range, const QCPRange& whole) {
  const double least = whole.size() / kMostZoom, middle = range.center();
  if (range.size() < least) range = {middle - least / 2, middle + least / 2};
  return range.bounded(whole.lower, whole.upper);
}

LearnedPictures testPartOf(const StoredRun& run, const Bundle& bundle, const PixelCache& cache, const CancelToken& token) {
  std::vector<std::size_t> positions;
  for (const auto& [path, sha256] : readPredictionTable(run.folder / "test.csv").images) {
    if (const auto found = cache.find(sha256)) positions.push_back(*found);
  }
  return engine().learnedPictures(bundle, cache, positions, token);
}

}  // namespace

RunMap mapOf(const StoredRun& run, bool withTestPart, const CancelToken& token) {
  const auto bundle = engine().bundleOfRun(run.folder, token);
  const auto learned = engine().readNeighbours(bundle);
  if (!learned) return {};
  std::optional<PixelCache> cache;  // the learned pictures only take their names from it
  std::error_code none;
  if (withTestPart || std::filesystem::is_regular_file(run.origin.cache, none)) cache.emplace(run.origin.cache);
  const auto others = withTestPart ? testPartOf(run, bundle, *cache, token) : LearnedPictures();
  const auto points = engine().embeddingMap(*learned, others, token);
  RunMap map;
  map.others = static_cast<int>(others.labels.size());
  for (const auto& label : bundle.model.labels) map.labels.push_back(textOf(label.display));
  for (const auto* pictures : {&*learned, &others}) {
    for (std::size_t row = 0; row < pictures->labels.size(); ++row) {
      const auto& sha256 = pictures->sha256[row];
      const auto found = cache ? cache->find(sha256) : std::nullopt;
      map.pictures.push_back({points[map.pictures.size()], pictures->labels[row], found ? cache->items()[*found].path : std::string(),
                              sha256, pictures != &others});
    }
  }
  return map;
}

MapView::MapView(Services& services, QWidget* parent)
    : QFrame(parent),
      services_(services),
      words_(new QLabel),
      legend_(new QLabel),
      group_(new QComboBox),
      tool_(new QComboBox),
      testPart_(new QCheckBox(tr("Test part"))),
      plot_(new QCustomPlot),
      selection_(new MapSelection(*plot_)),
      pictures_(new PictureList(services.files, QStringLiteral("mapPictures"), tr("Chosen pictures of the map"))) {
  setObjectName(QStringLiteral("mapView"));
  setAccessibleName(tr("Map of the training pictures"));
  setFocusPolicy(Qt::StrongFocus);
  setProperty("role", QStringLiteral("figure"));
  words_->setObjectName(QStringLiteral("mapWords"));
  words_->setProperty("role", QStringLiteral("quiet"));
  legend_->setObjectName(QStringLiteral("mapLegend"));
  legend_->setTextFormat(Qt::RichText);
  for (auto* label : {words_, legend_}) label->setWordWrap(true);
  nameControl(*group_, QStringLiteral("mapGroup"), tr("Pictures to list"), tr("Which pictures of the map are listed below it"));
  group_->setPlaceholderText(tr("Chosen on the map"));
  group_->setSizeAdjustPolicy(QComboBox::AdjustToContents);  // filled once the map is computed
  connect(group_, &QComboBox::activated, this, &MapView::chooseGroup);
  connect(pictures_, &PictureList::opened, this, &MapView::opened);
  nameControl(*tool_, QStringLiteral("mapTool"), tr("Selection on the map"), tr("The shape that you draw around pictures to list them"));
  tool_->addItems({tr("Rectangle"), tr("Lasso")});
  connect(tool_, &QComboBox::currentIndexChanged, this, [this](int tool) { selection_->setFree(tool == 1); });
  nameControl(*testPart_, QStringLiteral("mapTestPart"), tr("Test part"),
              tr("Also show the pictures of the test part, as crosses. The network has to see each of them first."));
  connect(testPart_, &QCheckBox::toggled, this, [this] {
    isRead_ = false;
    read();
  });
  pictures_->addToHead(group_);
  makePlot();
  auto* controls = new QHBoxLayout;
  controls->addWidget(tool_);
  controls->addWidget(testPart_);
  controls->addStretch();
  auto* column = bareLayout<QVBoxLayout>(this);
  column->addWidget(words_);
  column->addWidget(legend_);
  column->addLayout(controls);
  column->addWidget(plot_);
  column->addWidget(pictures_);
}

void MapView::makePlot() {
  plot_->setObjectName(QStringLiteral("mapPlot"));
  plot_->setFixedHeight(kHeight);
  plot_->setMinimumWidth(1);  // QCustomPlot 2.1 cannot paint a width of 0
  plot_->setFocusPolicy(Qt::NoFocus);
  plot_->setToolTip(tr("Drag around pictures to list them. Click, then turn the wheel: zoom. Double-click or Home: show all."));
  plot_->setInteractions(QCP::iRangeZoom);
  quietWheel(*plot_, *this);
  for (auto* axis : {plot_->xAxis, plot_->yAxis}) {
    axis->setTicks(false);
    axis->grid()->setVisible(false);
    connect(axis, qOverload<const QCPRange&>(&QCPAxis::rangeChanged), this, [this, axis](const QCPRange& range) {
      const QSignalBlocker quiet(axis);
      axis->setRange(limited(range, wholeRange(map_.pictures, placeAlong(*axis))));
    });
  }
  connect(selection_, &QCPSelectionRect::accepted, this, [this] { chooseIn(selection_->outline()); });
  connect(plot_, &QCustomPlot::mouseDoubleClick, this, &MapView::fit);
}

void MapView::setRun(const StoredRun& run) {
  reading_.cancel();
  run_ = run;
  isRead_ = false;
  const QSignalBlocker quiet(testPart_);
  testPart_->setChecked(false);
  testPart_->setEnabled(run.test.has_value());
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
  reading_.cancel();
  reading_ = services_.files.submit<RunMap>(
      this, [run = *run_, test = testPart_->isChecked()](const JobContext& context) { return mapOf(run, test, context.token); },
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
  if (map_.others > 0) group_->addItem(tr("Test part (%n)", nullptr, map_.others));
  group_->setCurrentIndex(kGroupDoubtful);
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
  const bool isLine = style == QCPScatterStyle::ssCircle || style == QCPScatterStyle::ssCross;
  graph->setScatterStyle(isLine ? QCPScatterStyle(style, QPen(colour, 2), Qt::NoBrush, size)
                                : QCPScatterStyle(style, colour, colour, size));
}

void MapView::draw() {
  const auto colours = screenColours();
  plot_->clearPlottables();
  plot_->setBackground(QBrush(colours.background));
  for (auto* axis : {plot_->xAxis, plot_->yAxis}) axis->setBasePen(QPen(colours.grid));
  QStringList names;
  for (std::size_t label = 0; label < map_.labels.size(); ++label) {
    std::vector<std::size_t> learned, others;
    for (std::size_t row = 0; row < map_.pictures.size(); ++row) {
      if (map_.pictures[row].label == label) (map_.pictures[row].isLearned ? learned : others).push_back(row);
    }
    addPoints(learned, colourOf(label), shapeOf(label).shape, kPoint);
    addPoints(others, colourOf(label), QCPScatterStyle::ssCross, kCross);
    names << QStringLiteral("<span style=\"color:%1\">%2</span>&nbsp;%3")
                 .arg(colourOf(label).name(), QString::fromUtf16(shapeOf(label).sign), map_.labels[label].toHtmlEscaped());
  }
  if (map_.others > 0) names << QStringLiteral("✕&nbsp;%1").arg(tr("Test part"));
  addPoints(doubtful(), themeColours().warning, QCPScatterStyle::ssCircle, kRing);
  addPoints(chosen_, colours.text, QCPScatterStyle::ssCircle, kRing + 4);
  legend_->setText(names.join(QStringLiteral(" &nbsp; ")));
  plot_->replot(QCustomPlot::rpQueuedReplot);
}

void MapView::fit() {
  for (auto* axis : {plot_->xAxis, plot_->yAxis}) axis->setRange(wholeRange(map_.pictures, placeAlong(*axis)));
  plot_->replot(QCustomPlot::rpQueuedReplot);
}

void MapView::chooseIn(const QPolygonF& outline) {
  std::vector<std::size_t> rows;
  for (std::size_t row = 0; row < map_.pictures.size(); ++row) {
    const auto& point = map_.pictures[row].point;
    const QPointF place(plot_->xAxis->coordToPixel(point.x), plot_->yAxis->coordToPixel(point.y));
    if (outline.containsPoint(place, Qt::WindingFill)) rows.push_back(row);
  }
  group_->setCurrentIndex(-1);
  const auto title = tr("Chosen on the map (%n)", nullptr, static_cast<int>(rows.size()));
  choose(title, std::move(rows));
}

void MapView::chooseGroup() {
  const int group = group_->currentIndex();
  if (group == kGroupDoubtful) return choose(group_->currentText(), doubtful());
  const int testPart = kGroups + static_cast<int>(map_.labels.size());
  std::vector<std::size_t> rows;
  for (std::size_t row = 0; row < map_.pictures.size(); ++row) {
    const auto& picture = map_.pictures[row];
    const bool isOfGroup = group == testPart ? !picture.isLearned : static_cast<int>(picture.label) == group - kGroups;
    if (group == kGroupAll || isOfGroup) rows.push_back(row);
  }
  choose(group_->currentText(), std::move(rows));
}

void MapView::choose(const QString& title, std::vector<std::size_t> rows) {
  chosen_ = std::move(rows);
  std::vector<ListedPicture> listed;
  for (const auto row : chosen_) {
    const auto& [point, label, path, sha256, isLearned] = map_.pictures[row];
    const auto& name = map_.labels[label];
    const auto caption = point.otherLabel ? tr("%1\nlike %2").arg(name, map_.labels[*point.otherLabel]) : name;
    listed.push_back({path, sha256, caption, textOf(path) + '\n' + caption, point.otherLabel ? &ThemeColours::warning : nullptr});
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
