// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/pixel_frames.h"

#include <algorithm>
#include <exception>
#include <string>
#include <variant>
#include <vector>

#include "core/base/error.h"
#include "core/dicom/pixel_cells.h"

namespace glenoid {

void PixelFrames::read(std::size_t present, const std::function<void(int frame)>& readFrame) {
  if (present > static_cast<std::size_t>(layout_.frames)) {
    layout_.facts.push_back({FactCode::SurplusFrames, {std::int64_t{layout_.frames}}});
  }
  const int held = static_cast<int>(std::min(present, static_cast<std::size_t>(layout_.frames)));
  decoded_.frames = options_.firstFrameOnly ? 1 : held;
  checkLimits(layout_, decoded_.frames, options_);
  decoded_.values = makeCells(layout_, static_cast<std::size_t>(decoded_.frames));
  std::exception_ptr refusal;
  bool anyRead = false;
  for (int frame = 0; frame < held && !(anyRead && options_.firstFrameOnly); ++frame) {
    token_.check();
    if (options_.firstFrameOnly) decoded_.firstFrame = frame;
    try {
      readFrame(frame);
      anyRead = true;
    } catch (const Error&) {
      clear(frame);
      addUnreadable(frame, frame);
      if (!refusal) refusal = std::current_exception();
    }
  }
  if (!anyRead) std::rethrow_exception(refusal);
  sayUnreadable();
  if (held < layout_.frames) {
    layout_.facts.push_back({FactCode::FramesMissing, {std::int64_t{layout_.frames}, std::int64_t{held}}});
    addUnreadable(held, layout_.frames - 1);
    layout_.frames = held;
  }
  if (options_.firstFrameOnly) decoded_.unreadable.clear();  // none of them is held
}

void PixelFrames::clear(int frame) {
  const auto first = static_cast<std::ptrdiff_t>(firstSample(frame));
  std::visit([&]<typename Value>(std::vector<Value>& cells) { std::fill_n(cells.begin() + first, samples(), Value{}); }, decoded_.values);
}

// After all that were added before.
void PixelFrames::addUnreadable(int first, int last) {
  auto& ranges = decoded_.unreadable;
  if (!ranges.empty() && ranges.back().last + 1 == first) {
    ranges.back().last = last;
  } else {
    ranges.push_back({first, last});
  }
}

void PixelFrames::sayUnreadable() {
  const auto& ranges = decoded_.unreadable;
  if (ranges.empty()) return;
  const auto [from, to] = ranges.front();
  if (ranges.size() == 1 && from == to) return layout_.facts.push_back({FactCode::FrameLeftOut, {std::int64_t{from + 1}}});
  std::string text;
  for (const auto& [first, last] : ranges) {
    text += (text.empty() ? "" : ", ") + std::to_string(first + 1) + (last > first ? "-" + std::to_string(last + 1) : "");
  }
  layout_.facts.push_back({FactCode::FramesLeftOut, {text}});
}

}  // namespace glenoid
