// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/doubt/alteration.h"

#include "core/base/numbers.h"

namespace glenoid {
namespace {

struct KindRow {
  AlterationKind kind;
  std::string_view name, before, after;  // text around the strength; an empty `after` means that the kind has no strength
};
constexpr KindRow kKinds[] = {
    {AlterationKind::None, "none", "as it is", ""},
    {AlterationKind::Rotation, "rotation", "turned by ", " degrees"},
    {AlterationKind::Flip, "flip", "mirrored left to right", ""},
    {AlterationKind::Crop, "crop", "", " % cropped off each side"},
    {AlterationKind::Contrast, "contrast", "", " times the contrast"},
    {AlterationKind::Gamma, "gamma", "", " as gamma"},
    {AlterationKind::Noise, "noise", "noise of ", " grey values"},
    {AlterationKind::Jpeg, "jpeg", "JPEG of ", " % quality"},
    {AlterationKind::Resolution, "resolution", "", " of the resolution"},
    {AlterationKind::Polarity, "polarity", "black and white exchanged", ""},
    {AlterationKind::LetterL, "letter-l", "a letter L burned in", ""},
    {AlterationKind::LetterR, "letter-r", "a letter R burned in", ""},
    {AlterationKind::TextLine, "text-line", "a line of text burned in", ""},
};
constexpr const KindRow& rowOf(AlterationKind kind) { return kKinds[static_cast<std::size_t>(kind)]; }

}  // namespace

bool hasStrength(AlterationKind kind) noexcept { return !rowOf(kind).after.empty(); }
std::string_view alterationName(AlterationKind kind) noexcept { return rowOf(kind).name; }

std::string alterationText(const Alteration& alteration) {
  const auto& row = rowOf(alteration.kind);
  if (!hasStrength(alteration.kind)) return std::string(row.before);
  return std::string(row.before) + plainNumber(alteration.strength) + std::string(row.after);
}

const std::vector<Alteration>& usualAlterations() {
  using enum AlterationKind;
  static const std::vector<Alteration> alterations{
      {None},       {Rotation, 5}, {Rotation, 10},    {Rotation, 20},     {Rotation, 90},  {Rotation, 180}, {Flip},
      {Crop, 5},    {Crop, 10},    {Crop, 20},        {Contrast, 0.5},    {Contrast, 1.5}, {Contrast, 2},   {Gamma, 0.5},
      {Gamma, 0.7}, {Gamma, 1.5},  {Gamma, 2},        {Noise, 5},         {Noise, 10},     {Noise, 20},     {Jpeg, 50},
      {Jpeg, 20},   {Jpeg, 10},    {Resolution, 0.5}, {Resolution, 0.25}, {Polarity},      {LetterL},       {LetterR},
      {TextLine},
  };
  return alterations;
}

}  // namespace glenoid
