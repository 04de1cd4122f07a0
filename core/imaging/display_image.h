// SPDX-License-Identifier: GPL-3.0-or-later
// One frame of a radiograph prepared for drawing many times a second: its values at every scale, and how they are shown by default.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <variant>
#include <vector>

#include "core/imaging/radiograph.h"
#include "core/imaging/render.h"
#include "core/imaging/voi.h"

namespace glenoid {

// A pyramid in which each level has half the size of the level before it (rounded up). A pixel is the mean of up to four pixels of that
// level, in stored values, before any windowing. Padding is left out of the mean; if most of the four are padding, the pixel is padding.
// Immutable, so any thread may use it. Needs about 2.7 bytes per pixel in addition to the radiograph, which may be deleted after
// construction.
class DisplayImage {
 public:
  // Takes about 0.1 s for 16 megapixels. Throws Error as checkFrame() does, and OptionInvalid if the radiograph has no pixels.
  DisplayImage(const Radiograph& radiograph, int frame);

  int rows() const { return levels_.front().rows; }
  int columns() const { return levels_.front().columns; }
  double pixelAspect() const { return pixelAspect_; }  // height of a pixel over its width
  bool isColour() const { return isColour_; }
  bool fileInverted() const { return fileInverted_; }  // polarity of the file: the smallest value is white

  // Values of one pixel of the picture. Colour pictures have value zero, and grey pictures have colour zero.
  std::int32_t storedAt(int row, int column) const;  // for padding: the smallest stored value that means padding
  double modalityAt(int row, int column) const;
  bool isPaddingAt(int row, int column) const;
  std::array<std::uint8_t, 3> colourAt(int row, int column) const;  // RGB, as in render()

  // Modality values outside padding, ascending; empty for colour and if all is padding.
  const std::vector<ValueCount>& histogram() const { return histogram_; }
  double minimum() const { return histogram_.empty() ? 0 : histogram_.front().value; }
  double maximum() const { return histogram_.empty() ? 0 : histogram_.back().value; }

  const std::variant<Rescale, LookupTable>& modalityTransform() const { return modalityTransform_; }
  const std::vector<Voi>& vois() const { return vois_; }  // offered by the file for this frame
  // The default of render(): the file's first VOI if it fits the data, otherwise the automatic window, with a fact.
  const VoiChoice& fileVoi() const { return fileVoi_; }
  Window automaticWindow() const { return automatic_; }  // 0.5 to 99.5 percentile
  Window fullRange() const;                              // minimum to maximum, LINEAR_EXACT

  // The window from which dragging starts. A window stays as it is. For a table: the linear window that best matches what the table shows
  // of this frame, within the combined range of data and table (the automatic window if the table does not rise).
  Window equivalentWindow(const Voi& voi) const;

  // For display_view.cpp: the contents of the levels. The key of a grey pixel is (stored - firstStored) << keyShift; means also use the
  // lower bits.
  using Key = std::uint16_t;
  struct Level {
    int rows = 0, columns = 0;
    std::size_t stride = 0;              // values from one row to the next
    std::vector<Key> keys;               // grey
    std::vector<std::uint32_t> colours;  // colour: 0xffRRGGBB
    std::size_t at(int row, int column) const { return static_cast<std::size_t>(row) * stride + static_cast<std::size_t>(column); }
  };
  const std::vector<Level>& levels() const { return levels_; }
  std::uint32_t keyCount() const { return keyCount_; }     // all keys are below it
  std::int32_t paddingKey() const { return paddingKey_; }  // a key that no picture value has; -1 if the frame has no padding
  double modalityOfKey(std::uint32_t key) const;

 private:
  template <typename Value>
  void fillKeys(const Radiograph& radiograph, const std::vector<Value>& pixels, int frame);
  void fillColours(const Radiograph& radiograph, int frame);

  std::vector<Level> levels_;
  double pixelAspect_ = 1;
  bool isColour_ = false, fileInverted_ = false;
  std::variant<Rescale, LookupTable> modalityTransform_;
  std::int32_t firstStored_ = 0, paddingStored_ = 0, paddingKey_ = -1;
  int keyShift_ = 0;
  std::uint32_t keyCount_ = 1;
  std::vector<ValueCount> histogram_;
  std::vector<Voi> vois_;
  VoiChoice fileVoi_;
  Window automatic_;
};

}  // namespace glenoid
