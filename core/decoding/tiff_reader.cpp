// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decoding/tiff_reader.h"

#include <algorithm>
#include <cstring>
#include <memory>
#include <span>
#include <string>

#include "core/base/error.h"
#include "core/decoding/tiff_file.h"

namespace glenoid {
namespace {

// The old tag, which libtiff 4.5 does not hand out. BigTIFF is younger than its successor.
bool isReducedByOldTag(TIFF* tiff, std::span<const std::byte> file) {
  constexpr std::size_t kEntry = 12;
  const auto word = [&](std::size_t at) {
    const int first = at < file.size() ? std::to_integer<int>(file[at]) : 0,
              second = at + 1 < file.size() ? std::to_integer<int>(file[at + 1]) : 0;
    return TIFFIsBigEndian(tiff) != 0 ? first << 8 | second : second << 8 | first;
  };
  const auto directory = static_cast<std::size_t>(TIFFCurrentDirOffset(tiff));
  if (word(2) != TIFF_VERSION_CLASSIC || directory > file.size()) return false;
  for (int entry = 0; entry < word(directory); ++entry) {
    const auto at = directory + 2 + kEntry * static_cast<std::size_t>(entry);
    if (word(at) == TIFFTAG_OSUBFILETYPE) return word(at + 8) == OFILETYPE_REDUCEDIMAGE;
  }
  return false;
}

bool isReducedCopy(TIFF* tiff, std::span<const std::byte> file) {
  std::uint32_t kind = 0;
  if (TIFFGetField(tiff, TIFFTAG_SUBFILETYPE, &kind) != 0) return (kind & (FILETYPE_REDUCEDIMAGE | FILETYPE_MASK)) != 0;
  return isReducedByOldTag(tiff, file);
}

// Goes to the first page that is not a reduced copy, or stays at the first. Returns whether there are more such pages.
bool goToPicture(TIFF* tiff, std::span<const std::byte> file) {
  constexpr tdir_t kMostPages = 64;
  tdir_t wanted = 0;
  int found = 0;
  for (tdir_t page = 0; page < kMostPages && found < 2; ++page) {
    if (!isReducedCopy(tiff, file) && ++found == 1) wanted = page;
    if (TIFFReadDirectory(tiff) == 0) break;
  }
  if (TIFFSetDirectory(tiff, wanted) == 0) throw Error(ErrorCode::DamagedFile, "TIFF directory");
  return found > 1;
}

// Old writers gave palettes 8 bits.
int shiftOf(std::span<const std::uint16_t> red, std::span<const std::uint16_t> green, std::span<const std::uint16_t> blue) {
  const auto isNarrow = [](std::span<const std::uint16_t> colour) { return *std::max_element(colour.begin(), colour.end()) <= 0xff; };
  return isNarrow(red) && isNarrow(green) && isNarrow(blue) ? 0 : 8;
}

struct Layout {
  std::uint32_t rows = 0, columns = 0;
  int bits = 1, stored = 1, samples = 1;  // of a sample; samples in the file and of the picture
  bool isSigned = false, planar = false, tiled = false;
  std::uint16_t photometric = PHOTOMETRIC_MINISBLACK, compression = COMPRESSION_NONE;
  std::uint32_t blockRows = 0, blockColumns = 0;                    // of a strip or tile
  std::uint16_t *red = nullptr, *green = nullptr, *blue = nullptr;  // of a palette
  int paletteShift = 8;                                             // to 8 bits

