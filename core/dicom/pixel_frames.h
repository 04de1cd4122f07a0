// SPDX-License-Identifier: GPL-3.0-or-later
// The frames of a picture on their way into their cells: how many there are, and which cannot be read. Internal to the room.
#pragma once

#include <cstddef>
#include <functional>

#include "core/base/cancel_token.h"
#include "core/dicom/dicom_layout.h"
#include "core/dicom/dicom_pixels.h"
#include "core/imaging/read_options.h"

namespace glenoid {

// Fills the values, frames and unreadable frames of `decoded`. `layout` gets the number of frames that the file holds, and facts.
class PixelFrames {
 public:
  PixelFrames(DecodedPixels& decoded, PixelLayout& layout, const ReadOptions& options, const CancelToken& token)
      : decoded_(decoded), layout_(layout), options_(options), token_(token) {}

  std::size_t samples() const { return static_cast<std::size_t>(layout_.samplesPerFrame()); }  // of a frame
  // Where those of a frame belong.
  std::size_t firstSample(int frame) const { return static_cast<std::size_t>(frame - decoded_.firstFrame) * samples(); }

  // Passes each of the first `present` frames, which are all that the file holds, to `readFrame`; if only the first is wanted, until one is
  // read. Frames beyond the number that the file states are left out. Throws Error TooLarge, Cancelled, and what the first frame throws if
  // none can be read.
  void read(std::size_t present, const std::function<void(int frame)>& readFrame);

 private:
  void clear(int frame);
  void addUnreadable(int first, int last);
  void sayUnreadable();

  DecodedPixels& decoded_;
  PixelLayout& layout_;
  const ReadOptions& options_;
  const CancelToken& token_;
};

}  // namespace glenoid
