// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/plots_drawing.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include <QApplication>
#include <QPainter>
#include <QSet>
#include <qcustomplot.h>

#include "ui/elements/theme.h"

namespace glenoid::ui {
namespace {

constexpr int kLeastLeftMargin = 64;   // pixels
constexpr double kFarthestPoint = 30;  // pixels between the pointer and the point that is read out

double factorOf(const PlotContent& content) { return content.percent ? 100 : 1; }

constexpr int kFewestDigits = 4, kMostDigits = 15;  // of a tick
constexpr int kFewestTicks = 3, kMostTicks = 5;
constexpr double kLeastSpread = 1e-12;  // of the values, relative to the largest: digits tell them apart

// Ticks whose labels do not touch each other. An axis that has not been laid out yet gets the most.
int tickCountOf(const QCPAxis& axis) {
  const bool isUpright = axis.orientation() == Qt::Vertical;
  const int length = isUpright ? axis.axisRect()->height() : axis.axisRect()->width();
  const int label = (isUpright ? 2 : 5) * QFontMetrics(axis.tickLabelFont()).height();
  return length > 0 ? std::clamp(length / label, 1, kMostTicks) : kMostTicks;
}

// Gives the axis as many ticks as it has room for, but three at least, with as many digits as tell them apart.
class DistinctTicker : public QCPAxisTicker {
 public:
  explicit DistinctTicker(const QCPAxis& axis) : axis_(axis) {}

 protected:
  double getTickStep(const QCPRange& range) override { return stepFor(range, tickCountOf(axis_)); }
  QVector<QString> createLabelVector(const QVector<double>& ticks, const QLocale& locale, QChar format, int digits) override {
    const auto labels = QCPAxisTicker::createLabelVector(ticks, locale, format, digits);
    const bool differ = QSet<QString>(labels.begin(), labels.end()).size() == labels.size();
    return differ || digits >= kMostDigits ? labels : createLabelVector(ticks, locale, format, digits + 1);
  }
  // A step is rounded to one that reads well, so `count` of them may be fewer in the range.
  double stepFor(const QCPRange& range, int count) {
    for (;; ++count) {
      setTickCount(count);
      const double step = QCPAxisTicker::getTickStep(range);
      const double ticks = std::floor(range.upper / step) - std::ceil(range.lower / step) + 1;
      if (ticks >= kFewestTicks || count >= kMostTicks) return step;
    }
  }

  const QCPAxis& axis_;  // that owns the ticker
};

// Ticks at powers of ten. If fewer than three are in the range, at their multiples by 3, and so on; in a narrow range evenly.
class LogarithmicTicker : public DistinctTicker {
 public:
  using DistinctTicker::DistinctTicker;

 protected:
  QVector<double> createTickVector(double, const QCPRange& range) override {
    static const std::vector<std::vector<double>> kMultiples{
        {1}, {1, 3}, {1, 2, 5}, {1, 2, 3, 5, 7}, {1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5, 6, 7, 8, 9}};
    if (range.lower > 0) {
      for (const auto& multiples : kMultiples) {
        const auto ticks = apart(ticksAt(multiples, range), range);
        if (ticks.size() >= kFewestTicks) return ticks;
      }
    }
    const auto even = QCPAxisTicker::createTickVector(stepFor(range, kFewestTicks), range), ticks = apart(even, range);
    return ticks.size() >= kFewestTicks ? ticks : even;
  }

 private:
  static QVector<double> ticksAt(const std::vector<double>& multiples, const QCPRange& range) {
    const int first = static_cast<int>(std::floor(std::log10(range.lower))), last = static_cast<int>(std::floor(std::log10(range.upper)));
    const int stride = (last - first) / (kMostTicks + 1) + 1;  // three powers at least
    QVector<double> ticks;
    for (int power = first; power <= last; power += stride) {
      for (const double multiple : multiples) ticks.push_back(multiple * std::pow(10, power));
    }
    return ticks;
  }

  // Those in the range whose labels do not touch each other.
  QVector<double> apart(const QVector<double>& ticks, const QCPRange& range) const {
    const int line = QFontMetrics(axis_.tickLabelFont()).height();
    QVector<double> kept;
    for (const double tick : ticks) {
      if (!range.contains(tick)) continue;
      if (kept.empty() || std::abs(axis_.coordToPixel(tick) - axis_.coordToPixel(kept.back())) >= line) kept.push_back(tick);
    }
    return kept;
  }
};

// Prevents ticks between two epochs.
class WholeTicker : public DistinctTicker {
 public:
  using DistinctTicker::DistinctTicker;

