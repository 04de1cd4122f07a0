// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/missing_part.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>

#include "core/base/error.h"
#include "core/imaging/voi.h"

namespace glenoid {
namespace {

constexpr double kLittleShare = 0.02;

// One byte for each pixel of the frame: 1 if it is missing.
std::vector<std::uint8_t> maskOf(const Radiograph& radiograph, std::span<const PixelArea> areas) {
  const auto columns = static_cast<std::size_t>(radiograph.columns);
  std::vector<std::uint8_t> mask(static_cast<std::size_t>(radiograph.rows) * columns);
  for (const PixelArea& area : areas) {
    const int right = std::min(area.column + area.columns, radiograph.columns), bottom = std::min(area.row + area.rows, radiograph.rows);
    for (int row = area.row; row < bottom; ++row) {
      const auto line = mask.begin() + static_cast<std::ptrdiff_t>(static_cast<std::size_t>(row) * columns);
      std::fill(line + area.column, line + std::max(area.column, right), std::uint8_t{1});
    }
  }
  return mask;
}

template <typename Value>
using Stripes = std::array<std::array<Value, 3>, 2>;  // the samples of a dark and of a bright pixel

// The ends of the automatic window of the pixels that are there.
template <typename Value>
Stripes<Value> greyStripes(const Radiograph& radiograph, const std::vector<std::uint8_t>& mask, const Value* pixels) {
  constexpr std::int32_t kLowest = std::numeric_limits<Value>::min();
  constexpr double kTail = 0.005;
  std::vector<std::uint64_t> counts(std::size_t{1} << (8 * sizeof(Value)));
  std::uint64_t total = 0;
  for (std::size_t i = 0; i < mask.size(); ++i) {
    if (mask[i] != 0 || isPadding(radiograph, pixels[i])) continue;
    ++counts[static_cast<std::size_t>(pixels[i] - kLowest)];
    ++total;
  }
  const auto beyondTail = [&](auto begin, auto end) {
    std::uint64_t passed = 0;
    return std::find_if(begin, end,
                        [&](std::uint64_t count) { return static_cast<double>(passed += count) > kTail * static_cast<double>(total); }) -
           begin;
  };
  const auto value = [](std::ptrdiff_t index) { return static_cast<Value>(index + kLowest); };
  if (total == 0) return {};
  const Value low = value(beyondTail(counts.begin(), counts.end()));
  const Value high = value(static_cast<std::ptrdiff_t>(counts.size()) - 1 - beyondTail(counts.rbegin(), counts.rend()));
  Stripes<Value> stripes{{{low}, {high}}};
  if (radiograph.inverted) std::swap(stripes[0], stripes[1]);
  return stripes;
}

template <typename Value>
Stripes<Value> colourStripes(const Radiograph& radiograph) {
  const auto most = static_cast<Value>(std::ldexp(1.0, radiograph.bitsStored) - 1);
  const auto middle = static_cast<Value>(std::ldexp(1.0, radiograph.bitsStored - 1));
  if (radiograph.colourSpace == ColourSpace::YbrFull) return {{{0, middle, middle}, {most, middle, middle}}};
  return {{{0, 0, 0}, {most, most, most}}};
}

template <typename Value>
void writeOver(const Radiograph& radiograph, const std::vector<std::uint8_t>& mask, bool hatched, Value* pixels) {
  const auto stripes = radiograph.samples == 1 ? greyStripes(radiograph, mask, pixels) : colourStripes<Value>(radiograph);
  const int width = std::max(4, std::max(radiograph.rows, radiograph.columns) / 64);
  const auto* missing = mask.data();
  for (int row = 0; row < radiograph.rows; ++row) {
    for (int column = 0; column < radiograph.columns; ++column, ++missing, pixels += radiograph.samples) {
      if (*missing != 0) std::copy_n(stripes[hatched ? ((row + column) / width) % 2 : 0].begin(), radiograph.samples, pixels);
    }
  }
}

}  // namespace

void markMissing(Radiograph& radiograph, std::span<const PixelArea> areas, int blockRows, int frame) {
  const auto mask = maskOf(radiograph, areas);
  const auto first = std::find(mask.begin(), mask.end(), 1);
  if (first == mask.end()) return;
  const double share = static_cast<double>(std::count(mask.begin(), mask.end(), 1)) / static_cast<double>(mask.size());
  if (share == 1) throw Error(ErrorCode::DamagedFile, "no pixel is left");
  const int top = static_cast<int>((first - mask.begin()) / radiograph.columns);
  const bool little = share <= kLittleShare || top >= radiograph.rows - blockRows;
  std::visit([&](auto& pixels) { writeOver(radiograph, mask, !little, pixels.data() + pixelIndex(radiograph, frame, 0, 0)); },
             radiograph.pixels);
  if (radiograph.missing && radiograph.missing->share >= share) return;  // another frame lacks more
  radiograph.missing = MissingPart{share, little};
  std::erase_if(radiograph.facts,
                [](const Fact& fact) { return fact.code == FactCode::LittleMissing || fact.code == FactCode::PartMissing; });
  radiograph.facts.push_back(missingFact(*radiograph.missing));
}

void sayDamagedSomewhere(Radiograph& radiograph) {
  if (!radiograph.damagedSomewhere || (radiograph.missing && !radiograph.missing->little)) return;
  std::erase_if(radiograph.facts, [](const Fact& fact) {
    return fact.code == FactCode::LittleMissing || fact.code == FactCode::FineDetailMissing || fact.code == FactCode::DetailMissing;
  });
  radiograph.facts.push_back({FactCode::DamagedSomewhere, {}});
}

Fact missingFact(const MissingPart& missing) {
  const double percent = std::max(0.1, std::round(1000 * missing.share) / 10);
  return {missing.little ? FactCode::LittleMissing : FactCode::PartMissing, {percent}};
}

}  // namespace glenoid
