// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/dicom_writer.h"

#include <memory>
#include <mutex>
#include <stdexcept>

#include <dcmtk/config/osconfig.h>
#include <dcmtk/dcmdata/dcdatset.h>
#include <dcmtk/dcmdata/dcdeftag.h>
#include <dcmtk/dcmdata/dcfilefo.h>
#include <dcmtk/dcmdata/dcmetinf.h>
#include <dcmtk/dcmdata/dcpixel.h>
#include <dcmtk/dcmdata/dcpixseq.h>
#include <dcmtk/dcmdata/dcpxitem.h>
#include <dcmtk/dcmdata/dcrledrg.h>
#include <dcmtk/dcmdata/dcrleerg.h>
#include <dcmtk/dcmdata/dcuid.h>
#include <dcmtk/dcmdata/dcxfer.h>
#include <dcmtk/dcmimage/diregist.h>  // the lossy encoder knows colour only with this
#include <dcmtk/dcmjpeg/djdecode.h>
#include <dcmtk/dcmjpeg/djencode.h>
#include <dcmtk/dcmjpeg/djrplol.h>
#include <dcmtk/dcmjpeg/djrploss.h>
#include <dcmtk/dcmjpls/djdecode.h>
#include <dcmtk/dcmjpls/djencode.h>
#include <dcmtk/oflog/oflog.h>

#include "tests/support/jpeg2000_writer.h"

