// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/dicom_pixels.h"

#include <algorithm>
#include <exception>
#include <optional>
#include <string>
#include <utility>

#include <dcmtk/dcmdata/dcfcache.h>

#include "core/base/error.h"
#include "core/dicom/dicom_encapsulated.h"
#include "core/dicom/jpeg2000.h"
#include "core/dicom/jpeg_frame.h"
#include "core/dicom/jpeg_scans.h"
#include "core/dicom/pixel_cells.h"
#include "core/dicom/pixel_frames.h"
#include "core/dicom/rle.h"
#include "core/dicom/stored_bits.h"
#include "core/dicom/stream_kind.h"

namespace glenoid {
namespace {

class PixelReader {
 public:
  PixelReader(DicomObject& object, PixelLayout& layout, const ReadOptions& options, const CancelToken& token)
      : dataset_(object.dataset()),
        pixels_(*pixelDataOf(dataset_)),
        layout_(layout),
        options_(options),
        frames_(decoded_, layout, options, token) {
    const auto declared = encodingOf(object.transferSyntax);
    encoding_ = Fragments::isEncapsulated(pixels_) ? encapsulated(declared) : uncompressed(declared);
    const auto isSyntax = [](const Fact& fact) { return fact.code == FactCode::SyntaxContradicted; };
    const bool isSaid = std::any_of(object.facts.begin(), object.facts.end(), isSyntax);
    // How the elements are written says enough of pixels that are not compressed. Otherwise the compression says more.
    if ((!declared || object.syntaxMissing || contradicts(*declared, encoding_)) && !(isSaid && encoding_.codec == Codec::Native)) {
      std::erase_if(object.facts, isSyntax);
      layout_.facts.push_back({FactCode::SyntaxContradicted, {std::string(encoding_.name)}});
    }
  }

  DecodedPixels read() {
    decoded_.lossy = encoding_.lossy;
    decoded_.colourSpace = colourSpaceOf(layout_);
    cells_ = {layout_.bitsAllocated, false, encoding_.lossy};
    switch (encoding_.codec) {
      case Codec::Native: readNative(); break;
      case Codec::Encapsulated: readEncapsulated(); break;
      case Codec::Rle: readRle(); break;
      case Codec::Jpeg:
      case Codec::JpegLs: readJpeg(); break;
      case Codec::Jpeg2000: readJpeg2000(); break;
    }
    if (layout_.bitsAllocated > 1) settleBits(decoded_.values, layout_, cells_);
    return std::move(decoded_);
  }

 private:
  static Encoding uncompressed(const std::optional<Encoding>& declared) {
    const bool isNative = declared && declared->codec == Codec::Native;
    return isNative ? *declared : Encoding{Codec::Native, "uncompressed pixels", false};
  }

  Encoding encapsulated(const std::optional<Encoding>& declared) {
    return Fragments(pixels_).encoding(declared, layout_.frames, layout_.samplesPerFrame() * layout_.bitsAllocated / 8);
  }

  // The header with which the frames must agree: of the first frame that has the size of the file, otherwise of the first that has a
  // header.
  template <class ReadHeader>
  auto headerOf(Fragments& fragments, const std::vector<Fragments::Group>& groups, const ReadHeader& readHeader) {
    decltype(readHeader(std::vector<std::uint8_t>())) first;
    for (const auto& group : groups) {
      auto header = readHeader(fragments.joined(group));
      if (header && header->rows == layout_.rows && header->columns == layout_.columns) return header;
      if (!first) first = std::move(header);
    }
    return first;
  }

  void checkStream(int rows, int columns, int components, int precision) {
    if (components == 1 && layout_.samples == 3) {
      layout_.facts.push_back({FactCode::PhotometricContradicted, {}});
      if (!layout_.isGreyInThree()) layout_.photometric = "MONOCHROME2";
      layout_.samples = 1;
      decoded_.colourSpace = ColourSpace::Grey;
    }
    if (components == 3 && layout_.samples == 1) throw Error(ErrorCode::SamplesContradicted, "");
    if (components != layout_.samples)
      throw Error(ErrorCode::DamagedFile, "the number of colours in the compressed picture contradicts the file");
    if (precision < 1 || precision > 16) throw Error(ErrorCode::UnsupportedPixels, std::to_string(precision) + "-bit compressed pixels");
    if (layout_.bitsAllocated == 1) throw Error(ErrorCode::UnsupportedPixels, "compressed 1-bit pixels");
    if (rows > 0 && columns > 0 && (rows != layout_.rows || columns != layout_.columns)) {
      layout_.facts.push_back({FactCode::CompressedSizeUsed, {std::int64_t{layout_.columns}, std::int64_t{layout_.rows}}});
      layout_.rows = rows;
      layout_.columns = columns;
    }
    if (precision > layout_.bitsAllocated) layout_.bitsAllocated = 16;
    cells_.width = precision;
    cells_.isStream = true;
  }