  bool convertedByLibtiff() const { return photometric == PHOTOMETRIC_YCBCR; }
};

Layout layoutOf(TIFF* tiff) {
  Layout layout;
  layout.columns = tiffField<std::uint32_t>(tiff, TIFFTAG_IMAGEWIDTH, 0),
  layout.rows = tiffField<std::uint32_t>(tiff, TIFFTAG_IMAGELENGTH, 0);
  layout.bits = tiffField<std::uint16_t>(tiff, TIFFTAG_BITSPERSAMPLE, 1),
  layout.stored = tiffField<std::uint16_t>(tiff, TIFFTAG_SAMPLESPERPIXEL, 1);
  layout.planar = layout.stored > 1 && tiffField<std::uint16_t>(tiff, TIFFTAG_PLANARCONFIG, PLANARCONFIG_CONTIG) == PLANARCONFIG_SEPARATE;
  layout.compression = tiffField<std::uint16_t>(tiff, TIFFTAG_COMPRESSION, COMPRESSION_NONE);
  layout.photometric = tiffField<std::uint16_t>(tiff, TIFFTAG_PHOTOMETRIC, layout.stored < 3 ? PHOTOMETRIC_MINISBLACK : PHOTOMETRIC_RGB);
  if (TIFFIsCODECConfigured(layout.compression) == 0) {
    throw Error(ErrorCode::UnsupportedEncoding, "TIFF compression " + std::to_string(layout.compression));
  }
  if (layout.photometric == PHOTOMETRIC_YCBCR && layout.compression == COMPRESSION_JPEG) {
    TIFFSetField(tiff, TIFFTAG_JPEGCOLORMODE, JPEGCOLORMODE_RGB);
    layout.photometric = PHOTOMETRIC_RGB;
  }
  const auto format = tiffField<std::uint16_t>(tiff, TIFFTAG_SAMPLEFORMAT, SAMPLEFORMAT_UINT);
  layout.isSigned = format == SAMPLEFORMAT_INT;
  const bool isGrey = layout.photometric == PHOTOMETRIC_MINISBLACK || layout.photometric == PHOTOMETRIC_MINISWHITE;
  const bool isPalette = layout.photometric == PHOTOMETRIC_PALETTE, isRgb = layout.photometric == PHOTOMETRIC_RGB;
  layout.samples = isGrey ? 1 : 3;
  const bool knownFormat =
      format == SAMPLEFORMAT_UINT || format == SAMPLEFORMAT_VOID || (layout.isSigned && isGrey && (layout.bits == 8 || layout.bits == 16));
  const bool knownColours =
      isGrey || (isRgb && layout.stored >= 3) || layout.convertedByLibtiff() ||
      (isPalette && layout.bits <= 8 && TIFFGetField(tiff, TIFFTAG_COLORMAP, &layout.red, &layout.green, &layout.blue) != 0);
  if (!knownFormat || !knownColours || layout.bits < 1 || layout.bits > 16) {
    const auto counted = [](auto count, const char* unit) { return std::to_string(count) + unit + (count == 1 ? "" : "s"); };
    throw Error(ErrorCode::UnsupportedPixels, "TIFF with " + counted(layout.stored, " sample") + " of " + counted(layout.bits, " bit") +
                                                  ", sample format " + std::to_string(format) + ", photometric interpretation " +
                                                  std::to_string(layout.photometric));
  }
  if (layout.red) {
    const auto entries = std::size_t{1} << layout.bits;
    layout.paletteShift = shiftOf({layout.red, entries}, {layout.green, entries}, {layout.blue, entries});
  }
  layout.tiled = TIFFIsTiled(tiff) != 0;
  layout.blockColumns = layout.tiled ? tiffField<std::uint32_t>(tiff, TIFFTAG_TILEWIDTH, 0) : layout.columns;
  layout.blockRows = layout.tiled ? tiffField<std::uint32_t>(tiff, TIFFTAG_TILELENGTH, 0)
                                  : std::min(layout.rows, tiffField<std::uint32_t>(tiff, TIFFTAG_ROWSPERSTRIP, layout.rows));
  return layout;
}

// One strip or tile at a time, of at most `most` bytes. A strip of fewer rows is the last one.
class Blocks {
 public:
  Blocks(TIFF* tiff, const TiffFile& source, const Layout& layout, std::uint64_t most)
      : tiff_(tiff),
        source_(source),
        layout_(layout),
        rowBytes_(static_cast<std::uint64_t>(layout.tiled ? TIFFTileRowSize(tiff) : TIFFScanlineSize(tiff))) {
    if (rowBytes_ == 0 || layout.blockRows == 0 || layout.blockColumns == 0) throw Error(ErrorCode::DamagedFile, "TIFF without rows");
    if (rowBytes_ > most / layout.blockRows) throw Error(ErrorCode::TooLarge, "a strip or tile");
    bytes_.resize(rowBytes_ * layout.blockRows);
  }

  // Returns how many of the first `rows` rows are there.
  std::uint32_t load(std::uint32_t index, std::uint32_t rows) {
    const auto wanted = rowBytes_ * rows;
    const auto got = layout_.compression == COMPRESSION_NONE ? loadPlain(index, wanted) : loadCompressed(index, wanted);
    return static_cast<std::uint32_t>(got / rowBytes_);
  }

