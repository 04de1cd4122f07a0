// SPDX-License-Identifier: GPL-3.0-or-later
// A data set of clouds, half of them by the maker A and half by B.
#pragma once

#include <filesystem>
#include <string>

#include "core/imaging/png_writer.h"
#include "core/imaging/render.h"
#include "tests/support/cloudy_radiograph.h"

namespace glenoid::test {

// Writes A/10.png, A/11.png, ... and continues in B.
inline void writeCloudySet(const std::filesystem::path& folder, int count) {
  for (int i = 0; i < count; ++i) {
    const auto file = (i < count / 2 ? "A/" : "B/") + std::to_string(10 + i) + ".png";
    writePng(folder / file, render(cloudyRadiograph(static_cast<std::uint64_t>(i))));
  }
}

}  // namespace glenoid::test