 protected:
  double getTickStep(const QCPRange& range) override { return std::max(1.0, std::floor(DistinctTicker::getTickStep(range))); }
  int getSubTickCount(double) override { return 0; }
};

template <class Ticker>
QSharedPointer<QCPAxisTicker> tickerOf(const QCPAxis& axis) {
  return QSharedPointer<QCPAxisTicker>(new Ticker(axis));
}

bool goesThrough(const QCPGraph& graph, const QRectF& room) {
  const auto points = graph.data();
  auto before = points->constBegin();
  for (auto point = before; point != points->constEnd(); before = point++) {
    const auto a = graph.coordsToPixels(before->key, before->value), b = graph.coordsToPixels(point->key, point->value);
    const double left = std::max(a.x(), room.left()), right = std::min(b.x(), room.right());
    if (left > right) continue;
    const auto yAt = [&](double x) { return b.x() > a.x() ? a.y() + (b.y() - a.y()) * (x - a.x()) / (b.x() - a.x()) : b.y(); };
    const auto [high, low] = std::minmax({yAt(left), yAt(right)});
    if (low >= room.top() && high <= room.bottom()) return true;
  }
  return false;
}

// Stands beside its line, above or below, where no curve goes through it if there is such a place.
class MarkText : public QCPItemText {
 public:
  using QCPItemText::QCPItemText;

 protected:
  void draw(QCPPainter* painter) override {
    place();
    QCPItemText::draw(painter);
  }

 private:
  void place() {
    const bool isLeft = position->pixelPosition().x() < parentPlot()->axisRect()->center().x();
    const auto roomy = isLeft ? Qt::AlignLeft : Qt::AlignRight, narrow = isLeft ? Qt::AlignRight : Qt::AlignLeft;
    for (const auto side : {roomy, narrow}) {
      for (const auto end : {Qt::AlignTop, Qt::AlignBottom}) {
        stand(side | end);
        if (isFree()) return;
      }
    }
    stand(roomy | Qt::AlignTop);
  }
  void stand(Qt::Alignment alignment) {
    setPositionAlignment(alignment);
    position->setCoords(position->coords().x(), alignment.testFlag(Qt::AlignTop) ? 0.02 : 0.98);
  }
  bool isFree() const {
    const QRectF room(topLeft->pixelPosition(), bottomRight->pixelPosition());
    const auto* axes = parentPlot()->axisRect();
    if (room.left() < axes->left() || room.right() > axes->right()) return false;
    for (int i = 0; i < parentPlot()->graphCount(); ++i) {
      if (goesThrough(*parentPlot()->graph(i), room)) return false;
    }
    return true;
  }
};

struct Bounds {
  double low = std::numeric_limits<double>::infinity(), high = -low;
  void take(double value) {
    low = std::min(low, value);
    high = std::max(high, value);
  }
  bool isEmpty() const { return low > high; }
};

void styleAxis(QCPAxis& axis, const QString& title, const PlotColours& colours) {
  auto font = QApplication::font();
  axis.setTickLabelFont(font);
  axis.setLabelFont(font);
  axis.setLabel(title);
  axis.setLabelColor(colours.quiet);
  axis.setTickLabelColor(colours.quiet);
  axis.setBasePen(colours.grid);
  axis.setTickPen(colours.grid);
  axis.setSubTickPen(Qt::NoPen);
  axis.grid()->setPen(QPen(colours.grid, 1));
  axis.grid()->setZeroLinePen(Qt::NoPen);
  axis.grid()->setSubGridVisible(false);
  axis.setLabelPadding(2);
}

void addGraph(QCustomPlot& plot, const PlotCurve& curve, const std::vector<double>& y, const QPen& pen, double factor) {
  auto* graph = plot.addGraph();
  QVector<double> keys(curve.x.begin(), curve.x.end()), values;
  for (const double value : y) values.push_back(factor * value);
  graph->setData(keys, values, /*alreadySorted=*/true);  // points of a ROC curve may share an x and must keep their order
  graph->setAdaptiveSampling(false);
  graph->setPen(pen);
  // A curve of one point would be invisible as a line.
  if (curve.dots || curve.x.size() == 1) graph->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, 6));
}

// When the colours are used up, they come again with another line.
Qt::PenStyle lineOf(const PlotCurve& curve, const PlotColours& colours) {
  constexpr std::array kLines{Qt::SolidLine, Qt::DashDotLine, Qt::DotLine};
  return curve.dashed ? Qt::DashLine : kLines[curve.colour / colours.curves.size() % kLines.size()];
}