  // One sample of a row, as it is stored.
  std::uint32_t sample(std::uint32_t row, std::uint64_t index) const {
    const std::uint8_t* bytes = &bytes_[row * rowBytes_];
    if (layout_.bits == 8) return bytes[index];
    if (layout_.bits == 16) {
      std::uint16_t value = 0;
      std::memcpy(&value, bytes + 2 * index, 2);
      return value;
    }
    std::uint32_t value = 0;
    for (std::uint64_t bit = index * static_cast<std::uint64_t>(layout_.bits), end = bit + static_cast<std::uint64_t>(layout_.bits);
         bit < end; ++bit) {
      value = value << 1 | (bytes[bit / 8] >> (7 - bit % 8) & 1u);
    }
    return value;
  }

 private:
  // libtiff returns nothing from an uncompressed strip that ends early.
  std::uint64_t loadPlain(std::uint32_t index, std::uint64_t wanted) {
    const std::uint64_t begin = TIFFGetStrileOffset(tiff_, index), size = source_.bytes().size();
    const std::uint64_t got = begin == 0 || begin > size ? 0 : std::min({wanted, TIFFGetStrileByteCount(tiff_, index), size - begin});
    std::memcpy(bytes_.data(), source_.bytes().data() + (got > 0 ? begin : 0), got);
    if (tiffField<std::uint16_t>(tiff_, TIFFTAG_FILLORDER, FILLORDER_MSB2LSB) == FILLORDER_LSB2MSB) {
      TIFFReverseBits(bytes_.data(), static_cast<tmsize_t>(got));
    }
    if (layout_.bits == 16 && TIFFIsByteSwapped(tiff_) != 0) {
      TIFFSwabArrayOfShort(reinterpret_cast<std::uint16_t*>(bytes_.data()), static_cast<tmsize_t>(got / 2));
    }
    return got;
  }

  std::uint64_t loadCompressed(std::uint32_t index, std::uint64_t wanted) {
    const int before = source_.complaints();
    const auto size = static_cast<tmsize_t>(layout_.tiled ? bytes_.size() : wanted);
    const auto got =
        layout_.tiled ? TIFFReadEncodedTile(tiff_, index, bytes_.data(), size) : TIFFReadEncodedStrip(tiff_, index, bytes_.data(), size);
    // libjpeg only warns of missing data.
    if (got < 0 || (layout_.compression == COMPRESSION_JPEG && source_.complaints() != before)) return loadCut(index, wanted);
    return std::min(wanted, static_cast<std::uint64_t>(got));
  }

  // libtiff hands out nothing either if the file ends within the strip, but decodes what is left of it if it is asked for no more rows.
  std::uint64_t loadCut(std::uint32_t index, std::uint64_t wanted) {
    const std::uint64_t begin = TIFFGetStrileOffset(tiff_, index), size = source_.bytes().size();
    if (begin == 0 || begin >= size || TIFFGetStrileByteCount(tiff_, index) <= size - begin) return 0;
    const auto rest = source_.bytes().subspan(begin);
    std::vector<std::byte> left(rest.begin(), rest.end());
    const auto decodes = [&](std::uint64_t rows) {
      const int before = source_.complaints();
      const bool isRead = TIFFReadFromUserBuffer(tiff_, index, left.data(), static_cast<tmsize_t>(left.size()), bytes_.data(),
                                                 static_cast<tmsize_t>(rows * rowBytes_)) != 0;
      return isRead && source_.complaints() == before;
    };
    std::uint64_t rows = 0, tooMany = wanted / rowBytes_ + 1;
    while (tooMany - rows > 1) {
      const auto middle = rows + (tooMany - rows) / 2;
      (decodes(middle) ? rows : tooMany) = middle;
    }
    if (rows > 0) decodes(rows);
    return rows * rowBytes_;
  }

