// SPDX-License-Identifier: GPL-3.0-or-later
// Writes small DICOM files with known pixels, for tests and for samples: any layout, sign, depth and transfer syntax that we read.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/imaging/radiograph.h"

namespace glenoid::test {

inline constexpr const char* kImplicit = "1.2.840.10008.1.2";
inline constexpr const char* kExplicit = "1.2.840.10008.1.2.1";
inline constexpr const char* kDeflated = "1.2.840.10008.1.2.1.99";
inline constexpr const char* kBigEndian = "1.2.840.10008.1.2.2";
inline constexpr const char* kRle = "1.2.840.10008.1.2.5";
inline constexpr const char* kJpegBaseline = "1.2.840.10008.1.2.4.50";
inline constexpr const char* kJpegExtended = "1.2.840.10008.1.2.4.51";
inline constexpr const char* kJpegAnyPredictor = "1.2.840.10008.1.2.4.57";  // lossless
inline constexpr const char* kJpegLossless = "1.2.840.10008.1.2.4.70";
inline constexpr const char* kJpegLs = "1.2.840.10008.1.2.4.80";
inline constexpr const char* kJpeg2000 = "1.2.840.10008.1.2.4.90";

struct DicomSpec {
  int rows = 4, columns = 4, frames = 1, samples = 1;
  std::string photometric = "MONOCHROME2";
  int bitsAllocated = 16, bitsStored = 16;
  int highBit = -1;  // -1: bitsStored - 1
  bool isSigned = false, planar = false;
  std::uint16_t rubbish = 0;  // set in the bits of a 16-bit cell that hold no stored value
  // Stored values, frames x rows x columns x samples, sample fastest; shorter lists repeat. YBR_FULL_422 takes the full samples and drops
  // every other chroma pair.
  std::vector<std::int32_t> values{0};

  std::optional<std::pair<double, double>> rescale;  // slope, intercept
  std::optional<LookupTable> modalityTable;
  std::vector<LookupTable> voiTables;
  std::optional<LookupTable> presentationTable;
  std::vector<Window> windows;           // all with the function of the first
  std::vector<FrameValues> frameValues;  // rescale and windows of each frame, in its functional groups
  std::optional<Palette> palette;        // 16 bits an entry
  std::vector<Overlay> overlays;
  std::optional<std::pair<std::int32_t, std::int32_t>> padding;

  // Further values by tag 0xggggeeee, as text. Only for elements that the data dictionary knows.
  std::vector<std::pair<std::uint32_t, std::string>> attributes;
  std::string sopClass = "1.2.840.10008.5.1.4.1.1.7";  // Secondary Capture
  std::string modality = "OT";

  std::string transferSyntax = kExplicit;
  int predictor = 1;          // kJpegAnyPredictor only, from 1 to 7
  int fragmentsPerFrame = 1;  // JPEG 2000 only
  bool offsetTable = false;   // JPEG 2000 only; then the first fragment of a frame is too short to show that a frame starts
  bool withPixels = true;
  bool metaHeader = true;  // false: neither preamble nor meta header
};

// `count` stored values that cover the whole range of the spec in a repeatable, uneven way.
std::vector<std::int32_t> patternValues(const DicomSpec& spec, std::uint32_t seed = 1);

// Throws std::runtime_error naming the step that DCMTK or OpenJPEG refused.
void writeDicom(const std::filesystem::path& path, const DicomSpec& spec);
// Writes a DICOMDIR of one patient, study and series (CR, 7) with these files, given as the DICOMDIR names them ("FOLDER\\FILE"). Also
// throws std::runtime_error.
void writeDicomDir(const std::filesystem::path& path, const std::vector<std::string>& files);

}  // namespace glenoid::test