// The line in the legend, in letters of HTML.
const char* swatchOf(Qt::PenStyle line) {
  switch (line) {
    case Qt::DashLine: return "&#9477;";
    case Qt::DashDotLine: return "&#9473;&#183;";
    case Qt::DotLine: return "&#183;&#183;&#183;";
    default: return "&#9473;";
  }
}

// The title of the plot is not repeated along the axis, which may be shorter than the word.
QString valueAxisTitle(const PlotContent& content) {
  if (content.yTitle == content.title) return content.percent ? QStringLiteral("%") : QString();
  return content.percent ? content.yTitle + QStringLiteral(", %") : content.yTitle;
}

void addCurve(QCustomPlot& plot, const PlotContent& content, const PlotCurve& curve, const PlotStyle& style) {
  const auto colour = style.colours.of(curve);
  const QPen pen(colour, 2, lineOf(curve, style.colours));
  if (!style.smoothed || !curve.noisy) return addGraph(plot, curve, curve.y, pen, factorOf(content));
  auto faint = colour;
  faint.setAlphaF(0.35f);
  addGraph(plot, curve, curve.y, QPen(faint, 1), factorOf(content));
  addGraph(plot, curve, smoothed(curve.y), pen, factorOf(content));
}

void addMark(QCustomPlot& plot, const PlotMark& mark, const PlotColours& colours) {
  auto* line = new QCPItemStraightLine(&plot);
  line->point1->setTypeX(QCPItemPosition::ptPlotCoords);
  line->point2->setTypeX(QCPItemPosition::ptPlotCoords);
  line->point1->setTypeY(QCPItemPosition::ptAxisRectRatio);
  line->point2->setTypeY(QCPItemPosition::ptAxisRectRatio);
  line->point1->setCoords(mark.x, 0);
  line->point2->setCoords(mark.x, 1);
  line->setPen(QPen(colours.mark, 1, Qt::DashLine));
  auto* text = new MarkText(&plot);
  text->position->setTypeX(QCPItemPosition::ptPlotCoords);
  text->position->setTypeY(QCPItemPosition::ptAxisRectRatio);
  text->position->setCoords(mark.x, 0);
  text->setPadding({4, 0, 4, 0});
  text->setText(mark.text);
  text->setFont(QApplication::font());
  text->setColor(colours.mark);
}

void addDiagonal(QCustomPlot& plot, const PlotColours& colours) {
  auto* line = new QCPItemLine(&plot);
  line->start->setCoords(0, 0);
  line->end->setCoords(1, 1);
  line->setPen(QPen(colours.quiet, 1, Qt::DashLine));
}

void fitAxes(QCustomPlot& plot, const PlotContent& content, bool logarithmic) {
  if (content.unitSquare) {
    plot.xAxis->setRange(-0.02, 1.02);
    plot.yAxis->setRange(-0.02, 1.02);
    return;
  }
  Bounds x, y;
  for (const auto& curve : content.curves) {
    for (std::size_t i = 0; i < curve.x.size(); ++i) {
      const double value = factorOf(content) * curve.y[i];
      if (!std::isfinite(value) || (logarithmic && value <= 0)) continue;
      x.take(curve.x[i]);
      y.take(value);
    }
  }
  if (x.isEmpty()) {
    x = {0, 1};
    y = {logarithmic ? 0.1 : 0.0, 1};
  }
  if (content.sharesX) {  // whole epochs from 0: the axis stays while an epoch is in progress
    x.low = 0;
    x.high = std::max(1.0, std::ceil(x.high));
  }
  const double aside = 0.02 * (x.high - x.low);
  plot.xAxis->setRange(content.sharesX ? 0 : x.low - aside, x.high + aside);
  if (logarithmic) {
    plot.yAxis->setRange(y.low / 1.2, y.high * 1.2);
    return;
  }
  const double spread = y.high - y.low, largest = std::max(std::abs(y.low), std::abs(y.high));
  const double above = spread > kLeastSpread * largest ? 0.06 * spread : largest == 0 ? 1 : 0.1 * largest;
  plot.yAxis->setRange(y.low - above, y.high + above);
}

PlotColours coloursOf(const ThemeColours& theme) {
  PlotColours colours{theme.surface, theme.text, theme.quietText, theme.border, theme.good, {}};
  std::copy(std::begin(theme.curves), std::end(theme.curves), colours.curves.begin());
  return colours;
}

}  // namespace

PlotColours screenColours() { return coloursOf(themeColours()); }
PlotColours paperColours() { return coloursOf(lightThemeColours()); }

