// SPDX-License-Identifier: GPL-3.0-or-later
// Shared by the DICOM tests: writes a file from a DicomSpec and reads it back.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <variant>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/dicom/dicom_reader.h"
#include "tests/support/dicom_writer.h"
#include "tests/support/facts.h"
#include "tests/support/thrown_error.h"

namespace glenoid {

namespace fs = std::filesystem;
using test::DicomSpec;
using test::IsFact;
using test::patternValues;
using ::testing::Contains;

// Every test has its own folder, with a name that is not ASCII.
class Dicom : public ::testing::Test {
 protected:
  void SetUp() override {
    const auto& info = *::testing::UnitTest::GetInstance()->current_test_info();
    folder_ = fs::temp_directory_path() / (std::string("glenoid-dicom-é-") + info.test_suite_name() + "-" + info.name());
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  fs::path write(const DicomSpec& spec) const {
    test::writeDicom(folder_ / name_, spec);
    return folder_ / name_;
  }
  Radiograph roundTrip(const DicomSpec& spec, const ReadOptions& options = {}) const { return readDicom(write(spec), options, {}); }

  void expectRefusal(const fs::path& file, ErrorCode code, const std::string& detail, const ReadOptions& options = {}) const {
    const auto error = test::errorOf([&] { readDicom(file, options, {}); });
    EXPECT_EQ(errorName(error.code()), errorName(code)) << error.detail();
    EXPECT_THAT(error.detail(), ::testing::HasSubstr(detail));
    EXPECT_EQ(error.file(), toUtf8(file));
  }

  fs::path folder_;
  const std::string name_ = "IMAGE";  // without extension
};

inline DicomSpec greySpec(int bitsAllocated, int bitsStored, bool isSigned) {
  DicomSpec spec;
  spec.rows = 13;
  spec.columns = 17;
  spec.bitsAllocated = bitsAllocated;
  spec.bitsStored = bitsStored;
  spec.isSigned = isSigned;
  spec.values = patternValues(spec, static_cast<std::uint32_t>(bitsStored));
  return spec;
}

inline std::vector<std::int32_t> storedOf(const Radiograph& radiograph) {
  return std::visit([](const auto& values) { return std::vector<std::int32_t>(values.begin(), values.end()); }, radiograph.pixels);
}

}  // namespace glenoid
