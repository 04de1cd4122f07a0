// SPDX-License-Identifier: GPL-3.0-or-later
// Every row of the public corpus' manifest meets its `expected` and its `oracle` (README.md and MANIFEST.tsv of $GLENOID_TEST_DATA/dicom).
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <optional>
#include <sstream>
#include <string>
#include <variant>
#include <vector>

#include <gtest/gtest.h>

#include "core/base/error.h"
#include "core/decoding/in_process_decoder.h"
#include "core/dicom/dicom_directory.h"
#include "core/dicom/dicom_reader.h"
#include "core/imaging/render.h"
#include "tests/support/thrown_error.h"

namespace glenoid {
namespace {

namespace fs = std::filesystem;
using Row = std::map<std::string, std::string>;

// The files that we refuse: the error code of each, and words of its message.
struct Refusal {
  ErrorCode code;
  std::string detail;
};
const std::map<std::string, Refusal> kRefusals{
    {"MR_truncated.dcm", {ErrorCode::DamagedFile, "the pixels end early"}},
    {"SC_rgb_jpeg.dcm", {ErrorCode::DamagedFile, "the file ends early or holds stray bytes"}},
    {"emri_small_jpeg_2k_lossless_too_short.dcm", {ErrorCode::DamagedFile, "the file ends early or holds stray bytes"}},
    {"meta_missing_tsyntax.dcm", {ErrorCode::DamagedFile, "no Bits Allocated"}},
    {"SC_rgb_32bit.dcm", {ErrorCode::UnsupportedPixels, "32-bit integers"}},
    {"badVR.dcm", {ErrorCode::UnsupportedPixels, "32-bit integers"}},
    {"rtdose_1frame.dcm", {ErrorCode::UnsupportedPixels, "32-bit integers"}},
    {"parametric_map_float.dcm", {ErrorCode::UnsupportedPixels, "floating-point pixels"}},
    {"liver_deflate.dcm", {ErrorCode::UnsupportedEncoding, "Deflated Image Frame"}},
    {"UN_sequence.dcm", {ErrorCode::NoImage, "no pixel data"}},
    {"chrJapMulti.dcm", {ErrorCode::NoImage, "no pixel data"}},
    {"chrKoreanMulti.dcm", {ErrorCode::NoImage, "no pixel data"}},
    {"empty_charset_LEI.dcm", {ErrorCode::NoImage, "no pixel data"}},
    {"no_preamble_dicm_in_data", {ErrorCode::NoImage, "no pixel data"}},
    {"prLUTs.dcm", {ErrorCode::NotAnImageObject, "a presentation state"}},
    {"rtplan.dcm", {ErrorCode::NotAnImageObject, "a radiotherapy plan or record"}},
    {"test-SR.dcm", {ErrorCode::NotAnImageObject, "a structured report"}},
};

std::optional<fs::path> corpus() {
  const char* data = std::getenv("GLENOID_TEST_DATA");
  if (data == nullptr) return std::nullopt;
  return fs::path(data) / "dicom";
}

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> parts;
  std::istringstream stream(text);
  for (std::string part; std::getline(stream, part, separator);) parts.push_back(part);
  return parts;
}

std::vector<Row> manifest(const fs::path& folder) {
  std::ifstream stream(folder / "MANIFEST.tsv");
  std::string line;
  std::getline(stream, line);
  const auto names = split(line, '\t');
  std::vector<Row> rows;
  while (std::getline(stream, line)) {
    const auto values = split(line, '\t');
    Row row;
    for (std::size_t i = 0; i < names.size() && i < values.size(); ++i) row[names[i]] = values[i];
    rows.push_back(std::move(row));
  }
  return rows;
}

Radiograph readFile(const fs::path& file) { return makeInProcessDecoder()->read(file, {}, {}); }

template <class Use>
void forEachStored(const Radiograph& radiograph, const Use& use) {
  std::visit(
      [&](const auto& values) {
        for (const auto value : values) use(static_cast<double>(value));
      },
      radiograph.pixels);
}

// Modality values, so that files with different stored layouts can be compared.
std::vector<double> modalityValues(const Radiograph& radiograph) {
  const auto rescale = std::get<Rescale>(radiograph.modalityTransform);
  std::vector<double> values;
  forEachStored(radiograph, [&](double value) { values.push_back(rescale.slope * value + rescale.intercept); });
  return values;
}

void expectStats(const Radiograph& radiograph, const Row& row) {
  double smallest = 1e9, largest = -1e9, sum = 0, count = 0;
  forEachStored(radiograph, [&](double value) {
    smallest = std::min(smallest, value);
    largest = std::max(largest, value);
    sum += value;
    ++count;
  });
  const auto wanted = split(row.at("gdcm_min/max/mean"), '/');
  const auto& facts = radiograph.facts;
  const bool lossy = std::find(facts.begin(), facts.end(), Fact{FactCode::LossyCompression, {}}) != facts.end();
  const double mean = std::stod(wanted.at(2));
  EXPECT_NEAR(smallest, std::stod(wanted.at(0)), lossy ? 2 : 0);
  EXPECT_NEAR(largest, std::stod(wanted.at(1)), lossy ? 2 : 0);
  EXPECT_NEAR(sum / count, mean, lossy ? 0.01 * std::abs(mean) : 0.005);
}

std::vector<std::uint8_t> rgbOf(const Radiograph& radiograph) {
  const auto picture = render(radiograph);
  if (picture.channels == 3) return picture.pixels;
  std::vector<std::uint8_t> rgb;
  for (const auto grey : picture.pixels) rgb.insert(rgb.end(), 3, grey);
  return rgb;
}

// Peak signal-to-noise ratio of 8-bit samples; 0 for pictures of different sizes.
double decibels(const std::vector<std::uint8_t>& a, const std::vector<std::uint8_t>& b) {
  if (a.size() != b.size()) return 0;
  double squares = 0;
  for (std::size_t i = 0; i < a.size(); ++i) squares += (a[i] - b[i]) * (a[i] - b[i]);
  return squares == 0 ? 99 : 10 * std::log10(255.0 * 255.0 * static_cast<double>(a.size()) / squares);
}

void expectOracle(const Radiograph& radiograph, const Row& row, const fs::path& folder) {
  const auto& oracle = row.at("oracle");
  if (oracle == "ref-stored-identical") {
    EXPECT_TRUE(modalityValues(radiograph) == modalityValues(readFile(folder / row.at("ref_file"))));
  } else if (oracle == "stored-stats") {
    expectStats(radiograph, row);
  } else if (oracle == "rendered-28dB") {
    EXPECT_GE(decibels(rgbOf(radiograph), rgbOf(readFile(folder / row.at("ref_file")))), 28);
  } else {
    EXPECT_EQ(oracle, "none");
  }
}

struct Count {
  int decoded = 0, refused = 0, wrong = 0;
};

void judge(const Row& row, const fs::path& folder, Count& count) {
  const auto& name = row.at("file");
  const auto& expected = row.at("expected");
  SCOPED_TRACE(name);
  try {
    const auto radiograph = readFile(folder / name);
    ++count.decoded;
    EXPECT_NE(expected, "refuse");
    EXPECT_EQ(kRefusals.count(name), 0u);
    EXPECT_EQ(std::to_string(radiograph.rows), row.at("rows"));
    EXPECT_EQ(std::to_string(radiograph.columns), row.at("cols"));
    expectOracle(radiograph, row, folder);
  } catch (const Error& error) {
    ++count.refused;
    EXPECT_NE(expected, "decodes") << error.message();
    const auto ours = kRefusals.find(name);
    if (ours == kRefusals.end()) {
      ADD_FAILURE() << "refused, but not in the table: " << errorName(error.code()) << ", " << error.detail();
      return;
    }
    EXPECT_EQ(errorName(error.code()), errorName(ours->second.code));
    EXPECT_EQ(error.detail(), ours->second.detail);
    EXPECT_EQ(error.file(), (folder / name).string());
  }
}

}  // namespace

