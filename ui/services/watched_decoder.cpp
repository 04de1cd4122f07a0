// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/services/watched_decoder.h"

namespace glenoid::ui {
namespace {

template <class Call>
auto awaited(Watch& watch, const Call& call) {
  decltype(call()) result;
  if (!watch.whileAwaited([&] { result = call(); })) throw Cancelled{};
  return result;
}

}  // namespace

Radiograph WatchedDecoder::read(const std::filesystem::path& file, const ReadOptions& options, const CancelToken& token) {
  return awaited(watch_, [&] { return decoder_.read(file, options, token); });
}

std::vector<DicomDirEntry> WatchedDecoder::readDirectory(const std::filesystem::path& file, const CancelToken& token) {
  return awaited(watch_, [&] { return decoder_.readDirectory(file, token); });
}

std::string WatchedDecoder::digestOf(const std::filesystem::path& file, const CancelToken& token) {
  return awaited(watch_, [&] { return decoder_.digestOf(file, token); });
}

std::string WatchedDecoder::readText(const std::filesystem::path& file, std::int64_t limit, const CancelToken& token) {
  return awaited(watch_, [&] { return decoder_.readText(file, limit, token); });
}

}  // namespace glenoid::ui
