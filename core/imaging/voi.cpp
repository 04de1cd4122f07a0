// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/voi.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/base/error.h"

namespace glenoid {
namespace {

constexpr double kTail = 0.005;         // share of the pixels that the automatic window leaves out at each end
constexpr double kLeastSpan = 1.0 / 8;  // share of the brightness range that a VOI must spread the middle of the data over
constexpr double kLeastGraded = 0.01;   // share of the pixels that must be neither black nor white if the data has intermediate values
constexpr std::size_t kManyValues = 16;

std::uint16_t entry(const LookupTable& table, double value) {
  const double last = static_cast<double>(table.data.size() - 1);
  return table.data[static_cast<std::size_t>(std::clamp(std::round(value - table.firstMapped), 0.0, last))];
}

double windowBrightness(const Window& window, double value) {
  const double width = window.width;
  if (!(width > 0)) return value < window.center ? 0 : 1;
  switch (window.function) {
    case WindowFunction::Sigmoid: return 1 / (1 + std::exp(-4 * (value - window.center) / width));
    case WindowFunction::Linear:
      if (width >= 1) {
        const double center = window.center - 0.5, half = (width - 1) / 2;
        if (value <= center - half) return 0;
        if (value > center + half) return 1;
        return (value - center) / (width - 1) + 0.5;
      }
      [[fallthrough]];
    case WindowFunction::LinearExact: return std::clamp((value - window.center) / width + 0.5, 0.0, 1.0);
  }
  return 0;
}

template <typename Value>
std::vector<StoredCount> countStored(const Radiograph& radiograph, const std::vector<Value>& pixels, int frame) {
  constexpr std::int32_t kLowest = std::numeric_limits<Value>::min();
  constexpr std::size_t kValues = std::size_t{1} << (8 * sizeof(Value));
  // Two tables: neighbouring pixels are often equal, and a single counter would wait for its last write.
  std::vector<std::uint32_t> even(kValues), odd(kValues);
  const std::size_t begin = pixelIndex(radiograph, frame, 0, 0), end = pixelIndex(radiograph, frame + 1, 0, 0);
  std::size_t i = begin;
  for (; i + 1 < end; i += 2) {
    ++even[static_cast<std::size_t>(pixels[i] - kLowest)];
    ++odd[static_cast<std::size_t>(pixels[i + 1] - kLowest)];
  }
  if (i < end) ++even[static_cast<std::size_t>(pixels[i] - kLowest)];

  std::vector<StoredCount> counts;
  for (std::size_t v = 0; v < kValues; ++v) {
    const std::uint64_t count = std::uint64_t{even[v]} + odd[v];
    const auto stored = static_cast<std::int32_t>(v) + kLowest;
    if (count > 0 && !isPadding(radiograph, stored)) counts.push_back({stored, count});
  }
  return counts;
}

struct Range {
  double low = 0, high = 0;
};

// The values between the tails; all values if the tails leave a single one (a small object on a plain background).
Range middleRange(const std::vector<ValueCount>& histogram) {
  std::uint64_t total = 0;
  for (const auto& [value, count] : histogram) total += count;
  const double tail = kTail * static_cast<double>(total);
  // Counted in the same way from both ends, so that a picture and its negative get mirrored windows.
  const auto firstBeyondTail = [&](auto begin, auto end) {
    std::uint64_t passed = 0;
    const auto found = std::find_if(begin, end, [&](const ValueCount& item) { return static_cast<double>(passed += item.count) > tail; });
    return found->value;
  };
  const Range range{firstBeyondTail(histogram.begin(), histogram.end()), firstBeyondTail(histogram.rbegin(), histogram.rend())};
  return range.low < range.high ? range : Range{histogram.front().value, histogram.back().value};
}

// Why this VOI would not show the data; empty if it would.
std::optional<FactCode> unfitness(const Voi& voi, const std::vector<ValueCount>& histogram) {
  const Range middle = middleRange(histogram);
  if (middle.low == middle.high) return {};
  const VoiCurve curve(voi);
  double darkest = 1, brightest = 0, graded = 0, total = 0;
  std::size_t values = 0;
  for (const auto& [value, count] : histogram) {
    if (value < middle.low || value > middle.high) continue;
    const double brightness = curve(value);
    darkest = std::min(darkest, brightness);
    brightest = std::max(brightest, brightness);
    graded += brightness > 0 && brightness < 1 ? static_cast<double>(count) : 0;
    total += static_cast<double>(count);
    ++values;
  }
  if (brightest - darkest < kLeastSpan) {
    return brightest <= 0 || darkest >= 1 ? FactCode::VoiOutsideData : FactCode::VoiWithoutContrast;
  }
  if (values >= kManyValues && graded < kLeastGraded * total) return FactCode::VoiTooNarrow;
  return {};
}

// The modality values that the bits of a picture can hold, at least up to `value`.
Range rangeOfBits(const Radiograph& radiograph, int frame, double value) {
  const double values = std::ldexp(1.0, radiograph.bitsStored), least = radiograph.isSigned ? -values / 2 : 0;
  const auto& transform = modalityTransformOf(radiograph, frame);
  const double a = modalityValue(transform, static_cast<std::int32_t>(least));
  const double b = modalityValue(transform, static_cast<std::int32_t>(least + values - 1));
  return {std::min({a, b, value}), std::max({a, b, value})};
}

}  // namespace

bool isPadding(const Radiograph& radiograph, std::int32_t stored) {
  return radiograph.padding && stored >= radiograph.padding->first && stored <= radiograph.padding->second;
}

double modalityValue(const std::variant<Rescale, LookupTable>& transform, std::int32_t stored) {
  if (const auto* rescale = std::get_if<Rescale>(&transform)) return rescale->slope * stored + rescale->intercept;
  return entry(std::get<LookupTable>(transform), stored);
}

VoiCurve::VoiCurve(const Voi& voi) : voi_(voi) {
  if (const auto* table = std::get_if<LookupTable>(&voi)) {
    // Some tables hold larger entries than their declared bits allow.
    const double declared = std::ldexp(1.0, std::clamp(table->bits, 1, 16)) - 1;
    tableMaximum_ = std::max<double>(declared, *std::max_element(table->data.begin(), table->data.end()));
  }
}

double VoiCurve::operator()(double modality) const {
  if (const auto* window = std::get_if<Window>(&voi_)) return windowBrightness(*window, modality);
  return entry(std::get<LookupTable>(voi_), modality) / tableMaximum_;
}

std::vector<StoredCount> storedHistogram(const Radiograph& radiograph, int frame) {
  return std::visit([&](const auto& pixels) { return countStored(radiograph, pixels, frame); }, radiograph.pixels);
}

std::vector<ValueCount> modalityHistogram(const Radiograph& radiograph, int frame) {
  return modalityHistogram(modalityTransformOf(radiograph, frame), storedHistogram(radiograph, frame));
}

std::vector<ValueCount> modalityHistogram(const std::variant<Rescale, LookupTable>& transform, const std::vector<StoredCount>& stored) {
  std::vector<ValueCount> histogram;
  histogram.reserve(stored.size());
  for (const auto& item : stored) histogram.push_back({modalityValue(transform, item.stored), item.count});
  // A negative slope or a table may have changed the order.
  const auto byValue = [](const ValueCount& a, const ValueCount& b) { return a.value < b.value; };
  if (!std::is_sorted(histogram.begin(), histogram.end(), byValue)) std::sort(histogram.begin(), histogram.end(), byValue);
  return histogram;
}

Window automaticWindow(const Radiograph& radiograph, int frame, const std::vector<ValueCount>& histogram) {
  Window window{0, 1, WindowFunction::LinearExact, "automatic"};
  if (histogram.empty()) return window;
  const auto middle = middleRange(histogram);
  const auto [low, high] = middle.low < middle.high ? middle : rangeOfBits(radiograph, frame, middle.low);
  window.center = low + (high - low) / 2;
  if (high > low) window.width = high - low;
  return window;
}

VoiChoice defaultVoi(const Radiograph& radiograph, int frame, const std::vector<ValueCount>& histogram) {
  std::optional<FactCode> fact;
  for (const Voi& voi : voisOf(radiograph, frame)) {
    const auto reason = histogram.empty() ? std::nullopt : unfitness(voi, histogram);
    if (!reason) return {voi, true, fact};
    if (!fact) fact = reason;
  }
  return {automaticWindow(radiograph, frame, histogram), false, fact};
}

void checkFrame(const Radiograph& radiograph, int frame) {
  if (!isReadable(radiograph, frame)) throw Error(ErrorCode::FrameUnreadable, "frame " + std::to_string(frame + 1));
  if (frame < 0 || frame >= radiograph.frames) {
    const auto wanted = "there is no frame " + std::to_string(frame + 1);
    if (radiograph.frames == 1) throw Error(ErrorCode::SingleFrame, wanted);
    throw Error(ErrorCode::FrameMissing, std::to_string(radiograph.frames) + " frames; " + wanted);
  }
}

VoiChoice defaultVoi(const Radiograph& radiograph, int frame) {
  checkFrame(radiograph, frame);
  if (radiograph.colourSpace != ColourSpace::Grey) return {automaticWindow(radiograph, frame), false, {}};
  return defaultVoi(radiograph, frame, modalityHistogram(radiograph, frame));
}

Window automaticWindow(const Radiograph& radiograph, int frame) {
  checkFrame(radiograph, frame);
  if (radiograph.colourSpace != ColourSpace::Grey) {
    // No VOI applies to colour (C.7.6.3.1.2): its whole range.
    const double maximum = std::ldexp(1.0, radiograph.bitsStored) - 1;
    return {maximum / 2, maximum, WindowFunction::LinearExact, "full range"};
  }
  return automaticWindow(radiograph, frame, modalityHistogram(radiograph, frame));
}

}  // namespace glenoid
