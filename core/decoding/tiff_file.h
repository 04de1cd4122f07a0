// SPDX-License-Identifier: GPL-3.0-or-later
// A TIFF file in memory, open in libtiff.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

#include <tiffio.h>

#include "core/imaging/read_options.h"

namespace glenoid {

class TiffFile {
 public:
  // `bytes` must outlive it. Throws Error DamagedFile without a first page.
  TiffFile(std::span<const std::byte> bytes, const ReadOptions& options);
  TiffFile(const TiffFile&) = delete;
  TiffFile& operator=(const TiffFile&) = delete;

  TIFF* handle() const { return tiff_.get(); }
  std::span<const std::byte> bytes() const { return bytes_; }
  // How many errors and warnings libtiff has given so far. Their text is discarded.
  int complaints() const { return complaints_; }

 private:
  static tmsize_t read(thandle_t file, void* target, tmsize_t size);
  static toff_t seek(thandle_t file, toff_t offset, int from);
  static int complain(TIFF*, void* file, const char*, const char*, va_list);

  std::span<const std::byte> bytes_;
  std::uint64_t at_ = 0;
  int complaints_ = 0;
  std::unique_ptr<TIFF, decltype(&TIFFClose)> tiff_{nullptr, TIFFClose};
};

// The tag's value in the current page, or its default, or `otherwise`.
template <typename Value>
Value tiffField(TIFF* tiff, std::uint32_t tag, Value otherwise) {
  Value value{};
  return TIFFGetFieldDefaulted(tiff, tag, &value) != 0 ? value : otherwise;
}

}  // namespace glenoid
