// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/plots_view.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QTextDocument>
#include <QToolButton>
#include <QVBoxLayout>
#include <qcustomplot.h>

#include "ui/elements/controls.h"
#include "ui/elements/layouts.h"
#include "ui/elements/theme.h"
#include "ui/training/plots_drawing.h"

namespace glenoid::ui {
namespace {

constexpr int kLeastWidth = 120, kLeastHeight = 90;  // pixels; never 0, because QCustomPlot 2.1 cannot paint that
constexpr int kGap = 12;                             // pixels between title and legend

// Wraps its words instead of making the plot wider.
QLabel* legendOf(const char* objectName, Qt::Alignment alignment) {
  auto* legend = new QLabel;
  legend->setObjectName(QString::fromLatin1(objectName));
  legend->setTextFormat(Qt::RichText);
  legend->setAlignment(alignment | Qt::AlignVCenter);
  legend->setMinimumWidth(0);
  legend->setWordWrap(true);
  legend->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  return legend;
}

}  // namespace

PlotView::PlotView(const QString& objectName, QWidget* parent)
    : QFrame(parent),
      title_(new QLabel),
      legend_(legendOf("plotLegend", Qt::AlignRight)),
      namesBelow_(legendOf("plotNamesBelow", Qt::AlignLeft)),
      nothing_(legendOf("plotNothing", Qt::AlignHCenter)),
      all_(new QToolButton),
      plot_(new QCustomPlot) {
  setObjectName(objectName);
  setFocusPolicy(Qt::StrongFocus);
  setMinimumHeight(kLeastHeight + fontMetrics().height());  // the splitter does not ask how the names wrap
  setProperty("role", QStringLiteral("figure"));
  setToolTip(tr(
      "Click, then turn the wheel: zoom. Drag: move. Double-click or Home: show all. Left and right arrow keys: step through the values."));
  title_->setObjectName(QStringLiteral("plotTitle"));
  auto bold = title_->font();
  bold.setBold(true);
  title_->setFont(bold);

  nameControl(*all_, QStringLiteral("plotShowAll"), tr("Show all"), tr("Show the whole range of the plot"));
  all_->setIcon(icon(QStringLiteral("fit")));
  all_->setAutoRaise(true);
  connect(all_, &QToolButton::clicked, this, &PlotView::fit);
  plot_->setFocusPolicy(Qt::NoFocus);
  plot_->setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
  plot_->setNoAntialiasingOnDrag(true);
  plot_->setMinimumSize(kLeastWidth, kLeastHeight);
  nothing_->setTextFormat(Qt::PlainText);
  nothing_->setProperty("role", QStringLiteral("quiet"));
  plot_->installEventFilter(this);
  quietWheel(*plot_, *this);  // a page of plots scrolls
  plot_->setMouseTracking(true);
  connect(plot_->xAxis, qOverload<const QCPRange&>(&QCPAxis::rangeChanged), this, [this] {
    if (fitting_) return;
    fittedX_ = false;
    refreshHeader();
    emit xRangeMoved(xRange());
  });
  connect(plot_->yAxis, qOverload<const QCPRange&>(&QCPAxis::rangeChanged), this, [this] {
    fittedY_ = fittedY_ && fitting_;
    refreshHeader();
  });
  connect(plot_, &QCustomPlot::afterLayout, this, &PlotView::follow);
  connect(plot_, &QCustomPlot::mouseDoubleClick, this, &PlotView::fit);
  connect(plot_, &QCustomPlot::mouseMove, this, [this](QMouseEvent* event) { showPointAt(event->position()); });

  auto* head = new QHBoxLayout;
  head->addWidget(title_);
  head->addWidget(legend_, 1);
  head->addWidget(all_);
  auto* all = bareLayout<QVBoxLayout>(this);
  all->setSpacing(2);
  all->addLayout(head);
  all->addWidget(plot_, 1);
  all->addWidget(nothing_, 1);
  all->addWidget(namesBelow_);
  redraw();
}

void PlotView::setContent(PlotContent content) {
  content_ = std::move(content);
  title_->setText(content_.title);
  setAccessibleName(content_.title.isEmpty() ? tr("Plot") : tr("Plot: %1").arg(content_.title));
  redraw();
}

void PlotView::setSmoothed(bool on) {
  smoothed_ = on;
  redraw();
}

void PlotView::setLogarithmic(bool on) {
  logarithmic_ = on;
  redraw();
}

void PlotView::fit() {
  fittedX_ = fittedY_ = true;
  redraw();
  emit xRangeMoved({});
}

void PlotView::setXRange(std::optional<std::pair<double, double>> range) {
  fittedX_ = !range;
  if (fittedX_) return redraw();
  fitting_ = true;
  plot_->xAxis->setRange(range->first, range->second);
  fitting_ = false;
  refreshHeader();
  plot_->replot(QCustomPlot::rpQueuedReplot);
}

void PlotView::redraw() {
  readLine_ = nullptr;
  const auto x = plot_->xAxis->range(), y = plot_->yAxis->range();
  fitting_ = true;
  drawPlot(*plot_, content_, {screenColours(), smoothed_, isLogarithmic()});
  if (!fittedX_) plot_->xAxis->setRange(x);
  if (!fittedY_) plot_->yAxis->setRange(y);
  fitting_ = false;
  const bool isEmpty = !hasPoints(content_);
  plot_->setVisible(!isEmpty);
  nothing_->setVisible(isEmpty);
  nothing_->setText(content_.nothing);
  setReadOut(readX_);
}

// The ticks were chosen for the area that the plot had before.
void PlotView::follow() {
  const auto before = std::exchange(laidOut_, plot_->axisRect()->rect());
  if (before.size() != laidOut_.size()) plot_->replot(QCustomPlot::rpQueuedReplot);
  if (before.left() != laidOut_.left()) emit leftEdgeMoved();
}

void PlotView::alignLeftEdges(const std::vector<PlotView*>& plots) {
  if (plots.empty()) return;
  auto* group = new QCPMarginGroup(plots.front()->plot_);
  for (auto* view : plots) {
    view->plot_->axisRect()->setMarginGroup(QCP::msLeft, group);
    for (auto* other : plots) {
      if (other != view)
        connect(view, &PlotView::leftEdgeMoved, other->plot_, [other] { other->plot_->replot(QCustomPlot::rpQueuedReplot); });
    }
  }
}

void PlotView::setReadOut(std::optional<double> x) {
  readX_ = x;
  readOut_.clear();
  if (x && content_.sharesX) {
    if (const auto nearest = nearestX(content_, *x)) readOut_ = readOutAt(content_, *nearest);
  }
  if (readLine_) plot_->removeItem(readLine_);
  readLine_ = nullptr;
  if (!readOut_.isEmpty()) {
    const double at = *nearestX(content_, *x);
    readLine_ = new QCPItemStraightLine(plot_);
    readLine_->point1->setCoords(at, 0);
    readLine_->point2->setCoords(at, 1);
    readLine_->point1->setType(QCPItemPosition::ptPlotCoords);
    readLine_->point1->setTypeY(QCPItemPosition::ptAxisRectRatio);
    readLine_->point2->setTypeY(QCPItemPosition::ptAxisRectRatio);
    readLine_->setPen(QPen(screenColours().quiet, 1, Qt::DotLine));
  }
  refreshHeader();
  plot_->replot(QCustomPlot::rpQueuedReplot);
}

void PlotView::refreshHeader() {
  const auto names = legendText(content_, screenColours());
  const bool below = content_.namesBelow || !fitsBesideTitle(names);
  namesBelow_->setVisible(below);
  namesBelow_->setText(names);
  namesBelow_->setMinimumHeight(below ? std::max(0, namesBelow_->heightForWidth(width())) : 0);  // a read-out in their place moves nothing
  legend_->setText(below ? QString() : names);
  if (!readOut_.isEmpty()) (below ? namesBelow_ : legend_)->setText(readOut_.toHtmlEscaped());
  all_->setVisible(!fittedX_ || !fittedY_);
}

bool PlotView::fitsBesideTitle(const QString& names) const {
  QTextDocument words;
  words.setDefaultFont(legend_->font());
  words.setHtml(names);
  return title_->sizeHint().width() + kGap + words.idealWidth() <= width();
}

void PlotView::resizeEvent(QResizeEvent* event) {
  QFrame::resizeEvent(event);
  refreshHeader();
}

void PlotView::showPointAt(const QPointF& position) {
  if (!plot_->axisRect()->rect().contains(position.toPoint())) return setReadOut({});
  if (content_.sharesX) {
    setReadOut(plot_->xAxis->pixelToCoord(position.x()));
    emit readOutMoved(readX_);
    return;
  }
  readOut_ = readOutNear(content_, position, *plot_);
  refreshHeader();
}

bool PlotView::eventFilter(QObject* watched, QEvent* event) {
  if (watched == plot_ && event->type() == QEvent::Leave) {
    setReadOut({});
    emit readOutMoved({});
  }
  if (watched == plot_ && event->type() == QEvent::MouseButtonPress) setFocus(Qt::MouseFocusReason);
  return QWidget::eventFilter(watched, event);
}

void PlotView::step(int by) {
  const auto all = allX(content_);
  if (all.empty() || !content_.sharesX) return;
  std::size_t at = by > 0 ? 0 : all.size() - 1;
  if (readX_) {
    const auto now = std::lower_bound(all.begin(), all.end(), *nearestX(content_, *readX_)) - all.begin();
    at = static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(now + by, 0, static_cast<std::ptrdiff_t>(all.size()) - 1));
  }
  setReadOut(all[at]);
  emit readOutMoved(readX_);
}