TEST(DicomCorpus, EveryRowMeetsItsExpectationAndOracle) {
  const auto folder = corpus();
  if (!folder) GTEST_SKIP() << "skipped: GLENOID_TEST_DATA is not set";
  Count count;
  for (const Row& row : manifest(*folder)) {
    const auto& expected = row.at("expected");
    if (expected != "decodes" && expected != "refuse" && expected != "decodes-or-refuse") continue;
    const bool before = ::testing::Test::HasFailure();
    judge(row, *folder, count);
    if (::testing::Test::HasFailure() && !before) ++count.wrong;
  }
  std::cout << "decoded " << count.decoded << ", refused " << count.refused << ", wrong " << count.wrong << "\n";
  EXPECT_EQ(count.decoded + count.refused, 98);
}

TEST(DicomCorpus, NamesComeOutRight) {
  const auto folder = corpus();
  if (!folder) GTEST_SKIP() << "skipped: GLENOID_TEST_DATA is not set";
  // chrX2.dcm holds the simplified 小, 东 in GB18030; chrX1.dcm has 小, 東.
  const std::pair<const char*, const char*> names[] = {{"chrArab.dcm", "قباني^لنزار"},          {"chrGreek.dcm", "Διονυσιος"},
                                                       {"chrJapMulti.dcm", "やまだ^たろう"},    {"chrKoreanMulti.dcm", "김희중"},
                                                       {"chrX1.dcm", "Wang^XiaoDong=王^小東="}, {"chrX2.dcm", "Wang^XiaoDong=王^小东="}};
  for (const auto& [file, name] : names) {
    ReadOptions declared;
    declared.pixels = false;
    declared.identity = true;
    const auto object = readDicom(*folder / file, declared, {});
    EXPECT_EQ(std::count(object.identity.begin(), object.identity.end(), Attribute{"(0010,0010)", "PatientName", name}), 1) << file;
    for (const auto& attribute : object.attributes) EXPECT_NE(attribute.value, name) << file;
  }
}

