// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/dicom_pixels.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include <dcmtk/dcmdata/dcfcache.h>

#include "core/base/error.h"
#include "core/dicom/dicom_encapsulated.h"
#include "core/dicom/jpeg2000.h"
#include "core/dicom/rle.h"

namespace glenoid {
namespace {

// How a decoder's sample becomes the stored value.
struct SampleRule {
  unsigned shift = 0, bits = 16;
  bool isSigned = false;
  bool saturate = false;  // lossy coding overshoots the range; masking would turn white into black

  std::int32_t operator()(std::uint32_t raw) const {
    const std::uint32_t range = std::uint32_t{1} << bits;
    std::uint32_t value = raw >> shift;
    if (saturate) return static_cast<std::int32_t>(std::min(value, range - 1));
    value &= range - 1;
    if (isSigned && value >= range / 2) return static_cast<std::int32_t>(value) - static_cast<std::int32_t>(range);
    return static_cast<std::int32_t>(value);
  }
};

template <class Sample>
void store(StoredPixels& values, std::size_t first, std::size_t stride, std::span<const Sample> samples, const SampleRule& rule) {
  std::visit(
      [&](auto& out) {
        using Value = typename std::decay_t<decltype(out)>::value_type;
        auto* to = out.data() + first;
        for (std::size_t i = 0; i < samples.size(); ++i) to[i * stride] = static_cast<Value>(rule(static_cast<std::uint32_t>(samples[i])));
      },
      values);
}

StoredPixels makeValues(const PixelLayout& layout, std::size_t frames) {
  const std::size_t count = static_cast<std::size_t>(layout.samplesPerFrame()) * frames;
  if (layout.isSigned) return std::vector<std::int16_t>(count);
  if (layout.bitsAllocated == 16) return std::vector<std::uint16_t>(count);
  return std::vector<std::uint8_t>(count);
}

ColourSpace colourSpaceOf(const PixelLayout& layout) {
  if (layout.photometric == "PALETTE COLOR") return ColourSpace::Palette;
  if (layout.samples == 1) return ColourSpace::Grey;
  // YBR_ICT and YBR_RCT name a transform that the JPEG 2000 decoder has already undone.
  return layout.photometric.starts_with("YBR_FULL") ? ColourSpace::YbrFull : ColourSpace::Rgb;
}

class PixelReader {
 public:
  PixelReader(DicomObject& object, PixelLayout& layout, const ReadOptions& options, const CancelToken& token)
      : dataset_(object.dataset()),
        encoding_(encodingOf(object.transferSyntax)),
        pixels_(*pixelDataOf(dataset_)),
        layout_(layout),
        options_(options),
        token_(token),
        wanted_(options.firstFrameOnly ? 1 : layout.frames) {}

  DecodedPixels read() {
    switch (encoding_.codec) {
      case Codec::Native: readNative(); break;
      case Codec::Rle: readRle(); break;
      case Codec::Jpeg:
      case Codec::JpegLs: readJpeg(); break;
      case Codec::Jpeg2000: readJpeg2000(); break;
    }
    return std::move(decoded_);
  }

 private:
  std::size_t frameSamples() const { return static_cast<std::size_t>(layout_.samplesPerFrame()); }

  SampleRule tagRule() const {
    const auto bits = static_cast<unsigned>(layout_.bitsStored);
    return {static_cast<unsigned>(layout_.highBit) + 1 - bits, bits, layout_.isSigned, false};
  }
  // A codec that knows the precision places the value in the lowest bits.
  SampleRule codedRule(int precision, bool streamIsSigned) const {
    const int bits = layout_.isSigned ? std::min(layout_.bitsStored, precision) : layout_.bitsStored;
    return {0, static_cast<unsigned>(bits), layout_.isSigned, encoding_.lossy && !layout_.isSigned && !streamIsSigned};
  }

  void makeRoom() {
    checkLimits(layout_, wanted_, options_);
    decoded_.values = makeValues(layout_, static_cast<std::size_t>(wanted_));
    decoded_.colourSpace = colourSpaceOf(layout_);
  }

  void checkStream(int rows, int columns, int components, int precision) {
    if (components != layout_.samples)
      throw Error(ErrorCode::DamagedFile, "the number of colours in the compressed picture contradicts the file");
    if (precision < 1 || precision > layout_.bitsAllocated) {
      throw Error(ErrorCode::DamagedFile, "the compressed picture has more bits than the file says");
    }
    if (layout_.bitsAllocated == 1) throw Error(ErrorCode::UnsupportedPixels, "compressed 1-bit pixels");
    if (rows > 0 && columns > 0 && (rows != layout_.rows || columns != layout_.columns)) {
      layout_.facts.push_back({FactCode::CompressedSizeUsed, {std::int64_t{layout_.columns}, std::int64_t{layout_.rows}}});
      layout_.rows = rows;
      layout_.columns = columns;
    }
  }