  TIFF* tiff_;
  const TiffFile& source_;
  const Layout& layout_;
  std::uint64_t rowBytes_;
  std::vector<std::uint8_t> bytes_;
};

// Writes what one pixel's stored sample means. `channel` is that of the picture; a palette makes all three of one sample.
template <typename Value>
void put(const Layout& layout, std::uint32_t stored, int channel, Value* pixel) {
  if (layout.red) {
    const std::uint16_t colour[] = {layout.red[stored], layout.green[stored], layout.blue[stored]};
    for (int c = 0; c < 3; ++c) pixel[c] = static_cast<Value>(colour[c] >> layout.paletteShift);
  } else if (layout.isSigned && layout.bits == 8) {
    pixel[channel] = static_cast<Value>(stored < 128 ? static_cast<int>(stored) : static_cast<int>(stored) - 256);
  } else if (layout.bits < 8) {
    pixel[channel] = static_cast<Value>(stored * 255 / ((1u << layout.bits) - 1));
  } else {
    pixel[channel] = static_cast<Value>(stored);
  }
}

template <typename Value>
void readBlocks(TIFF* tiff, const TiffFile& source, const Layout& layout, std::uint64_t most, RasterPicture& picture,
                std::vector<Value>& pixels) {
  Blocks blocks(tiff, source, layout, most);
  const int channels = layout.red ? 1 : layout.samples;
  for (int plane = 0; plane < (layout.planar ? channels : 1); ++plane) {
    for (std::uint32_t top = 0; top < layout.rows; top += layout.blockRows) {
      const std::uint32_t rows = std::min(layout.blockRows, layout.rows - top);
      for (std::uint32_t left = 0; left < layout.columns; left += layout.blockColumns) {
        const std::uint32_t columns = std::min(layout.blockColumns, layout.columns - left);
        const auto sampleOf = static_cast<std::uint16_t>(plane);
        const std::uint32_t there =
            blocks.load(layout.tiled ? TIFFComputeTile(tiff, left, top, 0, sampleOf) : TIFFComputeStrip(tiff, top, sampleOf), rows);
        for (std::uint32_t row = 0; row < there; ++row) {
          Value* pixel = &pixels[((std::size_t{top} + row) * layout.columns + left) * static_cast<std::size_t>(picture.samples)];
          for (std::uint32_t column = 0; column < columns; ++column, pixel += picture.samples) {
            if (layout.planar) {
              put(layout, blocks.sample(row, column), plane, pixel);
              continue;
            }
            for (int c = 0; c < channels; ++c) {
              put(layout, blocks.sample(row, std::uint64_t{column} * static_cast<std::uint64_t>(layout.stored) + static_cast<unsigned>(c)),
                  c, pixel);
            }
          }
        }
        picture.addMissing(
            {static_cast<int>(top + there), static_cast<int>(left), static_cast<int>(rows - there), static_cast<int>(columns)});
      }
    }
  }
}

// The last resort, for YCbCr that is not JPEG: 8 bits, all or nothing.
void readConverted(TIFF* tiff, RasterPicture& picture) {
  char reason[1024];
  TIFFRGBAImage image{};
  constexpr int kStopOnError = 1;
  if (TIFFRGBAImageOK(tiff, reason) == 0 || TIFFRGBAImageBegin(&image, tiff, kStopOnError, reason) == 0) {
    throw Error(ErrorCode::UnsupportedPixels, "TIFF with YCbCr");
  }
  const std::unique_ptr<TIFFRGBAImage, decltype(&TIFFRGBAImageEnd)> guard(&image, TIFFRGBAImageEnd);
  image.req_orientation = image.orientation;
  std::vector<std::uint32_t> raster(static_cast<std::size_t>(image.width) * image.height);
  if (TIFFRGBAImageGet(&image, raster.data(), image.width, image.height) == 0) throw Error(ErrorCode::DamagedFile, "TIFF with YCbCr");
  auto* target = std::get<std::vector<std::uint8_t>>(picture.pixels).data();
  for (const std::uint32_t pixel : raster) {
    for (int c = 0; c < 3; ++c) *target++ = static_cast<std::uint8_t>(pixel >> (8 * c));
  }
}

}  // namespace

RasterPicture readTiff(std::span<const std::byte> file, const ReadOptions& options) {
  TiffFile source(file, options);
  TIFF* const tiff = source.handle();
  const bool morePages = goToPicture(tiff, file);
  const Layout layout = layoutOf(tiff);
  const int bits = layout.bits < 8 || layout.red || layout.convertedByLibtiff() ? 8 : layout.bits;
  RasterPicture picture = blankPicture(layout.rows, layout.columns, layout.samples, bits, options, layout.isSigned);
  picture.morePages = morePages;
  picture.whiteIsZero = layout.photometric == PHOTOMETRIC_MINISWHITE;
  picture.orientation = tiffField<std::uint16_t>(tiff, TIFFTAG_ORIENTATION, 1);
  if (layout.convertedByLibtiff()) {
    readConverted(tiff, picture);
  } else {
    std::visit([&](auto& pixels) { readBlocks(tiff, source, layout, static_cast<std::uint64_t>(options.maxBytes), picture, pixels); },
               picture.pixels);
  }
  return picture;
}

}  // namespace glenoid