TEST(DicomCorpus, DirectoriesAreListed) {
  const auto folder = corpus();
  if (!folder) GTEST_SKIP() << "skipped: GLENOID_TEST_DATA is not set";
  const auto entries = readDicomDir(*folder / "dicomdir" / "DICOMDIR");
  ASSERT_EQ(entries.size(), 31u);
  for (const auto& entry : entries) EXPECT_TRUE(entry.file.is_absolute() && fs::exists(entry.file)) << entry.file;
  EXPECT_EQ(entries.front().modality, "CR");
  EXPECT_EQ(entries.back().patient, 2);

  EXPECT_TRUE(readDicomDir(*folder / "dicomdir_variants" / "DICOMDIR-empty.dcm").empty());
  for (const char* variant : {"DICOMDIR-implicit", "DICOMDIR-reordered"}) {
    const auto others = readDicomDir(*folder / "dicomdir_variants" / variant);
    ASSERT_EQ(others.size(), entries.size()) << variant;
    for (std::size_t i = 0; i < entries.size(); ++i) {
      EXPECT_EQ(others[i].patient, entries[i].patient) << variant;
      EXPECT_EQ(others[i].series, entries[i].series) << variant;
      EXPECT_EQ(others[i].imageNumber, entries[i].imageNumber) << variant;
      EXPECT_EQ(others[i].file.filename(), entries[i].file.filename()) << variant;
    }
  }
  const auto error = test::errorOf([&] { readFile(*folder / "dicomdir" / "DICOMDIR"); });
  EXPECT_EQ(errorName(error.code()), errorName(ErrorCode::NotAnImageObject));
  EXPECT_EQ(error.detail(), "a directory of DICOM files (DICOMDIR)");
}

}  // namespace glenoid
