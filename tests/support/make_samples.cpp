// SPDX-License-Identifier: GPL-3.0-or-later
// glenoid-make-samples FOLDER: writes the synthetic radiographs of resources/samples.
// glenoid-make-samples FOLDER COUNT: writes a data set for demonstrations of training, with one folder of COUNT radiographs for each
// invented implant.
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <random>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "core/base/files.h"
#include "tests/support/dicom_writer.h"
#include "tests/support/synthetic_radiograph.h"

namespace {

using namespace glenoid;
using test::ImplantShape;

// `number` distinguishes the objects.
void writeDicomSample(const std::filesystem::path& file, int number, const test::SyntheticRadiograph& picture, const char* photometric,
                      const char* syntax) {
  const bool isWhiteFirst = std::string_view(photometric) == "MONOCHROME1";
  test::DicomSpec spec;
  spec.rows = picture.rows, spec.columns = picture.columns;
  spec.bitsStored = 12;
  spec.photometric = photometric;
  spec.transferSyntax = syntax;
  spec.values.clear();
  for (const int value : picture.values) spec.values.push_back(isWhiteFirst ? 4095 - value : value);
  // From soft tissue to metal; air stays black.
  spec.windows = {{isWhiteFirst ? 4095.0 - 2150 : 2150.0, 3700, WindowFunction::Linear, "IMPLANT"}};
  spec.sopClass = "1.2.840.10008.5.1.4.1.1.1.1";  // Digital X-Ray Image, for presentation
  spec.modality = "DX";
  spec.attributes = {{0x00080018, "1.2.826.0.1.3680043.10.1.1." + std::to_string(number)},
                     {0x00100010, "SYNTHETIC^SHOULDER"},
                     {0x00100020, "SYNTHETIC-" + std::to_string(number)},
                     {0x00180015, "SHOULDER"},
                     {0x00185101, "AP"},
                     {0x00181164, "0.5\\0.5"},
                     {0x00200062, picture.isLeft ? "L" : "R"},
                     {0x00280301, "YES"},
                     {0x20500020, isWhiteFirst ? "INVERSE" : "IDENTITY"}};
  test::writeDicom(file, spec);
}

// Spread over the whole range of the type.
void writePngSample(const std::filesystem::path& file, test::SyntheticRadiograph picture, int type) {
  const cv::Mat twelveBits(picture.rows, picture.columns, CV_16UC1, picture.values.data());
  cv::Mat scaled;
  twelveBits.convertTo(scaled, type, (type == CV_8U ? 255.0 : 65520.0) / 4095);
  std::vector<unsigned char> bytes;
  cv::imencode(".png", scaled, bytes, {cv::IMWRITE_PNG_COMPRESSION, 9});
  writeFileAtomically(file, std::as_bytes(std::span(bytes)));
}

void writeSamples(const std::filesystem::path& folder) {
  const auto picture = [](ImplantShape shape, std::uint32_t seed) { return test::syntheticRadiograph({.shape = shape, .seed = seed}); };
  writeDicomSample(folder / "synthetic-long-stem.dcm", 1, picture(ImplantShape::LongStem, 1), "MONOCHROME1", test::kExplicit);
  writeDicomSample(folder / "synthetic-reverse.dcm", 2, picture(ImplantShape::Reverse, 6), "MONOCHROME2", test::kExplicit);
  writeDicomSample(folder / "synthetic-finned-jpeg2000.dcm", 3, picture(ImplantShape::Finned, 11), "MONOCHROME2", test::kJpeg2000);
  writePngSample(folder / "synthetic-resurfacing.png", picture(ImplantShape::Resurfacing, 4), CV_8U);
  writePngSample(folder / "synthetic-finned-16bit.png", picture(ImplantShape::Finned, 5), CV_16U);
}

// Turned, enlarged and shifted at random, so that two pictures of one implant are not near-duplicates.
test::SyntheticRadiograph moved(test::SyntheticRadiograph picture, std::uint32_t seed) {
  std::mt19937 generator(seed);
  const auto between = [&](double low, double high) { return low + (high - low) * generator() / 4294967295.0; };
  const cv::Mat pixels(picture.rows, picture.columns, CV_16UC1, picture.values.data());
  cv::Mat turn = cv::getRotationMatrix2D(cv::Point2f(picture.columns / 2.0F, picture.rows / 2.0F), between(-40, 40), between(0.9, 1.6));
  turn.at<double>(0, 2) += between(-0.15, 0.15) * picture.columns;
  turn.at<double>(1, 2) += between(-0.15, 0.15) * picture.rows;
  cv::Mat result;
  cv::warpAffine(pixels, result, turn, pixels.size(), cv::INTER_LINEAR, cv::BORDER_REFLECT);
  picture.values.assign(result.begin<std::uint16_t>(), result.end<std::uint16_t>());
  return picture;
}

void writeDataSet(const std::filesystem::path& folder, int count) {
  const std::pair<const char*, ImplantShape> makers[] = {{"Long stem", ImplantShape::LongStem},
                                                         {"Reverse", ImplantShape::Reverse},
                                                         {"Finned", ImplantShape::Finned},
                                                         {"Resurfacing", ImplantShape::Resurfacing}};
  std::uint32_t seed = 100;
  for (const auto& [maker, shape] : makers) {
    for (int i = 1; i <= count; ++i) {
      const test::SyntheticSpec spec{.rows = 256, .columns = 224, .shape = shape, .seed = ++seed};
      writePngSample(folder / maker / ("synthetic-" + std::to_string(i) + ".png"), moved(test::syntheticRadiograph(spec), seed), CV_8U);
    }
  }
}

}  // namespace

int main(int count, char** words) {
  const int images = count == 3 ? std::atoi(words[2]) : 0;
  if (count != 2 && images < 1) {
    std::fputs("usage: glenoid-make-samples FOLDER [COUNT]\n", stderr);
    return 2;
  }
  try {
    const std::filesystem::path folder(words[1]);
    std::filesystem::create_directories(folder);
    images > 0 ? writeDataSet(folder, images) : writeSamples(folder);
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "glenoid-make-samples: %s\n", error.what());
    return 1;
  }
}