void PlotView::zoom(double factor) {
  plot_->xAxis->scaleRange(factor);
  plot_->yAxis->scaleRange(factor);
  plot_->replot(QCustomPlot::rpQueuedReplot);
}

void PlotView::keyPressEvent(QKeyEvent* event) {
  switch (event->key()) {
    case Qt::Key_Left: return step(-1);
    case Qt::Key_Right: return step(1);
    case Qt::Key_Home: return fit();
    case Qt::Key_Plus: return zoom(0.8);
    case Qt::Key_Minus: return zoom(1.25);
    default: QWidget::keyPressEvent(event);
  }
}

void PlotView::focusInEvent(QFocusEvent* event) {
  QWidget::focusInEvent(event);
  title_->setForegroundRole(QPalette::Link);
}

void PlotView::focusOutEvent(QFocusEvent* event) {
  QWidget::focusOutEvent(event);
  title_->setForegroundRole(QPalette::WindowText);
}

void PlotView::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) redraw();
}

std::pair<double, double> PlotView::xRange() const { return {plot_->xAxis->range().lower, plot_->xAxis->range().upper}; }
std::pair<double, double> PlotView::yRange() const { return {plot_->yAxis->range().lower, plot_->yAxis->range().upper}; }

void PlotView::paint(QPainter& painter, const QRect& rectangle) const {
  QTextDocument head;
  head.setDefaultFont(font());
  head.setTextWidth(rectangle.width());
  head.setHtml(QStringLiteral("<div style=\"color:black\"><b>%1</b> &nbsp; %2</div>")
                   .arg(content_.title.toHtmlEscaped(), legendText(content_, paperColours())));
  const int headHeight = static_cast<int>(std::ceil(head.size().height()));
  painter.save();
  painter.translate(rectangle.topLeft());
  head.drawContents(&painter);
  painter.restore();

  QCustomPlot paper;
  drawPlot(paper, content_, {paperColours(), smoothed_, isLogarithmic()});
  paintPlot(paper, painter, rectangle.adjusted(0, headHeight, 0, 0));
}

}  // namespace glenoid::ui