  void readNative() {
    const std::int64_t length = pixels_.getLength();
    const std::int64_t samples = layout_.samplesPerFrame();
    bool subsampled = layout_.photometric == "YBR_FULL_422";
    if (subsampled && length >= samples * layout_.frames * (layout_.bitsAllocated / 8)) {
      layout_.facts.push_back({FactCode::ColourNotSubsampled, {}});
      subsampled = false;
    }
    if (subsampled && (layout_.bitsAllocated != 8 || layout_.columns % 2 != 0)) {
      throw Error(ErrorCode::UnsupportedPixels, "subsampled colour of an odd width or of more than 8 bits");
    }
    if (subsampled) layout_.planar = false;
    checkLimits(layout_, options_.firstFrameOnly ? 1 : layout_.frames, options_);
    const std::int64_t bits = subsampled ? samples / 3 * 2 * 8 : samples * layout_.bitsAllocated;
    constexpr std::int64_t kMostPadding = 15;     // bits
    const std::int64_t held = length * 8 / bits;  // frames
    const std::int64_t whole = bits > kMostPadding ? held : std::min(held, std::int64_t{layout_.frames});
    if (whole == 0) throw Error(ErrorCode::DamagedFile, "there are fewer pixels than the file says");
    const std::int64_t surplus = length * 8 - whole * bits;
    if (whole >= layout_.frames && surplus > kMostPadding) layout_.facts.push_back({FactCode::SurplusBytes, {surplus / 8}});
    frames_.read(static_cast<std::size_t>(whole), [&](int frame) {
      if (layout_.bitsAllocated == 1) {
        readBitFrame(frame);
      } else if (subsampled) {
        readSubsampledFrame(frame);
      } else if (layout_.bitsAllocated == 8) {
        readNativeFrame<std::uint8_t>(frame);
      } else {
        readNativeFrame<std::uint16_t>(frame);
      }
    });
  }

  template <class Sample>
  void readPart(std::vector<Sample>& buffer, std::size_t firstByte) {
    const auto size = buffer.size() * sizeof(Sample);
    if (pixels_.getPartialValue(buffer.data(), static_cast<Uint32>(firstByte), static_cast<Uint32>(size), &cache_).bad()) {
      throw Error(ErrorCode::DamagedFile, "the pixels end early");
    }
  }

  template <class Sample>
  void readNativeFrame(int frame) {
    std::vector<Sample> buffer(frames_.samples());
    readPart(buffer, static_cast<std::size_t>(frame) * frames_.samples() * sizeof(Sample));
    storeFrame<Sample>(frame, buffer);
  }

  template <class Sample>
  void storeFrame(int frame, std::span<const Sample> all) {
    const auto first = frames_.firstSample(frame);
    if (!layout_.planar) return storeCells<Sample>(decoded_.values, first, 1, all, cells_.width);
    const auto plane = frames_.samples() / 3;
    for (std::size_t colour = 0; colour < 3; ++colour) {
      storeCells<Sample>(decoded_.values, first + colour, 3, all.subspan(colour * plane, plane), cells_.width);
    }
  }

  // PS3.5 A.4.11: each frame is a fragment of little-endian pixels.
  void readEncapsulated() {
    if (layout_.bitsAllocated == 1 || layout_.photometric == "YBR_FULL_422") {
      throw Error(ErrorCode::UnsupportedPixels, "encapsulated 1-bit pixels or subsampled colour");
    }
    Fragments fragments(pixels_);
    const auto groups = fragments.frames(layout_.frames);
    frames_.read(groups.size(), [&](int frame) {
      const auto bytes = fragments.joined(groups[static_cast<std::size_t>(frame)]);
      const auto size = frames_.samples() * static_cast<std::size_t>(layout_.bitsAllocated / 8);
      if (bytes.size() < size) throw Error(ErrorCode::DamagedFile, "there are fewer pixels than the file says");
      if (bytes.size() > size + 1) addFacts(layout_.facts, {{FactCode::SurplusBytes, {static_cast<std::int64_t>(bytes.size() - size)}}});
      if (layout_.bitsAllocated == 8) return storeFrame<std::uint8_t>(frame, std::span(bytes).first(frames_.samples()));
      storeFrame<std::uint16_t>(frame, littleEndianWords(std::span(bytes).first(2 * frames_.samples())));
    });
  }

