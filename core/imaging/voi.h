// SPDX-License-Identifier: GPL-3.0-or-later
// The value steps of PS3.3 C.11 (stored value -> modality value -> brightness), and histograms of a frame's values.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/imaging/radiograph.h"

namespace glenoid {

// Throws Error FrameUnreadable, or for a frame that does not exist FrameMissing, SingleFrame if there is only one.
void checkFrame(const Radiograph& radiograph, int frame);

// Slope and intercept, or the table entry nearest to the value (C.11.1).
double modalityValue(const std::variant<Rescale, LookupTable>& transform, std::int32_t stored);

// Whether a stored value is padding, not picture (C.7.5.1.1.2).
bool isPadding(const Radiograph& radiograph, std::int32_t stored);

// Brightness of modality values under one VOI, before polarity. Keeps a reference to the VOI.
class VoiCurve {
 public:
  explicit VoiCurve(const Voi& voi);
  // 0 (black) .. 1 (white). LINEAR with a width below 1, which the standard forbids, is read as LINEAR_EXACT (C.11.2.1.2, C.11.2.1.3). A
  // width that is not positive is a step at the centre.
  double operator()(double modality) const;

 private:
  const Voi& voi_;
  double tableMaximum_ = 1;
};

// 8-bit level of a brightness, polarity applied last.
inline std::uint8_t greyLevel(double brightness, bool negative) {
  const double turned = negative ? 1 - brightness : brightness;
  // The small addition rounds halves in the same way in a picture and its negative, despite rounding errors.
  return static_cast<std::uint8_t>(std::clamp(255 * turned + 0.5 + 1e-9, 0.0, 255.0));
}

// How often a stored value occurs.
struct StoredCount {
  std::int32_t stored;
  std::uint64_t count;
};
// The stored values of one frame outside padding, ascending. One sample per pixel only.
std::vector<StoredCount> storedHistogram(const Radiograph& radiograph, int frame);

// How often a modality value occurs.
struct ValueCount {
  double value;
  std::uint64_t count;
};
// The modality values of one frame outside padding, ascending; empty if all is padding. One sample per pixel only.
std::vector<ValueCount> modalityHistogram(const Radiograph& radiograph, int frame);
// The same from stored values that are already counted.
std::vector<ValueCount> modalityHistogram(const std::variant<Rescale, LookupTable>& transform, const std::vector<StoredCount>& stored);

// The default VOI of render(), and whether it came from the file. `fact`: why the file's first VOI is not used.
struct VoiChoice {
  Voi voi;
  bool fromFile = false;
  std::optional<FactCode> fact;
};
// Throws as checkFrame() does.
VoiChoice defaultVoi(const Radiograph& radiograph, int frame = 0);
VoiChoice defaultVoi(const Radiograph& radiograph, int frame, const std::vector<ValueCount>& histogram);  // of a frame in grey, counted

// 0.5 to 99.5 percentile of the modality values outside padding, as a LINEAR_EXACT window; the whole range if these percentiles are equal.
// A picture of one value has the window of all values that its bits can hold, so that black stays black and white stays white. Colour
// pictures have no VOI: their whole range.
Window automaticWindow(const Radiograph& radiograph, int frame = 0);
Window automaticWindow(const Radiograph& radiograph, int frame, const std::vector<ValueCount>& histogram);  // of a frame in grey, counted

}  // namespace glenoid
