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
constexpr std::uint32_t kFineKeys = 16384;  // up to here keys get bits for fractions; a larger table would not stay in the nearest cache

std::size_t at(const Level& level, int row, int column) {
  return static_cast<std::size_t>(row) * static_cast<std::size_t>(level.columns) + static_cast<std::size_t>(column);
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
    // Red and blue, then green: two channels a word with room for the carries.
    constexpr std::uint32_t kOuter = 0x00ff00ff, kInner = 0x0000ff00;
    const std::uint32_t outer = ((a & kOuter) + (b & kOuter) + (c & kOuter) + (d & kOuter) + 0x00020002) >> 2 & kOuter;
    const std::uint32_t inner = ((a & kInner) + (b & kInner) + (c & kInner) + (d & kInner) + 0x00000200) >> 2 & kInner;
    return 0xff000000 | outer | inner;
  }
};

// An odd last row or column stands for two: the mean of those that exist.
template <typename Value, typename Mean>
std::vector<Value> halved(const std::vector<Value>& values, const Level& from, const Level& to, const Mean& mean) {
  std::vector<Value> result(static_cast<std::size_t>(to.rows) * static_cast<std::size_t>(to.columns));
  auto target = result.begin();
  for (int row = 0; row < to.rows; ++row) {
    const Value* upper = values.data() + at(from, 2 * row, 0);
    const Value* lower = values.data() + at(from, std::min(2 * row + 1, from.rows - 1), 0);
    const auto whole = static_cast<std::size_t>(from.columns / 2);
    for (std::size_t x = 0; x < whole; ++x) *target++ = mean(upper[2 * x], upper[2 * x + 1], lower[2 * x], lower[2 * x + 1]);
    if (from.columns % 2 == 1) *target++ = mean(upper[2 * whole], upper[2 * whole], lower[2 * whole], lower[2 * whole]);
  }
  return result;
}

Level nextLevel(const Level& last, std::int32_t paddingKey) {
  Level next{(last.rows + 1) / 2, (last.columns + 1) / 2, {}, {}};
  if (!last.colours.empty()) {
    next.colours = halved(last.colours, last, next, MeanOfColours{});
  } else if (paddingKey >= 0) {
    next.keys = halved(last.keys, last, next, MeanOutsidePadding{static_cast<std::uint32_t>(paddingKey)});
  } else {
    next.keys = halved(last.keys, last, next, MeanOfKeys{});
  }
  return next;
}

// The straight line nearest to a table's brightness over the pixels it makes neither black nor white, as a window.
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
    : pixelAspect_(radiograph.pixelAspect),
      isColour_(radiograph.colourSpace != ColourSpace::Grey),
      fileInverted_(radiograph.inverted),
      modalityTransform_(radiograph.modalityTransform) {
  if (frame < 0 || frame >= radiograph.frames || radiograph.rows < 1 || radiograph.columns < 1) {
    throw Error(ErrorCode::OptionInvalid, "frame " + std::to_string(frame + 1) + " of " + std::to_string(radiograph.frames));
  }
  levels_.push_back({radiograph.rows, radiograph.columns, {}, {}});
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
  fileVoi_ = defaultVoi(radiograph, histogram_);
  automatic_ = glenoid::automaticWindow(histogram_);

  firstStored_ = counts.empty() ? 0 : counts.front().stored;
  const auto span = static_cast<std::uint32_t>(counts.empty() ? 0 : counts.back().stored - firstStored_);
  while (keyShift_ < 8 && span << (keyShift_ + 1) < kFineKeys - 1) ++keyShift_;
  keyCount_ = (span << keyShift_) + 1;
  std::uint64_t pictured = 0;
  for (const auto& item : counts) pictured += item.count;
  const std::size_t count = static_cast<std::size_t>(radiograph.rows) * static_cast<std::size_t>(radiograph.columns);
  if (pictured < count) {
    paddingStored_ = radiograph.padding->first;
    // Beyond the picture's keys; where those fill all of 16 bits, padding lies among them and has a key of its own already.
    paddingKey_ = keyCount_ < kMostKeys ? static_cast<std::int32_t>(keyCount_++) : paddingStored_ - firstStored_;
  }

  auto& keys = levels_.front().keys;
  keys.resize(count);
  const Value* source = pixels.data() + pixelIndex(radiograph, frame, 0, 0);
  const std::int32_t first = firstStored_;
  const int shift = keyShift_;
  if (paddingKey_ < 0) {
    for (std::size_t i = 0; i < count; ++i) keys[i] = static_cast<Key>((source[i] - first) << shift);
    return;
  }
  const auto [lowest, highest] = *radiograph.padding;
  const auto padding = static_cast<Key>(paddingKey_);
  for (std::size_t i = 0; i < count; ++i) {
    const bool isPadding = source[i] >= lowest && source[i] <= highest;
    keys[i] = isPadding ? padding : static_cast<Key>(static_cast<std::uint32_t>(source[i] - first) << shift);
  }
}

