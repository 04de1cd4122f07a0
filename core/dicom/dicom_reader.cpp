// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/dicom_reader.h"

#include <algorithm>
#include <fstream>
#include <new>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include <dcmtk/config/osconfig.h>
#include <dcmtk/dcmdata/dcuid.h>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/dicom/dicom_attributes.h"
#include "core/dicom/dicom_display.h"
#include "core/dicom/dicom_encapsulated.h"
#include "core/dicom/dicom_geometry.h"
#include "core/dicom/dicom_layout.h"
#include "core/dicom/dicom_lenient.h"
#include "core/dicom/dicom_numbers.h"
#include "core/dicom/dicom_object.h"
#include "core/dicom/dicom_pixels.h"
#include "core/dicom/equal_channels.h"
#include "core/imaging/missing_part.h"

namespace glenoid {
namespace {

// The parser stops in the same way at the end of the file and at bytes that are no element or fragment.
constexpr const char* kBrokenOff = "the file ends early or holds stray bytes";

// Runs `work` and adds the file's name to any Error.
template <class Work>
auto saying(const std::filesystem::path& path, const Work& work) {
  try {
    return work();
  } catch (const Error& error) {
    throw error.about(toUtf8(path));
  } catch (const std::bad_alloc&) {
    throw Error(ErrorCode::DecoderMemory, "memory ran out", toUtf8(path));
  }
}

// The intent says whether a picture was made for processing, otherwise the SOP class does (PS3.4 B.5).
bool isForProcessing(DcmItem& dataset) {
  const auto intent = textOf(dataset, DCM_PresentationIntentType);
  if (!intent.empty()) return intent == "FOR PROCESSING";
  constexpr std::array<std::string_view, 3> kClasses{UID_DigitalXRayImageStorageForProcessing,
                                                     UID_DigitalMammographyXRayImageStorageForProcessing,
                                                     UID_DigitalIntraOralXRayImageStorageForProcessing};
  return std::find(kClasses.begin(), kClasses.end(), textOf(dataset, DCM_SOPClassUID)) != kClasses.end();
}

void addFileFacts(DcmItem& dataset, bool lossy, const PixelLayout& layout, const ReadOptions& options, Radiograph& radiograph) {
  if (lossy || textOf(dataset, DCM_LossyImageCompression) == "01") radiograph.facts.push_back({FactCode::LossyCompression, {}});
  if (options.firstFrameOnly && layout.frames > 1) {
    radiograph.facts.push_back({FactCode::OnlyFirstFrame, {std::int64_t{layout.frames}, std::int64_t{radiograph.firstFrame + 1}}});
  }
  if (isForProcessing(dataset)) radiograph.facts.push_back({FactCode::ForProcessing, {}});
  const std::array kNumbers{DCM_NumberOfFrames, DCM_EstimatedRadiographicMagnificationFactor};
  sayNumbers(dataset, kNumbers, radiograph.facts);
  if (textOf(dataset, DCM_BurnedInAnnotation) == "YES") radiograph.facts.push_back({FactCode::BurnedInText, {}});
}

// Whether a file whose parsing stopped early can still hold all its pixels. Large native values are read later, and that read fails if the
// file ends within them. Values loaded during parsing keep their declared length, even if they were cut short.
bool pixelsAreWhole(DicomObject& object) {
  DcmPixelData& pixels = *pixelDataOf(object.dataset());
  const bool readLater =
      pixels.getLength() > DCM_MaxReadLength && object.transferSyntax != UID_DeflatedExplicitVRLittleEndianTransferSyntax;
  return readLater && !Fragments::isEncapsulated(pixels);
}

// Of a file whose parsing stopped early.
FactCode damageOf(DcmPixelData& pixels) {
  Uint8 last = 0;
  const bool isThere = pixels.getPartialValue(&last, pixels.getLength() - 1, 1).good();
  return isThere ? FactCode::DamagedAfterPicture : FactCode::DamagedAmongFrames;
}

Radiograph readDeclared(DicomObject& object, const ReadOptions& options) {
  DcmItem& dataset = object.dataset();
  Radiograph radiograph;
  radiograph.kind = "DICOM";
  radiograph.modality = textOf(dataset, DCM_Modality);
  radiograph.attributes = technicalAttributes(dataset);
  bool guessed = false;
  if (options.identity) radiograph.identity = identityAttributes(dataset, guessed);
  return radiograph;
}

// As readRaster() does.
void markDamage(const CodeDamage& damage, bool isElsewhere, Radiograph& radiograph) {
  if (damage.firstRow) {
    const int first = std::min(*damage.firstRow, radiograph.rows);
    const PixelArea area{first, 0, radiograph.rows - first, radiograph.columns};
    markMissing(radiograph, std::span(&area, 1), damage.blockRows);
  }
  radiograph.damagedSomewhere = !damage.firstRow || isElsewhere;
  std::erase(radiograph.facts, Fact{FactCode::StreamEndMissing, {}});  // it says that the picture is complete
  sayDamagedSomewhere(radiograph);
}

// A transfer syntax that is missing or unknown contradicts nothing.
void nameSyntax(const DicomObject& object, std::vector<Fact>& facts) {
  if (!object.syntaxMissing && encodingOf(object.transferSyntax)) return;
  for (auto& fact : facts) {
    if (fact.code == FactCode::SyntaxContradicted) fact.code = object.syntaxMissing ? FactCode::SyntaxMissing : FactCode::SyntaxUnknown;
  }
}

Radiograph readPicture(DicomObject& object, const ReadOptions& options, const CancelToken& token) {
  DcmItem& dataset = object.dataset();
  if (pixelDataOf(dataset) == nullptr) {
    // A parser that stopped early may not have reached the pixels.
    if (object.damagedEnd) throw Error(ErrorCode::DamagedFile, kBrokenOff);
    refuseWithoutPixels(dataset);
  }
  if (object.damagedEnd && !pixelsAreWhole(object)) throw Error(ErrorCode::DamagedFile, kBrokenOff);
  PixelLayout layout = readPixelLayout(dataset);
  Radiograph radiograph;
  // Read before decoding, because decoding changes attributes of the data set in memory.
  radiograph.attributes = technicalAttributes(dataset);
  bool guessed = false;
  if (options.identity) radiograph.identity = identityAttributes(dataset, guessed);

  auto decoded = decodePixels(object, layout, options, token);
  radiograph.kind = "DICOM";
  radiograph.transferSyntax = object.transferSyntax;
  radiograph.modality = textOf(dataset, DCM_Modality);
  radiograph.photometric = layout.photometric;
  radiograph.colourSpace = decoded.colourSpace;
  radiograph.pixels = std::move(decoded.values);
  radiograph.rows = layout.rows;
  radiograph.columns = layout.columns;
  radiograph.frames = decoded.frames;
  radiograph.unreadable = std::move(decoded.unreadable);
  radiograph.firstFrame = decoded.firstFrame;
  radiograph.samples = layout.samples;
  radiograph.bitsStored = layout.bitsStored;
  radiograph.isSigned = layout.isSigned;
  radiograph.coarse = decoded.coarse;
  radiograph.facts = object.facts;
  radiograph.facts.insert(radiograph.facts.end(), layout.facts.begin(), layout.facts.end());
  mergeEqualChannels(radiograph, decoded.lossy);
  if (radiograph.samples == 3 && layout.isGreyInThree()) {
    throw Error(ErrorCode::DamagedFile, "three samples a pixel that differ, although the picture is said to be grey");
  }
  if (object.damagedEnd) radiograph.facts.push_back({damageOf(*pixelDataOf(dataset)), {}});
  if (guessed) radiograph.facts.push_back({FactCode::GuessedText, {}});
  readDisplay(dataset, layout, radiograph);
  if (decoded.damage) markDamage(*decoded.damage, decoded.damagedElsewhere, radiograph);
  readGeometry(dataset, radiograph);
  addFileFacts(dataset, decoded.lossy, layout, options, radiograph);
  nameSyntax(object, radiograph.facts);
  // Frames may repeat a fact.
  addFacts(radiograph.facts, std::exchange(radiograph.facts, {}));
  return radiograph;
}

Radiograph readObject(DicomObject& object, const ReadOptions& options, const CancelToken& token) {
  return options.pixels ? readPicture(object, options, token) : readDeclared(object, options);
}

// Whether a lenient reading may find a picture that the strict one did not.
bool mayBeForgiven(const Error& error) {
  switch (error.code()) {
    case ErrorCode::DamagedFile:
    case ErrorCode::NoImage:
    case ErrorCode::UnsupportedPixels:
    case ErrorCode::SamplesContradicted:
    case ErrorCode::UnsupportedEncoding: return true;
    default: return false;
  }
}

bool isForgiveness(FactCode code) {
  return code == FactCode::SyntaxUnknown || code == FactCode::SyntaxMissing || code == FactCode::HeaderIrregular ||
         code == FactCode::ElementTypeWrong || code == FactCode::SyntaxContradicted || code == FactCode::DamagedAfterPicture ||
         code == FactCode::DamagedAmongFrames || code == FactCode::ExtraBytes;
}

// Whether nothing follows the pixels: the file ends with the delimiter of the fragments, or with as many bytes as Pixel Data has, and no
// equal element stands before them, as in two files that were joined.
bool endsWithPixels(const std::filesystem::path& path, DcmPixelData& pixels) {
  constexpr std::string_view kDelimiter("\xfe\xff\xdd\xe0", 4), kLittle("\xe0\x7f\x10\x00", 4), kBig("\x7f\xe0\x00\x10", 4);
  constexpr std::size_t kShortHeader = 8, kLongHeader = 12;
  constexpr std::uintmax_t kLargestHeader = std::uintmax_t{64} << 20;
  std::ifstream stream(path, std::ios::binary);
  if (Fragments::isEncapsulated(pixels)) {
    std::string end(kShortHeader, '\0');
    stream.seekg(-std::streamoff{kShortHeader}, std::ios::end).read(end.data(), std::ssize(end));
    return end.starts_with(kDelimiter);
  }
  const auto size = std::filesystem::file_size(path);
  const std::uintmax_t length = pixels.getLength();
  if (length > size || size - length > kLargestHeader) return false;
  std::string head(static_cast<std::size_t>(size - length), '\0');
  stream.read(head.data(), std::ssize(head));
  const auto isLast = [&](std::size_t headerBytes, std::string_view tag) {
    if (head.size() < headerBytes) return false;
    const auto header = std::string_view(head).substr(head.size() - headerBytes);
    return header.starts_with(tag) && head.find(header) == head.size() - headerBytes;
  };
  return isLast(kLongHeader, kLittle) || isLast(kLongHeader, kBig) || isLast(kShortHeader, kLittle);
}

bool holdsMore(const std::filesystem::path& path, DcmItem& dataset) {
  DcmPixelData* pixels = pixelDataOf(dataset);
  return pixels != nullptr && !endsWithPixels(path, *pixels);
}

bool saysRest(const DicomObject& object) {
  return std::any_of(object.facts.begin(), object.facts.end(),
                     [](const Fact& fact) { return fact.code == FactCode::DamagedAfterPicture || fact.code == FactCode::ExtraBytes; });
}

// Empty if the file cannot be read leniently either. The strict reading's error then says what is wrong. Also empty if the file is not
// irregular as far as the parser knows, and what follows the pixels are elements, too.
std::optional<Radiograph> readLeniently(const std::filesystem::path& path, const ReadOptions& options, const CancelToken& token,
                                        bool isIrregular) {
  try {
    auto object = openLeniently(path);
    if (!object || (!isIrregular && !saysRest(*object))) return std::nullopt;
    auto radiograph = readObject(*object, options, token);
    const auto says = [](const Fact& fact) { return isForgiveness(fact.code); };
    auto& facts = radiograph.facts;
    if (std::none_of(facts.begin(), facts.end(), says)) facts.insert(facts.begin(), {FactCode::HeaderIrregular, {}});
    return radiograph;
  } catch (const Error&) {
    return std::nullopt;
  }
}

Radiograph read(const std::filesystem::path& path, const ReadOptions& options, const CancelToken& token) {
  token.check();
  try {
    DicomObject object = openDicom(path);
    const bool isIrregular = object.damagedEnd || hasUntypedElements(object.dataset());
    // The parser takes zeros, and even another file, for elements.
    if (isIrregular || (options.pixels && holdsMore(path, object.dataset()))) {
      if (auto radiograph = readLeniently(path, options, token, isIrregular)) return std::move(*radiograph);
    }
    return readObject(object, options, token);
  } catch (const Error& error) {
    if (!mayBeForgiven(error)) throw;
    if (auto radiograph = readLeniently(path, options, token, true)) return std::move(*radiograph);
    throw;
  }
}

}  // namespace

Radiograph readDicom(const std::filesystem::path& path, const ReadOptions& options, const CancelToken& token) {
  return saying(path, [&] { return read(path, options, token); });
}

}  // namespace glenoid