  void readNative() {
    const std::int64_t length = pixels_.getLength();
    const std::int64_t full = layout_.samplesPerFrame() * layout_.frames;
    bool subsampled = layout_.photometric == "YBR_FULL_422";
    if (subsampled && length >= full * (layout_.bitsAllocated / 8)) {
      layout_.facts.push_back({FactCode::ColourNotSubsampled, {}});
      subsampled = false;
    }
    if (subsampled && (layout_.bitsAllocated != 8 || layout_.columns % 2 != 0)) {
      throw Error(ErrorCode::UnsupportedPixels, "subsampled colour of an odd width or of more than 8 bits");
    }
    const std::int64_t needed = subsampled                   ? full / 3 * 2
                                : layout_.bitsAllocated == 1 ? (full + 7) / 8
                                                             : full * (layout_.bitsAllocated / 8);
    checkLimits(layout_, wanted_, options_);
    if (length < needed) throw Error(ErrorCode::DamagedFile, "there are fewer pixels than the file says");
    makeRoom();
    for (int frame = 0; frame < wanted_; ++frame) {
      token_.check();
      if (layout_.bitsAllocated == 1) {
        readBitFrame(frame);
      } else if (subsampled) {
        readSubsampledFrame(frame);
      } else if (layout_.bitsAllocated == 8) {
        readNativeFrame<std::uint8_t>(frame);
      } else {
        readNativeFrame<std::uint16_t>(frame);
      }
    }
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
    std::vector<Sample> buffer(frameSamples());
    const auto first = static_cast<std::size_t>(frame) * frameSamples();
    readPart(buffer, first * sizeof(Sample));
    if (!layout_.planar) return store<Sample>(decoded_.values, first, 1, buffer, tagRule());
    const std::span<const Sample> all(buffer);
    const auto plane = frameSamples() / 3;
    for (std::size_t colour = 0; colour < 3; ++colour) {
      store<Sample>(decoded_.values, first + colour, 3, all.subspan(colour * plane, plane), tagRule());
    }
  }

  // Y1 Y2 Cb Cr for two neighbouring pixels (PS3.3 C.7.6.3.1.2).
  void readSubsampledFrame(int frame) {
    std::vector<std::uint8_t> packed(frameSamples() / 3 * 2), spread(frameSamples());
    readPart(packed, static_cast<std::size_t>(frame) * packed.size());
    for (std::size_t pair = 0; pair < packed.size() / 4; ++pair) {
      const auto* from = packed.data() + pair * 4;
      const std::array<std::uint8_t, 6> to{from[0], from[2], from[3], from[1], from[2], from[3]};
      std::copy(to.begin(), to.end(), spread.begin() + static_cast<std::ptrdiff_t>(pair * 6));
    }
    store<std::uint8_t>(decoded_.values, static_cast<std::size_t>(frame) * frameSamples(), 1, spread, tagRule());
  }

  // Frames follow each other without padding to whole bytes (PS3.5 8.1.1).
  void readBitFrame(int frame) {
    const auto firstBit = static_cast<std::size_t>(frame) * frameSamples();
    std::vector<std::uint8_t> packed((firstBit % 8 + frameSamples() + 7) / 8), spread(frameSamples());
    readPart(packed, firstBit / 8);
    for (std::size_t i = 0; i < spread.size(); ++i) {
      const auto bit = firstBit % 8 + i;
      spread[i] = packed[bit / 8] >> (bit % 8) & 1;
    }
    store<std::uint8_t>(decoded_.values, firstBit, 1, spread, tagRule());
  }

  void readRle() {
    if (layout_.bitsAllocated == 1) throw Error(ErrorCode::UnsupportedPixels, "compressed 1-bit pixels");
    Fragments fragments(pixels_);
    const auto groups = fragments.frames(layout_.frames);
    makeRoom();
    const auto samples = static_cast<std::size_t>(layout_.samples), bytes = static_cast<std::size_t>(layout_.bitsAllocated / 8);
    const auto size = frameSamples() / samples;
    std::vector<std::uint16_t> plane(size);
    for (int frame = 0; frame < wanted_; ++frame) {
      token_.check();
      const auto planes = decodeRle(fragments.joined(groups[static_cast<std::size_t>(frame)]), samples * bytes, size);
      for (std::size_t sample = 0; sample < samples; ++sample) {
        const auto& high = planes[sample * bytes];
        const auto& low = planes[sample * bytes + bytes - 1];
        for (std::size_t i = 0; i < size; ++i) plane[i] = static_cast<std::uint16_t>(bytes == 1 ? low[i] : high[i] << 8 | low[i]);
        store<std::uint16_t>(decoded_.values, static_cast<std::size_t>(frame) * frameSamples() + sample, samples, plane, tagRule());
      }
    }
  }