namespace glenoid::test {
namespace {

void require(const OFCondition& condition, const std::string& step) {
  if (condition.bad()) throw std::runtime_error("writeDicom: " + step + ": " + condition.text());
}

void registerEncoders() {
  static std::once_flag once;
  std::call_once(once, [] {
    OFLog::configure(OFLogger::OFF_LOG_LEVEL);
    DJEncoderRegistration::registerCodecs();
    // Raw, because the "cooked" encoder rescales what it codes.
    DJLSEncoderRegistration::registerCodecs(0, 0, 0, 0, OFFalse);
    DcmRLEEncoderRegistration::registerCodecs();
  });
}

std::size_t sampleCount(const DicomSpec& spec) {
  return static_cast<std::size_t>(spec.rows) * static_cast<std::size_t>(spec.columns) * static_cast<std::size_t>(spec.frames) *
         static_cast<std::size_t>(spec.samples);
}

std::int32_t valueAt(const DicomSpec& spec, std::size_t index) { return spec.values[index % spec.values.size()]; }

int highBitOf(const DicomSpec& spec) { return spec.highBit < 0 ? spec.bitsStored - 1 : spec.highBit; }

// The stored cell: the value in its bits, arbitrary bits around it.
std::uint16_t cellAt(const DicomSpec& spec, std::size_t index) {
  const int shift = highBitOf(spec) + 1 - spec.bitsStored;
  const auto mask = ((std::uint32_t{1} << spec.bitsStored) - 1) << shift;
  const auto value = (static_cast<std::uint32_t>(valueAt(spec, index)) << shift) & mask;
  return static_cast<std::uint16_t>(value | (spec.rubbish & ~mask));
}

// Index of a sample in `values` for each place in the file: plane by plane if planar, without every other chroma pair for 4:2:2.
std::vector<std::size_t> fileOrder(const DicomSpec& spec) {
  std::vector<std::size_t> order;
  const auto count = sampleCount(spec);
  const auto pixels = static_cast<std::size_t>(spec.rows) * static_cast<std::size_t>(spec.columns);
  if (spec.photometric == "YBR_FULL_422") {
    for (std::size_t pair = 0; pair + 5 < count; pair += 6) order.insert(order.end(), {pair, pair + 3, pair + 1, pair + 2});
    return order;
  }
  for (std::size_t i = 0; i < count; ++i) {
    if (!spec.planar) {
      order.push_back(i);
      continue;
    }
    const auto samples = static_cast<std::size_t>(spec.samples), frame = i / (pixels * samples), within = i % (pixels * samples);
    order.push_back(frame * pixels * samples + within % pixels * samples + within / pixels);
  }
  return order;
}

void putWords(DcmItem& item, const DcmTagKey& tag, DcmEVR vr, const std::vector<std::uint16_t>& words) {
  require(item.putAndInsertUint16Array(DcmTag(tag, vr), words.data(), static_cast<unsigned long>(words.size())), "words");
}

void putDescriptor(DcmItem& item, const DcmTagKey& tag, std::size_t entries, std::int32_t first, int bits) {
  putWords(
      item, tag, EVR_US,
      {static_cast<std::uint16_t>(entries == 65536 ? 0 : entries), static_cast<std::uint16_t>(first), static_cast<std::uint16_t>(bits)});
}

void putTable(DcmItem& dataset, const DcmTagKey& sequence, const LookupTable& table, long index) {
  DcmItem* item = nullptr;
  require(dataset.findOrCreateSequenceItem(sequence, item, index), "lookup table");
  putDescriptor(*item, DCM_LUTDescriptor, table.data.size(), table.firstMapped, table.bits);
  putWords(*item, DCM_LUTData, EVR_OW, table.data);
  if (!table.explanation.empty()) item->putAndInsertString(DCM_LUTExplanation, table.explanation.c_str());
}

const char* functionName(WindowFunction function) {
  if (function == WindowFunction::Sigmoid) return "SIGMOID";
  return function == WindowFunction::LinearExact ? "LINEAR_EXACT" : "LINEAR";
}

std::string joined(const std::vector<Window>& windows, double Window::*member) {
  std::string text;
  for (const Window& window : windows) {
    if (!text.empty()) text += '\\';
    text += std::to_string(window.*member);
  }
  return text;
}

void putDisplay(DcmItem& dataset, const DicomSpec& spec) {
  if (spec.rescale) {
    dataset.putAndInsertString(DCM_RescaleSlope, std::to_string(spec.rescale->first).c_str());
    dataset.putAndInsertString(DCM_RescaleIntercept, std::to_string(spec.rescale->second).c_str());
  }
  if (spec.modalityTable) putTable(dataset, DCM_ModalityLUTSequence, *spec.modalityTable, 0);
  if (spec.presentationTable) putTable(dataset, DCM_PresentationLUTSequence, *spec.presentationTable, 0);
  for (std::size_t i = 0; i < spec.voiTables.size(); ++i) putTable(dataset, DCM_VOILUTSequence, spec.voiTables[i], static_cast<long>(i));
  if (!spec.windows.empty()) {
    dataset.putAndInsertString(DCM_WindowCenter, joined(spec.windows, &Window::center).c_str());
    dataset.putAndInsertString(DCM_WindowWidth, joined(spec.windows, &Window::width).c_str());
    dataset.putAndInsertString(DCM_VOILUTFunction, functionName(spec.windows.front().function));
  }
  if (spec.palette) {
    const auto put = [&](const DcmTagKey& descriptor, const DcmTagKey& data, const std::vector<std::uint16_t>& words) {
      putDescriptor(dataset, descriptor, words.size(), spec.palette->firstMapped, 16);
      putWords(dataset, data, EVR_OW, words);
    };
    put(DCM_RedPaletteColorLookupTableDescriptor, DCM_RedPaletteColorLookupTableData, spec.palette->red);
    put(DCM_GreenPaletteColorLookupTableDescriptor, DCM_GreenPaletteColorLookupTableData, spec.palette->green);
    put(DCM_BluePaletteColorLookupTableDescriptor, DCM_BluePaletteColorLookupTableData, spec.palette->blue);
  }
  if (spec.padding) {
    const DcmEVR vr = spec.isSigned ? EVR_SS : EVR_US;
    const auto put = [&](const DcmTagKey& tag, std::int32_t value) {
      if (vr == EVR_SS) {
        dataset.putAndInsertSint16(DcmTag(tag, vr), static_cast<Sint16>(value));
      } else {
        dataset.putAndInsertUint16(DcmTag(tag, vr), static_cast<Uint16>(value));
      }
    };
    put(DCM_PixelPaddingValue, spec.padding->first);
    put(DCM_PixelPaddingRangeLimit, spec.padding->second);
  }
}

// Pixel Value Transformation and Frame VOI LUT of each frame (PS3.3 C.7.6.16).
void putFrameValues(DcmItem& dataset, const std::vector<FrameValues>& all) {
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto macro = [&](const DcmTagKey& tag) -> DcmItem& {
      DcmItem *frame = nullptr, *item = nullptr;
      require(dataset.findOrCreateSequenceItem(DCM_PerFrameFunctionalGroupsSequence, frame, static_cast<long>(i)), "functional groups");
      require(frame->findOrCreateSequenceItem(tag, item, 0), "functional group");
      return *item;
    };
    const auto& rescale = std::get<Rescale>(all[i].modalityTransform);
    DcmItem& transformation = macro(DCM_PixelValueTransformationSequence);
    transformation.putAndInsertString(DCM_RescaleSlope, std::to_string(rescale.slope).c_str());
    transformation.putAndInsertString(DCM_RescaleIntercept, std::to_string(rescale.intercept).c_str());
    const auto& window = std::get<Window>(all[i].vois.at(0));
    macro(DCM_FrameVOILUTSequence).putAndInsertString(DCM_WindowCenter, std::to_string(window.center).c_str());
    macro(DCM_FrameVOILUTSequence).putAndInsertString(DCM_WindowWidth, std::to_string(window.width).c_str());
  }
}

void putOverlays(DcmItem& dataset, const DicomSpec& spec) {
  for (std::size_t i = 0; i < spec.overlays.size(); ++i) {
    const Overlay& overlay = spec.overlays[i];
    const auto group = static_cast<Uint16>(0x6000 + 2 * i);
    const auto put = [&](Uint16 element, int value) {
      dataset.putAndInsertUint16(DcmTag(group, element, EVR_US), static_cast<Uint16>(value));
    };
    put(0x0010, overlay.rows);
    put(0x0011, overlay.columns);
    put(0x0100, 1);
    put(0x0102, 0);
    dataset.putAndInsertString(DcmTag(group, 0x0015, EVR_IS), std::to_string(overlay.frames).c_str());
    dataset.putAndInsertString(DcmTag(group, 0x0022, EVR_LO), overlay.description.c_str());
    dataset.putAndInsertString(DcmTag(group, 0x0040, EVR_CS), "G");
    const Sint16 origin[] = {static_cast<Sint16>(overlay.originRow), static_cast<Sint16>(overlay.originColumn)};
    dataset.putAndInsertSint16Array(DcmTag(group, 0x0050, EVR_SS), origin, 2);
    std::vector<std::uint16_t> words((overlay.bits.size() + 15) / 16);
    for (std::size_t bit = 0; bit < overlay.bits.size(); ++bit) {
      words[bit / 16] = static_cast<std::uint16_t>(words[bit / 16] | (overlay.bits[bit] != 0 ? 1U << (bit % 16) : 0U));
    }
    putWords(dataset, DcmTagKey(group, 0x3000), EVR_OW, words);
  }
}

void putImageModule(DcmItem& dataset, const DicomSpec& spec) {
  const auto put = [&](const DcmTagKey& tag, int value) { dataset.putAndInsertUint16(tag, static_cast<Uint16>(value)); };
  put(DCM_SamplesPerPixel, spec.samples);
  if (spec.samples > 1) put(DCM_PlanarConfiguration, spec.planar ? 1 : 0);
  dataset.putAndInsertString(DCM_PhotometricInterpretation, spec.photometric.c_str());
  put(DCM_Rows, spec.rows);
  put(DCM_Columns, spec.columns);
  put(DCM_BitsAllocated, spec.bitsAllocated);
  put(DCM_BitsStored, spec.bitsStored);
  put(DCM_HighBit, highBitOf(spec));
  put(DCM_PixelRepresentation, spec.isSigned ? 1 : 0);
  if (spec.frames != 1) dataset.putAndInsertString(DCM_NumberOfFrames, std::to_string(spec.frames).c_str());
}

std::vector<std::uint8_t> nativeBytes(const DicomSpec& spec) {
  const auto order = fileOrder(spec);
  std::vector<std::uint8_t> bytes(spec.bitsAllocated == 1 ? (order.size() + 7) / 8 : order.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    const unsigned cell = cellAt(spec, order[i]);
    if (spec.bitsAllocated == 1) {
      bytes[i / 8] = static_cast<std::uint8_t>(bytes[i / 8] | (cell & 1U) << (i % 8));
    } else {
      bytes[i] = static_cast<std::uint8_t>(cell);
    }
  }
  if (bytes.size() % 2 != 0) bytes.push_back(0);
  return bytes;
}

// DcmItem::putAndInsert... makes an element that no encoder accepts.
void putNativePixels(DcmItem& dataset, const DicomSpec& spec) {
  auto pixels = std::make_unique<DcmPixelData>(DCM_PixelData);
  if (spec.bitsAllocated == 16) {
    std::vector<std::uint16_t> words;
    for (const auto index : fileOrder(spec)) words.push_back(cellAt(spec, index));
    pixels->setVR(EVR_OW);
    require(pixels->putUint16Array(words.data(), static_cast<unsigned long>(words.size())), "pixels");
  } else {
    const auto bytes = nativeBytes(spec);
    pixels->setVR(EVR_OB);
    require(pixels->putUint8Array(bytes.data(), static_cast<unsigned long>(bytes.size())), "pixels");
  }
  require(dataset.insert(pixels.release(), OFTrue), "pixels");
}

std::vector<std::uint8_t> encodedFrame(const DicomSpec& spec, int frame) {
  const auto size = sampleCount(spec) / static_cast<std::size_t>(spec.frames);
  std::vector<std::int32_t> values;
  for (std::size_t i = 0; i < size; ++i) values.push_back(valueAt(spec, static_cast<std::size_t>(frame) * size + i));
  return encodeJpeg2000({spec.rows, spec.columns, spec.samples, spec.bitsStored, spec.isSigned}, values);
}

void putJpeg2000Pixels(DcmItem& dataset, const DicomSpec& spec) {
  auto* sequence = new DcmPixelSequence(DcmTag(DCM_PixelData, EVR_OB));
  auto* pixels = new DcmPixelData(DCM_PixelData);
  Uint32 offset = 0;
  DcmOffsetList lengths;  // of the frames, headers included
  const auto insert = [&](std::vector<std::uint8_t> bytes) {
    auto* item = new DcmPixelItem(DcmTag(DCM_Item, EVR_OB));
    if (bytes.size() % 2 != 0) bytes.push_back(0);
    if (!bytes.empty()) item->putUint8Array(bytes.data(), static_cast<unsigned long>(bytes.size()));
    sequence->insert(item);
    offset += 8 + static_cast<Uint32>(bytes.size());
    return item;
  };
  DcmPixelItem* table = insert({});
  for (int frame = 0; frame < spec.frames; ++frame) {
    offset = 0;
    auto stream = encodedFrame(spec, frame);
    if (spec.offsetTable) {
      insert({stream.begin(), stream.begin() + 2});
      stream.erase(stream.begin(), stream.begin() + 2);
    }
    const auto pieces = static_cast<std::size_t>(spec.fragmentsPerFrame);
    const auto size = (stream.size() / pieces + 1) / 2 * 2;
    for (std::size_t piece = 0; piece < pieces; ++piece) {
      const auto from = stream.begin() + static_cast<std::ptrdiff_t>(piece * size);
      insert({from, piece + 1 == pieces ? stream.end() : from + static_cast<std::ptrdiff_t>(size)});
    }
    lengths.push_back(offset);
  }
  if (spec.offsetTable) require(table->createOffsetTable(lengths), "offset table");
  pixels->putOriginalRepresentation(EXS_JPEG2000LosslessOnly, nullptr, sequence);
  require(dataset.insert(pixels, OFTrue), "JPEG 2000 pixels");
}

}  // namespace

