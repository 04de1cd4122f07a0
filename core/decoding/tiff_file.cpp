// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decoding/tiff_file.h"

#include <algorithm>
#include <cstdio>
#include <cstring>

#include "core/base/error.h"

namespace glenoid {

tmsize_t TiffFile::read(thandle_t file, void* target, tmsize_t size) {
  TiffFile& self = *static_cast<TiffFile*>(file);
  const std::uint64_t left = self.bytes_.size() - std::min<std::uint64_t>(self.at_, self.bytes_.size());
  const auto count = std::min(left, static_cast<std::uint64_t>(std::max<tmsize_t>(size, 0)));
  if (count > 0) std::memcpy(target, self.bytes_.data() + self.at_, count);
  self.at_ += count;
  return static_cast<tmsize_t>(count);
}

toff_t TiffFile::seek(thandle_t file, toff_t offset, int from) {
  TiffFile& self = *static_cast<TiffFile*>(file);
  return self.at_ = offset + (from == SEEK_CUR ? self.at_ : from == SEEK_END ? self.bytes_.size() : 0);
}

int TiffFile::complain(TIFF*, void* file, const char*, const char*, va_list) {
  ++static_cast<TiffFile*>(file)->complaints_;
  constexpr int kSayNoMore = 1;
  return kSayNoMore;
}

TiffFile::TiffFile(std::span<const std::byte> bytes, const ReadOptions& options) : bytes_(bytes) {
  const std::unique_ptr<TIFFOpenOptions, decltype(&TIFFOpenOptionsFree)> wanted(TIFFOpenOptionsAlloc(), TIFFOpenOptionsFree);
  TIFFOpenOptionsSetMaxSingleMemAlloc(wanted.get(), static_cast<tmsize_t>(options.maxBytes));
  TIFFOpenOptionsSetErrorHandlerExtR(wanted.get(), complain, this);
  TIFFOpenOptionsSetWarningHandlerExtR(wanted.get(), complain, this);
  const auto writeNothing = [](thandle_t, void*, tmsize_t) { return tmsize_t{0}; };
  const auto close = [](thandle_t) { return 0; };
  const auto size = [](thandle_t file) { return toff_t{static_cast<TiffFile*>(file)->bytes_.size()}; };
  constexpr const char* kMode = "rmO";  // read without mapping; load strip positions only when needed
  tiff_.reset(TIFFClientOpenExt("", kMode, this, read, writeNothing, seek, close, size, nullptr, nullptr, wanted.get()));
  if (!tiff_) throw Error(ErrorCode::DamagedFile, "TIFF header or directory");
}

}  // namespace glenoid