  void readJpeg() {
    Fragments fragments(pixels_);
    if (fragments.count() < static_cast<std::size_t>(layout_.frames)) {
      throw Error(ErrorCode::DamagedFile, "there are fewer compressed frames than the file says");
    }
    const auto header = readJpegHeader(fragments.bytes(0));
    if (!header) throw Error(ErrorCode::DamagedFile, "no " + std::string(encoding_.name) + " header");
    checkStream(header->rows, header->columns, header->components, header->precision);
    for (std::size_t i = 1; i < fragments.count(); ++i) {
      const auto other = readJpegHeader(fragments.bytes(i));
      if (other && (other->rows != header->rows || other->columns != header->columns || other->components != header->components ||
                    other->precision != header->precision)) {
        throw Error(ErrorCode::DamagedFile, "the frames differ in size");
      }
    }
    makeRoom();
    const char* model = layout_.samples == 1 ? "MONOCHROME2" : layout_.photometric.c_str();
    if (layout_.samples == 3 && encoding_.codec == Codec::Jpeg) {
      const bool taggedYbr = layout_.photometric.starts_with("YBR");
      const bool isYbr = header->isYbr.value_or(taggedYbr);
      if (isYbr != taggedYbr) layout_.facts.push_back({FactCode::PhotometricContradicted, {}});
      model = isYbr ? "YBR_FULL" : "RGB";
      decoded_.colourSpace = ColourSpace::Rgb;
    }
    const int allocated = header->precision > 8 ? 16 : 8;
    tellDecoder(allocated, model);
    decodeFrames(allocated, codedRule(header->precision, false));
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
    dataset_.putAndInsertString(DCM_NumberOfFrames, std::to_string(layout_.frames).c_str());
  }

  void decodeFrames(int bitsAllocated, const SampleRule& rule) {
    const auto size = frameSamples() * static_cast<std::size_t>(bitsAllocated / 8);
    std::vector<std::uint16_t> buffer((size + 1) / 2);
    Uint32 fragment = 0;
    for (int frame = 0; frame < wanted_; ++frame) {
      token_.check();
      std::fill(buffer.begin(), buffer.end(), std::uint16_t{0});
      OFString colourModel;
      const auto result = pixels_.getUncompressedFrame(&dataset_, static_cast<Uint32>(frame), fragment, buffer.data(),
                                                       static_cast<Uint32>(buffer.size() * 2), colourModel, &cache_);
      if (result.bad()) throw Error(ErrorCode::DamagedFile, "the " + std::string(encoding_.name) + " data cannot be decoded");
      const auto first = static_cast<std::size_t>(frame) * frameSamples();
      if (bitsAllocated == 16) {
        store<std::uint16_t>(decoded_.values, first, 1, buffer, rule);
      } else {
        store<std::uint8_t>(decoded_.values, first, 1, {reinterpret_cast<const std::uint8_t*>(buffer.data()), frameSamples()}, rule);
      }
    }
  }

  void readJpeg2000() {
    Fragments fragments(pixels_);
    const auto groups = fragments.frames(layout_.frames);
    const auto header = readJpeg2000Header(fragments.joined(groups[0]));
    checkStream(header.rows, header.columns, header.components, header.precision);
    makeRoom();
    if (header.colourTransform && layout_.samples == 3) decoded_.colourSpace = ColourSpace::Rgb;
    const auto rule = codedRule(header.precision, header.isSigned);
    for (int frame = 0; frame < wanted_; ++frame) {
      token_.check();
      const auto first = static_cast<std::size_t>(frame) * frameSamples();
      decodeJpeg2000(
          fragments.joined(groups[static_cast<std::size_t>(frame)]), header, [&](int component, std::span<const std::int32_t> samples) {
            store(decoded_.values, first + static_cast<std::size_t>(component), static_cast<std::size_t>(layout_.samples), samples, rule);
          });
    }
  }

  DcmItem& dataset_;
  Encoding encoding_;
  DcmPixelData& pixels_;
  PixelLayout& layout_;
  const ReadOptions& options_;
  const CancelToken& token_;
  int wanted_;
  DcmFileCache cache_;  // keeps the file open between frames
  DecodedPixels decoded_;
};

}  // namespace

DecodedPixels decodePixels(DicomObject& object, PixelLayout& layout, const ReadOptions& options, const CancelToken& token) {
  return PixelReader(object, layout, options, token).read();
}

}  // namespace glenoid
