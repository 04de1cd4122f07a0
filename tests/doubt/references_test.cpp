// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/doubt/references.h"

#include <gtest/gtest.h>

#include "core/base/error.h"
#include "core/nn/safetensors.h"
#include "tests/doubt/toy_pictures.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/thrown_error.h"

namespace glenoid {
namespace {

References toyReferences() {
  test::Toys toys;
  toys.addUsualKinds();
  return toys.references();
}

ErrorCode codeOfReading(const std::filesystem::path& file) {
  const auto error = test::errorOf([&] { readReferences(file); });
  EXPECT_EQ(error.file(), file.string());
  return error.code();
}

}  // namespace

TEST(References, AreStoredInEightBits) {
  const test::TemporaryFolder folder;
  auto references = toyReferences();
  references.projected[0] = 9;
  references.projected[1] = -9;
  writeReferences(folder / "s.safetensors", references);
  const auto read = readReferences(folder / "s.safetensors");
  EXPECT_EQ(read.kinds, references.kinds);
  EXPECT_EQ(read.backboneSha256, references.backboneSha256);
  ASSERT_EQ(read.rows.size(), references.rows.size());
  EXPECT_EQ(read.rows, references.rows);
  EXPECT_EQ(read.projection.mean, references.projection.mean);
  EXPECT_EQ(read.projection.basis, references.projection.basis);
  EXPECT_NEAR(read.projected[0], 4, 0.04) << "four deviations at most";
  EXPECT_NEAR(read.projected[1], -4, 0.04);
  for (std::size_t i = 2; i < read.projected.size(); ++i) {
    EXPECT_NEAR(read.projected[i], std::clamp(references.projected[i], -4.0F, 4.0F), 0.04);
  }
}

TEST(References, AreProjectedToMeanNoughtAndDeviationOne) {
  const auto references = toyReferences();
  const auto width = references.projection.dimensions;
  EXPECT_EQ(width, test::kVaryingFeatures);
  for (std::size_t d = 0; d < width; ++d) {
    double sum = 0, squares = 0;
    double count = 0;
    for (std::size_t i = 0; i < references.rows.size(); ++i) {
      if (!references.kinds[references.rows[i].kind].subject.empty()) continue;  // only strangers are used to fit the projection
      const double value = references.projected[i * width + d];
      sum += value, squares += value * value, ++count;
    }
    EXPECT_NEAR(sum / count, 0, 0.02);
    EXPECT_NEAR(squares / count, 1, 0.02);
  }
}

TEST(References, FewPicturesAreProjectedToNoMoreDirectionsThanTheySpan) {
  test::Toys toys;
  toys.addKind({"hand", ""}, 4, {{1, 6}});
  EXPECT_EQ(toys.references().projection.dimensions, 3u);
}

TEST(References, ADamagedFileIsRefused) {
  const test::TemporaryFolder folder;
  const auto file = folder / "s.safetensors";
  const auto spoil = [&](const auto& change) {
    writeReferences(file, toyReferences());
    auto tensors = readSafetensors(file);
    change(tensors);
    writeSafetensors(file, tensors);
    return codeOfReading(file);
  };
  EXPECT_EQ(spoil([](TensorFile& f) { f.tensors.erase("basis"); }), ErrorCode::WeightsDamaged);
  EXPECT_EQ(spoil([](TensorFile& f) { f.tensors.at("mean") = f.tensors.at("mean").slice(0, 0, 3).clone(); }), ErrorCode::WeightsDamaged);
  EXPECT_EQ(spoil([](TensorFile& f) { f.tensors.at("kind").fill_(3); }), ErrorCode::WeightsDamaged);
  EXPECT_EQ(spoil([](TensorFile& f) { f.tensors.at("block").fill_(-1); }), ErrorCode::WeightsDamaged);
  EXPECT_EQ(spoil([](TensorFile& f) { f.metadata["subjects"] = "[1]"; }), ErrorCode::WeightsDamaged);
  EXPECT_EQ(spoil([](TensorFile& f) { f.metadata.erase("backbone"); }), ErrorCode::WeightsDamaged);
  EXPECT_EQ(codeOfReading(folder / "none.safetensors"), ErrorCode::FileNotFound);
}

TEST(References, AFamilySharesTheFirstWord) {
  EXPECT_EQ(familyOf("hip_hardware"), "hip");
  EXPECT_EQ(familyOf("hip with plates"), "hip");
  EXPECT_EQ(familyOf("hip"), "hip");
}

}  // namespace glenoid
