// SPDX-License-Identifier: GPL-3.0-or-later
// One frame of a radiograph made ready to be drawn many times a second: its values at every scale, and what they look like.
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

// A pyramid whose levels are each half the last one's size (rounded up): a pixel of a level is the mean of the up to four below it, in
// stored values, before any windowing. Padding is left out of the mean; where most of the four are padding, the pixel is padding.
// Immutable, so any thread may use it. About 2.7 bytes a pixel more than it was made from; the radiograph is not needed afterwards.
class DisplayImage {
 public:
  // Takes some 0.1 s for 16 megapixels. Throws Error OptionInvalid for a frame that does not exist or a radiograph without pixels.
  DisplayImage(const Radiograph& radiograph, int frame);

  int rows() const { return levels_.front().rows; }
  int columns() const { return levels_.front().columns; }
  double pixelAspect() const { return pixelAspect_; }  // height of a pixel over its width
  bool isColour() const { return isColour_; }
  bool fileInverted() const { return fileInverted_; }  // the file's polarity: smallest value is white

  // Of a pixel inside the picture. Values of colour pictures are zero; the colour of grey ones too.
  std::int32_t storedAt(int row, int column) const;  // of padding: the smallest stored value that means padding
  double modalityAt(int row, int column) const;
  bool isPaddingAt(int row, int column) const;
  std::array<std::uint8_t, 3> colourAt(int row, int column) const;  // RGB, as render() gives it

  // Modality values outside padding, ascending; empty for colour and where all is padding.
  const std::vector<ValueCount>& histogram() const { return histogram_; }
  double minimum() const { return histogram_.empty() ? 0 : histogram_.front().value; }
  double maximum() const { return histogram_.empty() ? 0 : histogram_.back().value; }

  // What render() uses by default: the file's first VOI that fits the data, else the automatic window, with a fact.
  const VoiChoice& fileVoi() const { return fileVoi_; }
  Window automaticWindow() const { return automatic_; }  // 0.5 to 99.5 percentile
  Window fullRange() const;                              // minimum to maximum, LINEAR_EXACT

  // Where dragging starts: a window as it is; for a table the linear window that comes nearest to what it shows of this frame, within the
  // range of the data and the table together (the automatic window for a table that does not rise).
  Window equivalentWindow(const Voi& voi) const;

  // For display_view.cpp: what the levels hold. A grey pixel's key is (stored - firstStored) << keyShift; means use the bits below.
  using Key = std::uint16_t;
  struct Level {
    int rows = 0, columns = 0;
    std::size_t stride = 0;              // from row to row, in values
    std::vector<Key> keys;               // grey
    std::vector<std::uint32_t> colours;  // colour: 0xffRRGGBB
    std::size_t at(int row, int column) const { return static_cast<std::size_t>(row) * stride + static_cast<std::size_t>(column); }
  };
  const std::vector<Level>& levels() const { return levels_; }
  std::uint32_t keyCount() const { return keyCount_; }     // keys lie below it
  std::int32_t paddingKey() const { return paddingKey_; }  // no picture value has it; -1 where the frame has no padding
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
  VoiChoice fileVoi_;
  Window automatic_;
};

}  // namespace glenoid
