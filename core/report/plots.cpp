// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/plots.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/base/numbers.h"
#include "core/base/text.h"

namespace glenoid {
namespace {

// After Okabe and Ito 2008: colour-blind readers can distinguish these colours too. The first six are those of the window's plots on white.
constexpr const char* kColours[] = {"#0072b2", "#c07000", "#00805e", "#a34c86", "#c2500a", "#7a7000", "#1c2530", "#56b4e9"};
constexpr const char* kWrong = "#b3261e";  // wrong answers, as in the window
constexpr double kLeft = 52, kTop = 30, kSide = 300, kBottom = 46, kRight = 14;
constexpr std::size_t kMostCurves = 12;

const char* colour(std::size_t i) { return kColours[i % std::size(kColours)]; }
std::string px(double value) { return fixedNumber(value, 1); }

std::string svg(double width, double height, const std::string& content) {
  return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + px(width) + "\" height=\"" + px(height) + "\" viewBox=\"0 0 " + px(width) +
         " " + px(height) + "\" font-family=\"Segoe UI, DejaVu Sans, sans-serif\" font-size=\"12\" fill=\"#1c2530\" role=\"img\">\n" +
         content + "</svg>\n";
}

std::string text(double x, double y, const std::string& words, const char* more = "") {
  return "<text x=\"" + px(x) + "\" y=\"" + px(y) + "\" " + more + ">" + escapedHtml(words) + "</text>\n";
}

std::string line(double x1, double y1, double x2, double y2, const std::string& stroke, const char* more = "") {
  return "<line x1=\"" + px(x1) + "\" y1=\"" + px(y1) + "\" x2=\"" + px(x2) + "\" y2=\"" + px(y2) + "\" stroke=\"" + stroke + "\" " + more +
         "/>\n";
}

std::string key(std::size_t i, const std::string& name) {
  return std::string("<span class=\"key\"><i style=\"background:") + colour(i) + "\"></i>" + escapedHtml(name) + "</span>\n";
}

// 1, 2 or 5 times a power of ten, four to ten steps over the range.
double tickStep(double range) {
  const double power = std::pow(10, std::floor(std::log10(range / 4)));
  for (const double factor : {5.0, 2.0}) {
    if (range / (factor * power) >= 4) return factor * power;
  }
  return power;
}

std::vector<double> ticks(double from, double to, double step) {
  std::vector<double> values;
  for (auto i = std::lround(std::ceil(from / step - 1e-9)); static_cast<double>(i) * step <= to + step * 1e-6; ++i) {
    values.push_back(static_cast<double>(i) * step);
  }
  return values;
}

// As many digits as the step needs.
int digitsOf(double step) { return std::max(0, static_cast<int>(std::ceil(-std::log10(step) - 1e-9))); }

class Frame {
 public:
  Frame(const PlotAxes& axes, const PageLanguage& language) : axes_(axes), language_(language) {}
  double x(double value) const { return kLeft + (value - axes_.left) / (axes_.right - axes_.left) * kSide; }
  double y(double value) const { return kTop + (axes_.top - value) / (axes_.top - axes_.bottom) * kSide; }

  std::string grid() const {
    std::string out = text(kLeft, 16, axes_.title, "font-weight=\"600\" font-size=\"13\"");
    const double stepX = tickStep(axes_.right - axes_.left), stepY = tickStep(axes_.top - axes_.bottom);
    for (const double v : ticks(axes_.left, axes_.right, stepX)) {
      out += line(x(v), kTop, x(v), kTop + kSide, "#e4e9ee") +
             text(x(v), kTop + kSide + 16, language_.number(v, digitsOf(stepX)), "text-anchor=\"middle\"");
    }
    for (const double v : ticks(axes_.bottom, axes_.top, stepY)) {
      out += line(kLeft, y(v), kLeft + kSide, y(v), "#e4e9ee") +
             text(kLeft - 6, y(v) + 4, language_.number(v, digitsOf(stepY)), "text-anchor=\"end\"");
    }
    out += line(kLeft, kTop + kSide, kLeft + kSide, kTop + kSide, "#7b8794") + line(kLeft, kTop, kLeft, kTop + kSide, "#7b8794");
    if (axes_.diagonal) out += line(kLeft, kTop + kSide, kLeft + kSide, kTop, "#7b8794", "stroke-dasharray=\"4 4\"");
    out += text(kLeft + kSide / 2, kTop + kSide + 36, axes_.x, "text-anchor=\"middle\"");
    const auto turned = "text-anchor=\"middle\" transform=\"rotate(-90 12 " + px(kTop + kSide / 2) + ")\"";
    return out + text(12, kTop + kSide / 2, axes_.y, turned.c_str());
  }

