// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/jpeg_scans.h"

#include <algorithm>
#include <array>
#include <vector>

namespace glenoid {
namespace {

constexpr std::size_t kCoefficients = 64;

struct Component {
  Component() { bitsMissing.fill(kNothing); }

  static constexpr int kNothing = -1;
  std::uint8_t name = 0;
  std::array<int, kCoefficients> bitsMissing;
};

// Baseline, extended and progressive, by Huffman or arithmetic coding.
bool isTransformed(int marker) { return (marker >= 0xc0 && marker <= 0xc2) || marker == 0xc9 || marker == 0xca; }

// A sequential scan holds everything, whatever its header says of coefficients and bits.
void addScan(std::vector<Component>& components, bool isProgressive, std::span<const std::uint8_t> header) {
  const std::size_t count = header.empty() ? 0 : header[0], at = 1 + 2 * count;
  if (header.size() < at + 3) return;
  const std::size_t first = isProgressive ? header[at] : 0;
  const std::size_t end = isProgressive ? std::min<std::size_t>(header[at + 1] + std::size_t{1}, kCoefficients) : kCoefficients;
  const int bitsMissing = isProgressive ? header[at + 2] & 0x0f : 0;
  for (std::size_t i = 0; i < count; ++i) {
    for (auto& component : components) {
      if (component.name != header[1 + 2 * i]) continue;
      for (std::size_t k = first; k < end; ++k) component.bitsMissing[k] = bitsMissing;
    }
  }
}

JpegDetail detailOf(const std::vector<Component>& components) {
  const auto lacksMean = [](const Component& component) { return component.bitsMissing[0] == Component::kNothing; };
  const auto isWhole = [](const Component& component) {
    return std::all_of(component.bitsMissing.begin(), component.bitsMissing.end(), [](int bits) { return bits == 0; });
  };
  const auto isCoarse = [](const Component& component) {
    return std::any_of(component.bitsMissing.begin(), component.bitsMissing.end(),
                       [](int bits) { return bits == Component::kNothing || bits > 1; });
  };
  if (std::any_of(components.begin(), components.end(), lacksMean)) return JpegDetail::NoPicture;
  if (std::all_of(components.begin(), components.end(), isWhole)) return JpegDetail::Whole;
  // Grey, and the first of Y, Cb, Cr, are brightness. Of red, green, blue, and of four components, each is needed.
  const bool firstIsBrightness = components.size() == 1 || (components.size() == 3 && components.front().name != 'R');
  const auto end = firstIsBrightness ? components.begin() + 1 : components.end();
  return std::any_of(components.begin(), end, isCoarse) ? JpegDetail::Coarse : JpegDetail::Fine;
}

// Passes the marker and the body of each segment to `use`, over the data of the scans. Returns where a segment begins that the end of the
// stream cuts, or else the size of the stream.
template <class Use>
std::size_t forEachSegment(std::span<const std::uint8_t> stream, const Use& use) {
  constexpr int kEnd = 0xd9, kStuffed = 0x00, kFill = 0xff, kFirstWithoutLength = 0xd0, kStart = 0xd8;
  std::size_t at = 2;
  while (at < stream.size()) {
    const auto found = std::find(stream.begin() + static_cast<std::ptrdiff_t>(at), stream.end(), std::uint8_t{0xff});
    at = static_cast<std::size_t>(found - stream.begin());
    if (at + 2 > stream.size()) break;
    const int marker = stream[at + 1];
    if (marker == kEnd) break;
    if (marker == kFill) {
      ++at;
    } else if (marker == kStuffed || (marker >= kFirstWithoutLength && marker <= kStart)) {
      at += 2;
    } else {
      if (at + 4 > stream.size()) return at;
      const std::size_t length = std::size_t{stream[at + 2]} << 8 | stream[at + 3];
      if (length < 2) break;
      if (at + 2 + length > stream.size()) return at;
      use(marker, stream.subspan(at + 4, length - 2));
      at += 2 + length;
    }
  }
  return stream.size();
}

}  // namespace

JpegDetail jpegDetail(std::span<const std::uint8_t> stream) {
  constexpr int kStartOfScan = 0xda;
  std::vector<Component> components;
  bool isProgressive = false;
  forEachSegment(stream, [&](int marker, std::span<const std::uint8_t> body) {
    if (isTransformed(marker) && components.empty() && body.size() >= 6 && body.size() >= 6 + 3 * std::size_t{body[5]}) {
      isProgressive = marker == 0xc2 || marker == 0xca;
      components.resize(body[5]);
      for (std::size_t i = 0; i < components.size(); ++i) components[i].name = body[6 + 3 * i];
    }
    if (marker == kStartOfScan) addScan(components, isProgressive, body);
  });
  return components.empty() ? JpegDetail::Whole : detailOf(components);
}

std::size_t wholeJpegSegments(std::span<const std::uint8_t> stream) {
  return forEachSegment(stream, [](int, std::span<const std::uint8_t>) {});
}

}  // namespace glenoid
