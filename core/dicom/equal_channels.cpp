// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/equal_channels.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <span>
#include <utility>

namespace glenoid {
namespace {

// Whether a pixel is grey, within `slack`.
struct IsGrey {
  bool isYbr;
  int middle, slack;

  template <typename Value>
  bool operator()(const Value* s) const {
    if (isYbr) return std::abs(s[1] - middle) <= slack && std::abs(s[2] - middle) <= slack;
    return std::abs(s[0] - s[1]) <= slack && std::abs(s[2] - s[1]) <= slack;
  }
};

// The samples of a frame; empty if it cannot be read, for then they say nothing of the picture.
template <typename Value>
std::span<const Value> readableFrame(const Radiograph& radiograph, const std::vector<Value>& pixels, int frame) {
  if (!isReadable(radiograph, frame)) return {};
  return std::span(pixels).subspan(pixelIndex(radiograph, frame, 0, 0), pixelIndex(radiograph, 1, 0, 0));
}

template <typename Value>
bool merge(const Radiograph& radiograph, std::vector<Value>& pixels, const IsGrey& isGrey) {
  for (int frame = 0; frame < radiograph.frames; ++frame) {
    const auto samples = readableFrame(radiograph, pixels, frame);
    for (std::size_t i = 0; i + 2 < samples.size(); i += 3) {
      if (!isGrey(&samples[i])) return false;
    }
  }
  // Green and luma lie nearest to the grey that was coded.
  const std::size_t kept = isGrey.isYbr ? 0 : 1;
  for (std::size_t i = 0; i < pixels.size() / 3; ++i) pixels[i] = pixels[3 * i + kept];
  pixels.resize(pixels.size() / 3);
  pixels.shrink_to_fit();
  return true;
}

void becomeGrey(Radiograph& radiograph) {
  radiograph.colourSpace = ColourSpace::Grey;
  radiograph.samples = 1;
  radiograph.facts.push_back({FactCode::EqualChannels, {}});
}

}  // namespace

void mergeEqualChannels(Radiograph& radiograph, bool lossy) {
  const bool isYbr = radiograph.colourSpace == ColourSpace::YbrFull;
  if ((!isYbr && radiograph.colourSpace != ColourSpace::Rgb) || radiograph.isSigned) return;
  const double range = std::ldexp(1.0, radiograph.bitsStored);
  constexpr double kLossySlack = 3.0 / 256;
  const IsGrey isGrey{isYbr, static_cast<int>(range / 2), lossy ? static_cast<int>(range * kLossySlack) : 0};
  if (!std::visit([&](auto& pixels) { return merge(radiograph, pixels, isGrey); }, radiograph.pixels)) return;
  becomeGrey(radiograph);
}

void resolveGreyPalette(Radiograph& radiograph) {
  const Palette& palette = *radiograph.palette;
  const auto last = static_cast<std::int32_t>(palette.green.size()) - 1;
  const auto entryOf = [&](std::int32_t stored) { return static_cast<std::size_t>(std::clamp(stored - palette.firstMapped, 0, last)); };
  const auto isGrey = [&](std::int32_t stored) {
    const auto entry = entryOf(stored);
    return palette.red[entry] == palette.green[entry] && palette.blue[entry] == palette.green[entry];
  };
  std::vector<std::uint16_t> grey;
  std::visit(
      [&](const auto& pixels) {
        std::vector<std::uint16_t> resolved(pixels.size());  // frames that cannot be read stay zeros
        for (int frame = 0; frame < radiograph.frames; ++frame) {
          const auto samples = readableFrame(radiograph, pixels, frame);
          if (!std::all_of(samples.begin(), samples.end(), isGrey)) return;
          auto target = std::span(resolved).subspan(pixelIndex(radiograph, frame, 0, 0)).begin();
          for (const auto stored : samples) *target++ = palette.green[entryOf(stored)];
        }
        grey = std::move(resolved);
      },
      radiograph.pixels);
  if (grey.empty()) return;
  radiograph.pixels = std::move(grey);
  radiograph.palette.reset();
  radiograph.bitsStored = 16;
  radiograph.isSigned = false;
  becomeGrey(radiograph);
}

}  // namespace glenoid
