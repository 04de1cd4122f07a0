// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/display_image.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>

#include "core/base/error.h"

namespace glenoid {
namespace {

using Level = DisplayImage::Level;
constexpr std::uint32_t kMostKeys = 65536;
constexpr std::uint32_t kFineKeys = 16384;  // below this, keys get bits for fractions; a larger table would not fit the nearest cache

// Places rows an odd number of cache lines apart. With a power of two, pixels above each other in a turned view would compete for one set
// of the cache.
Level emptyLevel(int rows, int columns, bool isColour) {
  const std::size_t perLine = 64 / (isColour ? sizeof(std::uint32_t) : sizeof(DisplayImage::Key));
  const std::size_t lines = (static_cast<std::size_t>(columns) + perLine - 1) / perLine;
  Level level{rows, columns, (lines | 1) * perLine, {}, {}};
  const std::size_t size = static_cast<std::size_t>(rows) * level.stride;
  isColour ? level.colours.resize(size) : level.keys.resize(size);
  return level;
}

struct MeanOfKeys {
  DisplayImage::Key operator()(std::uint32_t a, std::uint32_t b, std::uint32_t c, std::uint32_t d) const {
    return static_cast<DisplayImage::Key>((a + b + c + d + 2) >> 2);
  }
};

struct MeanOutsidePadding {
  std::uint32_t padding;
  DisplayImage::Key operator()(std::uint32_t a, std::uint32_t b, std::uint32_t c, std::uint32_t d) const {
    std::uint32_t sum = 0, count = 0;
    for (const std::uint32_t key : {a, b, c, d}) {
      const std::uint32_t counts = key != padding;
      sum += counts * key;
      count += counts;
    }
    if (count < 2) return static_cast<DisplayImage::Key>(padding);
    const std::uint32_t mean = (sum + count / 2) / count;
    return static_cast<DisplayImage::Key>(mean == padding ? mean + 1 : mean);
  }
};

struct MeanOfColours {
  std::uint32_t operator()(std::uint32_t a, std::uint32_t b, std::uint32_t c, std::uint32_t d) const {
    // Red and blue, then green: two channels share a word that has room for the carries.
    constexpr std::uint32_t kOuter = 0x00ff00ff, kInner = 0x0000ff00;
    const std::uint32_t outer = ((a & kOuter) + (b & kOuter) + (c & kOuter) + (d & kOuter) + 0x00020002) >> 2 & kOuter;
    const std::uint32_t inner = ((a & kInner) + (b & kInner) + (c & kInner) + (d & kInner) + 0x00000200) >> 2 & kInner;
    return 0xff000000 | outer | inner;
  }
};

// An odd last row or column counts as two: the mean of the pixels that exist.
template <typename Value, typename Mean>
void halve(const Level& from, const std::vector<Value>& values, const Level& to, std::vector<Value>& means, const Mean& mean) {
  for (int row = 0; row < to.rows; ++row) {
    const Value* upper = values.data() + from.at(2 * row, 0);
    const Value* lower = values.data() + from.at(std::min(2 * row + 1, from.rows - 1), 0);
    Value* target = means.data() + to.at(row, 0);
    const auto whole = static_cast<std::size_t>(from.columns / 2);
    for (std::size_t x = 0; x < whole; ++x) target[x] = mean(upper[2 * x], upper[2 * x + 1], lower[2 * x], lower[2 * x + 1]);
    if (from.columns % 2 == 1) target[whole] = mean(upper[2 * whole], upper[2 * whole], lower[2 * whole], lower[2 * whole]);
  }
}

Level nextLevel(const Level& last, std::int32_t paddingKey) {
  Level next = emptyLevel((last.rows + 1) / 2, (last.columns + 1) / 2, !last.colours.empty());
  if (!last.colours.empty()) {
    halve(last, last.colours, next, next.colours, MeanOfColours{});
  } else if (paddingKey >= 0) {
    halve(last, last.keys, next, next.keys, MeanOutsidePadding{static_cast<std::uint32_t>(paddingKey)});
  } else {
    halve(last, last.keys, next, next.keys, MeanOfKeys{});
  }
  return next;
}

// The window with the straight line nearest to the table's brightness, over the pixels that the table makes neither black nor white.
std::optional<Window> nearestWindow(const VoiCurve& curve, const std::vector<ValueCount>& histogram) {
  double weight = 0, meanValue = 0, meanBrightness = 0;
  for (const auto& [value, count] : histogram) {
    const double brightness = curve(value);
    if (brightness <= 0 || brightness >= 1) continue;
    weight += static_cast<double>(count);
    meanValue += (value - meanValue) * static_cast<double>(count) / weight;
    meanBrightness += (brightness - meanBrightness) * static_cast<double>(count) / weight;
  }
  double variance = 0, covariance = 0;
  for (const auto& [value, count] : histogram) {
    const double brightness = curve(value);
    if (brightness <= 0 || brightness >= 1) continue;
    variance += static_cast<double>(count) * (value - meanValue) * (value - meanValue);
    covariance += static_cast<double>(count) * (value - meanValue) * (brightness - meanBrightness);
  }
  if (!(covariance > 0)) return std::nullopt;
  const double width = variance / covariance;
  return Window{meanValue + (0.5 - meanBrightness) * width, width, WindowFunction::LinearExact, ""};
}

}  // namespace

DisplayImage::DisplayImage(const Radiograph& radiograph, int frame)
    : pixelAspect_(radiograph.pixelAspect), isColour_(radiograph.colourSpace != ColourSpace::Grey), fileInverted_(radiograph.inverted) {
  checkFrame(radiograph, frame);
  if (radiograph.rows < 1 || radiograph.columns < 1) throw Error(ErrorCode::OptionInvalid, "a picture without pixels");
  modalityTransform_ = modalityTransformOf(radiograph, frame);
  vois_ = voisOf(radiograph, frame);
  levels_.push_back(emptyLevel(radiograph.rows, radiograph.columns, isColour_));
  if (isColour_) {
    fillColours(radiograph, frame);
  } else {
    std::visit([&](const auto& pixels) { fillKeys(radiograph, pixels, frame); }, radiograph.pixels);
  }
  while (levels_.back().rows > 1 || levels_.back().columns > 1) levels_.push_back(nextLevel(levels_.back(), paddingKey_));
}

template <typename Value>
void DisplayImage::fillKeys(const Radiograph& radiograph, const std::vector<Value>& pixels, int frame) {
  const auto counts = storedHistogram(radiograph, frame);
  histogram_ = modalityHistogram(modalityTransform_, counts);
  fileVoi_ = defaultVoi(radiograph, frame, histogram_);
  automatic_ = glenoid::automaticWindow(radiograph, frame, histogram_);

  firstStored_ = counts.empty() ? 0 : counts.front().stored;
  const auto span = static_cast<std::uint32_t>(counts.empty() ? 0 : counts.back().stored - firstStored_);
  while (keyShift_ < 8 && span << (keyShift_ + 1) < kFineKeys - 1) ++keyShift_;
  keyCount_ = (span << keyShift_) + 1;
  std::uint64_t pictured = 0;
  for (const auto& item : counts) pictured += item.count;
  const std::size_t count = static_cast<std::size_t>(radiograph.rows) * static_cast<std::size_t>(radiograph.columns);
  if (pictured < count) {
    paddingStored_ = radiograph.padding->first;
    // Above the picture's keys. If those fill all 16 bits, padding is among them and already has a separate key.
    paddingKey_ = keyCount_ < kMostKeys ? static_cast<std::int32_t>(keyCount_++) : paddingStored_ - firstStored_;
  }

  Level& level = levels_.front();
  const Value* source = pixels.data() + pixelIndex(radiograph, frame, 0, 0);
  const auto first = firstStored_;
  const auto shift = keyShift_;
  const auto [lowest, highest] = radiograph.padding.value_or(std::pair(0, 0));
  const auto padding = static_cast<Key>(paddingKey_);
  for (int row = 0; row < level.rows; ++row, source += level.columns) {
    Key* keys = level.keys.data() + level.at(row, 0);
    if (paddingKey_ < 0) {
      for (int x = 0; x < level.columns; ++x) keys[x] = static_cast<Key>((source[x] - first) << shift);
      continue;
    }
    for (int x = 0; x < level.columns; ++x) {
      const bool isPadding = source[x] >= lowest && source[x] <= highest;
      keys[x] = isPadding ? padding : static_cast<Key>(static_cast<std::uint32_t>(source[x] - first) << shift);
    }
  }
}

void DisplayImage::fillColours(const Radiograph& radiograph, int frame) {
  fileVoi_ = defaultVoi(radiograph, frame);
  automatic_ = std::get<Window>(fileVoi_.voi);
  keyCount_ = 256;
  const auto picture = render(radiograph, {.frame = frame});
  Level& level = levels_.front();
  const std::uint8_t* source = picture.pixels.data();
  for (int row = 0; row < level.rows; ++row) {
    std::uint32_t* colours = level.colours.data() + level.at(row, 0);
    for (int x = 0; x < level.columns; ++x, source += 3) {
      colours[x] = 0xff000000 | std::uint32_t{source[0]} << 16 | std::uint32_t{source[1]} << 8 | source[2];
    }
  }
}

double DisplayImage::modalityOfKey(std::uint32_t key) const {
  const double steps = std::ldexp(key, -keyShift_);
  if (const auto* rescale = std::get_if<Rescale>(&modalityTransform_)) {
    return rescale->slope * (firstStored_ + steps) + rescale->intercept;
  }
  // Between two stored values, which only means reach, interpolates between two entries of the table.
  const double whole = std::floor(steps);
  const auto stored = firstStored_ + static_cast<std::int32_t>(whole);
  const double lower = modalityValue(modalityTransform_, stored);
  if (steps == whole) return lower;
  return lower + (modalityValue(modalityTransform_, stored + 1) - lower) * (steps - whole);
}

std::int32_t DisplayImage::storedAt(int row, int column) const {
  if (isColour_) return 0;
  const std::int32_t key = levels_.front().keys[levels_.front().at(row, column)];
  return key == paddingKey_ ? paddingStored_ : firstStored_ + (key >> keyShift_);
}

double DisplayImage::modalityAt(int row, int column) const {
  return isColour_ ? 0 : modalityValue(modalityTransform_, storedAt(row, column));
}

bool DisplayImage::isPaddingAt(int row, int column) const {
  return !isColour_ && levels_.front().keys[levels_.front().at(row, column)] == paddingKey_;
}

std::array<std::uint8_t, 3> DisplayImage::colourAt(int row, int column) const {
  if (!isColour_) return {};
  const std::uint32_t colour = levels_.front().colours[levels_.front().at(row, column)];
  return {static_cast<std::uint8_t>(colour >> 16), static_cast<std::uint8_t>(colour >> 8), static_cast<std::uint8_t>(colour)};
}

Window DisplayImage::fullRange() const {
  if (isColour_) return automatic_;
  const double width = maximum() - minimum();
  if (!(width > 0)) return {automatic_.center, automatic_.width, WindowFunction::LinearExact, "full range"};
  return {minimum() + width / 2, width, WindowFunction::LinearExact, "full range"};
}

Window DisplayImage::equivalentWindow(const Voi& voi) const {
  if (const auto* window = std::get_if<Window>(&voi)) return *window;
  auto nearest = nearestWindow(VoiCurve(voi), histogram_);
  if (!nearest) return automatic_;
  // If the data are on a nearly flat part, the ends of the line would be too far apart to drag.
  const auto& table = std::get<LookupTable>(voi);
  const double low = std::min<double>(minimum(), table.firstMapped);
  const double high = std::max<double>(maximum(), table.firstMapped + static_cast<double>(table.data.size()) - 1);
  nearest->width = std::min(nearest->width, high - low);
  nearest->center = std::clamp(nearest->center, low, high);
  return *nearest;
}

}  // namespace glenoid