void DisplayImage::fillColours(const Radiograph& radiograph, int frame) {
  fileVoi_ = defaultVoi(radiograph, frame);
  automatic_ = std::get<Window>(fileVoi_.voi);
  keyCount_ = 256;
  const auto picture = render(radiograph, {.frame = frame});
  auto& colours = levels_.front().colours;
  colours.resize(picture.pixels.size() / 3);
  const std::uint8_t* source = picture.pixels.data();
  for (std::uint32_t& colour : colours) {
    colour = 0xff000000 | std::uint32_t{source[0]} << 16 | std::uint32_t{source[1]} << 8 | source[2];
    source += 3;
  }
}

double DisplayImage::modalityOfKey(std::uint32_t key) const {
  const double steps = std::ldexp(key, -keyShift_);
  if (const auto* rescale = std::get_if<Rescale>(&modalityTransform_)) {
    return rescale->slope * (firstStored_ + steps) + rescale->intercept;
  }
  // Between two stored values, where only means lie, the table is read between two entries.
  const double whole = std::floor(steps);
  const auto stored = firstStored_ + static_cast<std::int32_t>(whole);
  const double lower = modalityValue(modalityTransform_, stored);
  if (steps == whole) return lower;
  return lower + (modalityValue(modalityTransform_, stored + 1) - lower) * (steps - whole);
}

std::int32_t DisplayImage::storedAt(int row, int column) const {
  if (isColour_) return 0;
  const std::int32_t key = levels_.front().keys[at(levels_.front(), row, column)];
  return key == paddingKey_ ? paddingStored_ : firstStored_ + (key >> keyShift_);
}

double DisplayImage::modalityAt(int row, int column) const {
  return isColour_ ? 0 : modalityValue(modalityTransform_, storedAt(row, column));
}

bool DisplayImage::isPaddingAt(int row, int column) const {
  return !isColour_ && levels_.front().keys[at(levels_.front(), row, column)] == paddingKey_;
}

std::array<std::uint8_t, 3> DisplayImage::colourAt(int row, int column) const {
  if (!isColour_) return {};
  const std::uint32_t colour = levels_.front().colours[at(levels_.front(), row, column)];
  return {static_cast<std::uint8_t>(colour >> 16), static_cast<std::uint8_t>(colour >> 8), static_cast<std::uint8_t>(colour)};
}

Window DisplayImage::fullRange() const {
  if (isColour_) return automatic_;
  Window window{minimum() + (maximum() - minimum()) / 2, maximum() - minimum(), WindowFunction::LinearExact, "full range"};
  if (!(window.width > 0)) window.width = 1;
  return window;
}

Window DisplayImage::equivalentWindow(const Voi& voi) const {
  if (const auto* window = std::get_if<Window>(&voi)) return *window;
  auto nearest = nearestWindow(VoiCurve(voi), histogram_);
  if (!nearest) return automatic_;
  // Where the data lie on a nearly flat part, the line's ends would be far out of reach of a mouse.
  const auto& table = std::get<LookupTable>(voi);
  const double low = std::min<double>(minimum(), table.firstMapped);
  const double high = std::max<double>(maximum(), table.firstMapped + static_cast<double>(table.data.size()) - 1);
  nearest->width = std::min(nearest->width, high - low);
  nearest->center = std::clamp(nearest->center, low, high);
  return *nearest;
}

}  // namespace glenoid