std::vector<std::int32_t> patternValues(const DicomSpec& spec, std::uint32_t seed) {
  const std::int64_t range = std::int64_t{1} << spec.bitsStored;
  const std::int64_t smallest = spec.isSigned ? -range / 2 : 0;
  std::vector<std::int32_t> values;
  for (std::size_t i = 0; i < sampleCount(spec); ++i) {
    seed = seed * 1664525U + 1013904223U;
    values.push_back(static_cast<std::int32_t>(smallest + (seed >> 8) % range));
  }
  // Errors of sign and mask show at the ends of the range.
  values.front() = static_cast<std::int32_t>(smallest);
  values.back() = static_cast<std::int32_t>(smallest + range - 1);
  return values;
}

void writeDicom(const std::filesystem::path& path, const DicomSpec& spec) {
  registerEncoders();
  DcmFileFormat file;
  DcmDataset& dataset = *file.getDataset();
  dataset.putAndInsertString(DCM_SOPClassUID, spec.sopClass.c_str());
  dataset.putAndInsertString(DCM_SOPInstanceUID, "1.2.826.0.1.3680043.10.1.1");
  dataset.putAndInsertString(DCM_Modality, spec.modality.c_str());
  for (const auto& [tag, value] : spec.attributes) {
    require(dataset.putAndInsertString(DcmTagKey(static_cast<Uint16>(tag >> 16), static_cast<Uint16>(tag & 0xffff)), value.c_str()),
            "attribute");
  }
  if (spec.withPixels) {
    putImageModule(dataset, spec);
    putDisplay(dataset, spec);
    putFrameValues(dataset, spec.frameValues);
    putOverlays(dataset, spec);
    if (spec.transferSyntax == kJpeg2000) {
      putJpeg2000Pixels(dataset, spec);
    } else {
      putNativePixels(dataset, spec);
    }
  }
  const E_TransferSyntax syntax = DcmXfer(spec.transferSyntax.c_str()).getXfer();
  const DJ_RPLossy quality(95);
  const DJ_RPLossless predictor(spec.predictor, 0);
  const DcmRepresentationParameter* parameter = nullptr;
  if (spec.transferSyntax == kJpegBaseline || spec.transferSyntax == kJpegExtended) parameter = &quality;
  if (spec.transferSyntax == kJpegAnyPredictor) parameter = &predictor;
  if (spec.withPixels && spec.transferSyntax != kJpeg2000) require(dataset.chooseRepresentation(syntax, parameter), "encoding");
  require(file.saveFile(OFFilename(path.c_str()), syntax, EET_UndefinedLength, EGL_recalcGL, EPD_noChange, 0, 0,
                        spec.metaHeader ? EWM_fileformat : EWM_dataset),
          "saving");
}