  std::string curve(const Curve& curve, std::size_t i) const {
    std::string points, dots;
    for (const auto& [a, b] : curve.points) {
      if (std::isnan(b)) continue;
      points += px(x(a)) + "," + px(y(b)) + " ";
      if (axes_.dots) dots += "<circle cx=\"" + px(x(a)) + "\" cy=\"" + px(y(b)) + "\" r=\"3\" fill=\"" + colour(i) + "\"/>\n";
    }
    return "<polyline fill=\"none\" stroke=\"" + std::string(colour(i)) + "\" stroke-width=\"1.8\" stroke-linejoin=\"round\" points=\"" +
           points + "\"/>\n" + dots;
  }

 private:
  const PlotAxes& axes_;
  const PageLanguage& language_;
};

}  // namespace

std::string linePlot(const PlotAxes& axes, const std::vector<Curve>& curves, const PageLanguage& language) {
  const Frame frame(axes, language);
  std::string content = frame.grid(), caption;
  for (std::size_t i = 0; i < curves.size(); ++i) {
    const auto& points = curves[i].points;
    if (std::all_of(points.begin(), points.end(), [](const auto& point) { return std::isnan(point.second); })) continue;
    content += frame.curve(curves[i], i), caption += key(i, curves[i].name);
  }
  return "<figure>" + svg(kLeft + kSide + kRight, kTop + kSide + kBottom, content) + "<figcaption>" + caption + "</figcaption></figure>\n";
}

std::string rocPlot(const Evaluation& evaluation, const PageLanguage& language) {
  std::vector<std::size_t> order(evaluation.classes.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  if (order.size() > kMostCurves) {
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return evaluation.classes[a].scores.support > evaluation.classes[b].scores.support;
    });
    order.resize(kMostCurves);
  }
  std::vector<Curve> curves;
  for (const auto c : order) {
    const auto& rated = evaluation.classes[c];
    if (rated.roc.empty()) continue;
    curves.push_back({language.write({GLENOID_TEXT("Core", "%1 (AUC %2)"), {rated.label, rated.auc}, 3}), {}});
    for (const auto& point : rated.roc) curves.back().points.emplace_back(point.falsePositiveRate, point.truePositiveRate);
  }
  const auto title = language.write({GLENOID_TEXT("Core", "ROC, one class against the rest")}),
             x = language.write({GLENOID_TEXT("Core", "false positive rate")}),
             y = language.write({GLENOID_TEXT("Core", "true positive rate")});
  return linePlot({title, x, y, 0, 1, 0, 1, true, false}, curves, language);
}

std::string reliabilityPlot(const Evaluation& evaluation, const PageLanguage& language) {
  Curve curve{language.write({GLENOID_TEXT("Core", "bins of equal size; dashed: perfect calibration")}), {}};
  for (const auto& bin : evaluation.reliability) curve.points.emplace_back(bin.confidence, bin.accuracy);
  const auto title = language.write({GLENOID_TEXT("Core", "Reliability")}), x = language.write({GLENOID_TEXT("Core", "confidence")}),
             y = language.write({GLENOID_TEXT("Core", "accuracy")});
  return linePlot({title, x, y, 0, 1, 0, 1, true, true}, {curve}, language);
}