  void readSubsampledFrame(int frame) {
    std::vector<std::uint8_t> packed(frames_.samples() / 3 * 2);
    readPart(packed, static_cast<std::size_t>(frame) * packed.size());
    storeFrame<std::uint8_t>(frame, spreadChroma(packed));
  }

  // Frames follow each other without padding to whole bytes (PS3.5 8.1.1).
  void readBitFrame(int frame) {
    const auto firstBit = static_cast<std::size_t>(frame) * frames_.samples();
    std::vector<std::uint8_t> packed((firstBit % 8 + frames_.samples() + 7) / 8);
    readPart(packed, firstBit / 8);
    storeFrame<std::uint8_t>(frame, spreadBits(packed, firstBit % 8, frames_.samples()));
  }

  void readRle() {
    if (layout_.bitsAllocated == 1) throw Error(ErrorCode::UnsupportedPixels, "compressed 1-bit pixels");
    Fragments fragments(pixels_);
    const auto groups = fragments.frames(layout_.frames);
    const auto samples = static_cast<std::size_t>(layout_.samples), size = frames_.samples() / samples;
    frames_.read(groups.size(), [&](int frame) {
      const auto stream = fragments.joined(groups[static_cast<std::size_t>(frame)]);
      auto bytes = static_cast<std::size_t>(layout_.bitsAllocated / 8);
      if (bytes == 2 && rleSegments(stream) == samples) {
        bytes = 1;
        addFacts(layout_.facts, {{FactCode::AllocatedBitsContradicted, {}}});
      }
      const auto planes = decodeRle(stream, samples * bytes, size);
      for (std::size_t sample = 0; sample < samples; ++sample) {
        const auto first = frames_.firstSample(frame) + sample;
        const auto& high = planes[sample * bytes];
        const auto& low = planes[sample * bytes + bytes - 1];
        std::vector<std::uint16_t> plane(low.begin(), low.end());
        for (std::size_t i = 0; bytes == 2 && i < size; ++i) plane[i] = static_cast<std::uint16_t>(high[i] << 8 | low[i]);
        storeCells<std::uint16_t>(decoded_.values, first, samples, plane, cells_.width);
      }
    });
  }

  // Zeros can be codes of the picture, so that no decoder complains of them.
  std::vector<std::uint8_t> streamOf(Fragments& fragments, const Fragments::Group& group) {
    auto stream = fragments.joined(group);
    if (endsInZeros(stream)) throw Error(ErrorCode::DamagedFile, "the " + std::string(encoding_.name) + " data end early");
    return stream;
  }

  void readJpeg() {
    Fragments fragments(pixels_);
    const auto groups = fragments.frames(layout_.frames);
    const auto header = headerOf(fragments, groups, [](const std::vector<std::uint8_t>& stream) { return readJpegHeader(stream); });
    if (!header && !fragments.anyStream()) throw Error(ErrorCode::UnsupportedEncoding, "not a JPEG stream");
    if (!header) throw Error(ErrorCode::DamagedFile, "no " + std::string(encoding_.name) + " header");
    checkStream(header->rows, header->columns, header->components, header->precision);
    const char* model = layout_.samples == 1 ? "MONOCHROME2" : layout_.isGreyInThree() ? "RGB" : layout_.photometric.c_str();
    if (layout_.samples == 3 && encoding_.codec == Codec::Jpeg) {
      const bool taggedYbr = layout_.photometric.starts_with("YBR");
      const bool isYbr = header->isYbr.value_or(taggedYbr);
      if (isYbr != taggedYbr) layout_.facts.push_back({FactCode::PhotometricContradicted, {}});
      model = isYbr ? "YBR_FULL" : "RGB";
      decoded_.colourSpace = ColourSpace::Rgb;
    }
    const int allocated = header->precision > 8 ? 16 : 8;
    tellDecoder(allocated, model);
    frames_.read(groups.size(), [&](int frame) {
      const auto stream = streamOf(fragments, groups[static_cast<std::size_t>(frame)]);
      const auto own = readJpegHeader(stream);
      if (!own || !own->hasSizeOf(*header)) throw Error(ErrorCode::DamagedFile, "the frames differ in size");
      std::vector<std::uint16_t> buffer((frames_.samples() * static_cast<std::size_t>(allocated / 8) + 1) / 2);
      const auto damage = codeDamage(stream);
      if (damage) noteDamage(*damage);
      decodeEnded(stream, layout_.facts,
                  [&](const auto& whole) { decoded_.damagedElsewhere = decodeJpeg(dataset_, whole, *own, damage.has_value(), buffer); });
      noteDetail(jpegDetail(stream));
      const auto first = frames_.firstSample(frame);
      if (allocated == 16) {
        storeCells<std::uint16_t>(decoded_.values, first, 1, buffer, cells_.width);
      } else {
        const auto* bytes = reinterpret_cast<const std::uint8_t*>(buffer.data());
        storeCells<std::uint8_t>(decoded_.values, first, 1, {bytes, frames_.samples()}, cells_.width);
      }
    });
  }