void writeDicomDir(const std::filesystem::path& path, const std::vector<std::string>& files) {
  DcmFileFormat file;
  DcmDataset& dataset = *file.getDataset();
  const auto record = [&](const char* type) -> DcmItem& {
    DcmItem* item = nullptr;
    require(dataset.findOrCreateSequenceItem(DCM_DirectoryRecordSequence, item, -2), "directory record");
    item->putAndInsertString(DCM_DirectoryRecordType, type);
    return *item;
  };
  dataset.putAndInsertString(DCM_SOPClassUID, UID_MediaStorageDirectoryStorage);
  dataset.putAndInsertString(DCM_SOPInstanceUID, "1.2.826.0.1.3680043.10.1.2");
  record("PATIENT").putAndInsertString(DCM_PatientName, "Nobody^Jane");
  record("STUDY").putAndInsertString(DCM_StudyDescription, "of Jane");
  DcmItem& series = record("SERIES");
  series.putAndInsertString(DCM_Modality, "CR");
  series.putAndInsertString(DCM_SeriesNumber, "7");
  for (std::size_t i = 0; i < files.size(); ++i) {
    DcmItem& image = record("IMAGE");
    image.putAndInsertString(DCM_ReferencedFileID, files[i].c_str());
    image.putAndInsertString(DCM_InstanceNumber, std::to_string(i + 1).c_str());
  }
  require(file.saveFile(OFFilename(path.c_str()), EXS_LittleEndianExplicit), "saving the directory");
}

}  // namespace glenoid::test