void drawPlot(QCustomPlot& plot, const PlotContent& content, const PlotStyle& style) {
  plot.clearItems();
  plot.clearPlottables();
  plot.setBackground(QBrush(style.colours.background));
  plot.axisRect()->setMinimumMargins({kLeastLeftMargin, 8, 8, 0});  // aligns the axes of plots on paper
  styleAxis(*plot.xAxis, content.xTitle, style.colours);
  styleAxis(*plot.yAxis, valueAxisTitle(content), style.colours);
  plot.xAxis->setTicker(content.sharesX ? tickerOf<WholeTicker>(*plot.xAxis) : tickerOf<DistinctTicker>(*plot.xAxis));
  plot.yAxis->setScaleType(style.logarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
  plot.yAxis->setTicker(style.logarithmic ? tickerOf<LogarithmicTicker>(*plot.yAxis) : tickerOf<DistinctTicker>(*plot.yAxis));
  plot.yAxis->setNumberFormat(QStringLiteral("gb"));  // writes 6e-05 as 6·10⁻⁵
  plot.yAxis->setNumberPrecision(kFewestDigits);
  if (content.diagonal) addDiagonal(plot, style.colours);
  for (const auto& curve : content.curves) addCurve(plot, content, curve, style);
  if (content.mark) addMark(plot, *content.mark, style.colours);
  fitAxes(plot, content, style.logarithmic);
}

void paintPlot(QCustomPlot& plot, QPainter& painter, const QRect& rectangle) {
  // QCustomPlot only draws with its own painter class. It draws into a QPicture, which our painter then replays as vectors.
  QPicture picture;
  {
    QCPPainter own;
    own.begin(&picture);
    own.setMode(QCPPainter::pmVectorized);
    own.setMode(QCPPainter::pmNoCaching);
    plot.toPainter(&own, rectangle.width(), rectangle.height());
  }
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.drawPicture(rectangle.topLeft(), picture);
  painter.restore();
}

QString legendText(const PlotContent& content, const PlotColours& colours) {
  QStringList names;
  for (const auto& curve : content.curves) {
    const auto swatch = QString::fromLatin1(swatchOf(lineOf(curve, colours)));
    names << QStringLiteral("<span style=\"color:%1\">%2</span>&nbsp;%3").arg(colours.of(curve).name(), swatch, curve.name.toHtmlEscaped());
  }
  return names.join(QStringLiteral(" &nbsp; "));
}

bool hasPoints(const PlotContent& content) {
  return std::any_of(content.curves.begin(), content.curves.end(), [](const auto& curve) { return !curve.x.empty(); });
}

std::vector<double> allX(const PlotContent& content) {
  std::vector<double> all;
  for (const auto& curve : content.curves) all.insert(all.end(), curve.x.begin(), curve.x.end());
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

std::optional<double> nearestX(const PlotContent& content, double x) {
  std::optional<double> nearest;
  for (const auto& curve : content.curves) {
    const auto after = std::lower_bound(curve.x.begin(), curve.x.end(), x);
    for (const auto candidate : {after, after == curve.x.begin() ? after : after - 1}) {
      if (candidate != curve.x.end() && (!nearest || std::abs(*candidate - x) < std::abs(*nearest - x))) nearest = *candidate;
    }
  }
  return nearest;
}

QString readOutAt(const PlotContent& content, double x) {
  QStringList values;
  for (const auto& curve : content.curves) {
    const auto found = std::lower_bound(curve.x.begin(), curve.x.end(), x);
    if (found == curve.x.end() || *found != x) continue;
    values << curve.name + QLatin1Char(' ') + plotValueText(curve.y[static_cast<std::size_t>(found - curve.x.begin())], content.percent);
  }
  return QStringLiteral("%1 %2: %3").arg(content.xTitle, plotValueText(x, false), values.join(QStringLiteral(", ")));
}

QString readOutNear(const PlotContent& content, const QPointF& position, const QCustomPlot& plot) {
  double least = kFarthestPoint;
  QString text;
  for (const auto& curve : content.curves) {
    for (std::size_t i = 0; i < curve.x.size(); ++i) {
      const QPointF point(plot.xAxis->coordToPixel(curve.x[i]), plot.yAxis->coordToPixel(factorOf(content) * curve.y[i]));
      const double distance = std::hypot(point.x() - position.x(), point.y() - position.y());
      if (!(distance < least)) continue;
      least = distance;
      text = QStringLiteral("%1: %2 %3, %4 %5")
                 .arg(curve.name, content.xTitle, plotValueText(curve.x[i], false), content.yTitle,
                      plotValueText(curve.y[i], content.percent));
    }
  }
  return text;
}

}  // namespace glenoid::ui