  // A single picture is shown as a damaged file of another format is. A frame of several is unreadable, so that the others count.
  void noteDamage(const CodeDamage& damage) {
    if (layout_.frames > 1) throw Error(ErrorCode::DamagedFile, "the JPEG data are damaged");
    decoded_.damage = damage;
  }

  void noteDetail(JpegDetail detail) {
    if (detail == JpegDetail::Whole) return;
    if (detail == JpegDetail::NoPicture) throw Error(ErrorCode::DamagedFile, "a component of the JPEG picture is missing");
    std::erase(layout_.facts, Fact{FactCode::StreamEndMissing, {}});  // it is not only the end
    const bool isFine = detail == JpegDetail::Fine;
    addFacts(layout_.facts, {{isFine ? FactCode::FineDetailMissing : FactCode::DetailMissing, {}}});
    decoded_.coarse = decoded_.coarse || !isFine;
  }

  // DCMTK's decoders read these values from the data set.
  void tellDecoder(int bitsAllocated, const char* photometric) {
    const auto put = [&](const DcmTagKey& tag, int value) { dataset_.putAndInsertUint16(tag, static_cast<Uint16>(value)); };
    put(DCM_Rows, layout_.rows);
    put(DCM_Columns, layout_.columns);
    put(DCM_SamplesPerPixel, layout_.samples);
    put(DCM_BitsAllocated, bitsAllocated);
    put(DCM_BitsStored, std::min(layout_.bitsStored, bitsAllocated));
    put(DCM_HighBit, std::min(layout_.highBit, bitsAllocated - 1));
    put(DCM_PixelRepresentation, layout_.isSigned ? 1 : 0);
    put(DCM_PlanarConfiguration, 0);
    dataset_.putAndInsertString(DCM_PhotometricInterpretation, photometric);
    dataset_.putAndInsertString(DCM_NumberOfFrames, "1");
  }

  void readJpeg2000() {
    Fragments fragments(pixels_);
    const auto groups = fragments.frames(layout_.frames);
    std::exception_ptr refusal;
    const auto header = headerOf(fragments, groups, [&](const auto& stream) -> std::optional<Jpeg2000Header> {
      try {
        return readJpeg2000Header(stream);
      } catch (const Error&) {
        if (!refusal) refusal = std::current_exception();
        return std::nullopt;
      }
    });
    if (!header) std::rethrow_exception(refusal);
    checkStream(header->rows, header->columns, header->components, header->precision);
    if (header->colourTransform && layout_.samples == 3) decoded_.colourSpace = ColourSpace::Rgb;
    frames_.read(groups.size(), [&](int frame) {
      const auto first = frames_.firstSample(frame), stride = static_cast<std::size_t>(layout_.samples);
      const auto stream = streamOf(fragments, groups[static_cast<std::size_t>(frame)]);
      decodeEnded(stream, layout_.facts, [&](const auto& whole) {
        decodeJpeg2000(whole, *header, [&](int component, std::span<const std::int32_t> samples) {
          storeCells(decoded_.values, first + static_cast<std::size_t>(component), stride, samples, cells_.width);
        });
      });
    });
  }

  DcmItem& dataset_;
  DcmPixelData& pixels_;
  PixelLayout& layout_;
  const ReadOptions& options_;
  Encoding encoding_;  // of the pixels themselves
  Cells cells_;
  DcmFileCache cache_;  // keeps the file open between frames
  DecodedPixels decoded_;
  PixelFrames frames_;
};

}  // namespace

DecodedPixels decodePixels(DicomObject& object, PixelLayout& layout, const ReadOptions& options, const CancelToken& token) {
  return PixelReader(object, layout, options, token).read();
}

}  // namespace glenoid