std::string confusionPlot(const Evaluation& evaluation, const PageLanguage& language) {
  const auto classes = evaluation.classes.size();
  std::size_t longest = 0;
  for (const auto& rated : evaluation.classes) longest = std::max(longest, rated.label.size());
  const double head = 24 + 7 * static_cast<double>(std::min<std::size_t>(longest, 24)),
               cell = std::clamp(260.0 / static_cast<double>(classes), 30.0, 64.0);
  const double size = cell * static_cast<double>(classes), top = 40 + head * 0.72;
  std::string content = text(head, 16, language.write({GLENOID_TEXT("Core", "Confusion matrix: truth in rows, answers in columns")}),
                             "font-weight=\"600\" font-size=\"13\"");
  for (std::size_t t = 0; t < classes; ++t) {
    const double middle = (static_cast<double>(t) + 0.5) * cell;
    content += text(head - 6, top + middle + 4, evaluation.classes[t].label, "text-anchor=\"end\"");
    const auto turned = "transform=\"rotate(-45 " + px(head + middle) + " " + px(top - 6) + ")\"";
    content += text(head + middle, top - 6, evaluation.classes[t].label, turned.c_str());
    const auto support = static_cast<double>(std::max<std::size_t>(evaluation.classes[t].scores.support, 1));
    for (std::size_t p = 0; p < classes; ++p) {
      const auto count = evaluation.confusion.at(t, p);
      const double share = static_cast<double>(count) / support, x = head + static_cast<double>(p) * cell,
                   y = top + static_cast<double>(t) * cell;
      content += "<rect x=\"" + px(x) + "\" y=\"" + px(y) + "\" width=\"" + px(cell) + "\" height=\"" + px(cell) +
                 "\" stroke=\"#fff\" fill=\"" + (t == p ? kColours[0] : kWrong) + "\" fill-opacity=\"" +
                 fixedNumber(0.05 + 0.9 * share, 3) + "\"/>\n";
      content += text(x + cell / 2, y + cell / 2 + 4, std::to_string(count),
                      share > 0.55 ? "text-anchor=\"middle\" fill=\"#fff\"" : "text-anchor=\"middle\"");
    }
  }
  return "<figure>" + svg(std::max(head + size + head * 0.72, 330.0), top + size + 10, content) + "</figure>\n";
}

std::string barPlot(const std::string& title, const std::vector<Bar>& bars, const PageLanguage& language) {
  std::size_t longest = 0;
  for (const auto& bar : bars) longest = std::max(longest, bar.name.size());
  const double head = 20 + 6.9 * static_cast<double>(longest), wide = 420, high = 24, top = 34;
  const double bottom = top + high * static_cast<double>(bars.size());
  const auto x = [&](double value) { return head + value * wide; };
  std::string content = text(0, 16, title, "font-weight=\"600\" font-size=\"13\"");
  for (int tick = 0; tick <= 10; tick += 2) {
    content += line(x(tick / 10.0), top, x(tick / 10.0), bottom, "#e4e9ee");
    content += text(x(tick / 10.0), bottom + 16, std::to_string(10 * tick) + " %", "text-anchor=\"middle\"");
  }
  for (std::size_t i = 0; i < bars.size(); ++i) {
    const double middle = top + high * (static_cast<double>(i) + 0.5);
    const auto& [name, value, interval] = bars[i];
    content += text(head - 8, middle + 4, name, "text-anchor=\"end\"");
    content +=
        "<rect x=\"" + px(head) + "\" y=\"" + px(middle - 7) + "\" width=\"" + px(value * wide) + "\" height=\"14\" fill=\"#56b4e9\"/>\n";
    content += line(x(interval.lower), middle, x(interval.upper), middle, "#1c2530", "stroke-width=\"1.5\"");
    for (const double end : {interval.lower, interval.upper})
      content += line(x(end), middle - 4, x(end), middle + 4, "#1c2530", "stroke-width=\"1.5\"");
    content += text(x(1) + 8, middle + 4, language.percent(value));
  }
  return "<figure>" + svg(head + wide + 52, bottom + 24, content) + "</figure>\n";
}

}  // namespace glenoid
