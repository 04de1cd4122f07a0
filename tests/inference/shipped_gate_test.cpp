// SPDX-License-Identifier: GPL-3.0-or-later
// The shipped finder and the gates of the shipped models let implants of their subject pass and refuse other pictures.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>

#include <gtest/gtest.h>

#include "core/bundle/bundle.h"
#include "core/decoding/in_process_decoder.h"
#include "core/doubt/doubt.h"
#include "core/doubt/finder.h"
#include "core/imaging/network_input.h"
#include "core/inference/file_list.h"

using namespace glenoid;
namespace fs = std::filesystem;

namespace {

class ShippedGate : public testing::TestWithParam<const char*> {
 protected:
  // Asks about every `step`-th picture of the folder. Returns how many these are, and for how many no maker may be named.
  std::pair<std::size_t, std::size_t> unknownIn(const fs::path& folder, std::size_t step) {
    const auto files = listFiles({&folder, 1}, *decoder_, {}).paths();
    std::size_t all = 0, unknown = 0;
    for (std::size_t i = 0; i < files.size(); i += step) {
      const auto extension = files[i].extension();
      if (extension != ".jpg" && extension != ".png" && extension != ".dcm") continue;
      const auto square = squareImage(decoder_->read(files[i], {}, {}));
      const auto margin = doubt_.gateMargins(square.grey, square.side).front();
      if (!margin) throw std::logic_error("the model has no gate");
      ++all;
      unknown += finder_->find(square.grey, square.side).empty() || *margin < 0;
    }
    return {all, unknown};
  }

  std::unique_ptr<Decoder> decoder_ = makeInProcessDecoder();
  std::unique_ptr<Finder> finder_ = installedFinder("shoulder");
  Doubt doubt_{readBundle(fs::path(GLENOID_SOURCE_DIR) / "models" / GetParam())};
};

INSTANTIATE_TEST_SUITE_P(All, ShippedGate, testing::Values("densenet121-se", "mobilenetv2"),
                         [](const auto& parameter) { return std::string(parameter.param).substr(0, 8); });

}  // namespace

TEST_P(ShippedGate, TurnsDrawingsAway) {
  const auto [all, unknown] = unknownIn(fs::path(GLENOID_SOURCE_DIR) / "resources" / "samples", 1);
  EXPECT_GE(all, 2u);
  EXPECT_EQ(unknown, all);
}

TEST_P(ShippedGate, LetsShoulderImplantsThroughAndTurnsOtherRadiographsAway) {
  const char* data = std::getenv("GLENOID_TEST_DATA");
  if (!data || !fs::exists(fs::path(data) / "sixic") || !fs::exists(fs::path(data) / "radiographs")) {
    GTEST_SKIP() << "skipped: GLENOID_TEST_DATA names no radiographs";
  }
  const auto [implants, missed] = unknownIn(fs::path(data) / "sixic", 6);
  EXPECT_GE(implants, 80u);
  EXPECT_LE(missed, implants / 20);
  for (const auto& [folder, step] : {std::pair("fracatlas", 30u), std::pair("knees", 30u), std::pair("chests", 10u)}) {
    const auto [others, caught] = unknownIn(fs::path(data) / "radiographs" / folder, step);
    EXPECT_GE(others, 40u) << folder;
    EXPECT_GE(caught, others - others / 50) << folder;
  }
}
