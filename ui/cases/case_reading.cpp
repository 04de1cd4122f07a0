// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cases/case_reading.h"

#include <algorithm>
#include <system_error>
#include <utility>
#include <variant>

#include "core/base/error.h"
#include "ui/jobs/watched.h"

namespace glenoid::ui {
namespace {

bool isLimit(ErrorCode code) {
  return code == ErrorCode::TooLarge || code == ErrorCode::DecoderMemory || code == ErrorCode::DecoderTimeout;
}

ReadOptions wholeCase() {
  ReadOptions options;
  options.identity = true;
  return options;
}

Radiograph decodedCase(Decoder& decoder, const std::filesystem::path& file, const CancelToken& token) {
  auto options = wholeCase();
  try {
    return decoder.read(file, options, token);
  } catch (const Error& all) {
    if (!isLimit(all.code())) throw;
    options.firstFrameOnly = true;
    try {
      auto radiograph = decoder.read(file, options, token);
      radiograph.facts.push_back({FactCode::OnlyFirstFrameFits, {}});
      return radiograph;
    } catch (const Error&) {
      throw all;
    }
  }
}

std::optional<FileStamp> stampOnDisk(const std::filesystem::path& path) {
  std::error_code failure;
  // A path inside a ZIP goes on behind a file.
  for (auto file = path; file.has_relative_path(); file = file.parent_path()) {
    const auto type = std::filesystem::status(file, failure).type();
    if (type == std::filesystem::file_type::not_found) continue;
    if (type != std::filesystem::file_type::regular) return std::nullopt;
    FileStamp stamp;
    stamp.size = std::filesystem::file_size(file, failure);
    if (!failure) stamp.changed = std::filesystem::last_write_time(file, failure);
    return failure ? std::nullopt : std::optional(stamp);
  }
  return std::nullopt;
}

// A share that does not answer must not hold the worker's thread. Reading the file, which can be cancelled, will say so.
std::optional<FileStamp> stampOf(const std::filesystem::path& file, const CancelToken& token) {
  return watched<std::optional<FileStamp>>(token, kDrivePatience, [file](Watch&) { return stampOnDisk(file); }).value_or(std::nullopt);
}

// The frame if it can be read, otherwise the first that can.
int shownFrame(const Radiograph& radiograph, int frame) {
  frame = std::min(frame, radiograph.frames - 1);
  return isReadable(radiograph, frame) ? frame : firstReadable(radiograph);
}

CaseReading readingOf(std::shared_ptr<const Radiograph> radiograph, int frame, const std::optional<FileStamp>& stamp) {
  frame = shownFrame(*radiograph, frame);
  auto image = std::make_shared<const DisplayImage>(*radiograph, frame);
  return {std::move(radiograph), frame, std::move(image), stamp};
}

}  // namespace

std::size_t bytesOf(const CaseReading& reading) {
  auto bytes = std::visit([](const auto& values) { return values.size() * sizeof(values.front()); }, reading.radiograph->pixels);
  for (const auto& level : reading.image->levels()) {
    bytes += level.keys.size() * sizeof(DisplayImage::Key) + level.colours.size() * sizeof(std::uint32_t);
  }
  return bytes;
}

CaseReading readCase(Decoder& decoder, const std::filesystem::path& file, int frame, const std::optional<CaseReading>& known,
                     const CancelToken& token) {
  const auto stamp = stampOf(file, token);
  const bool isUnchanged = known && stamp && known->stamp == stamp;
  auto radiograph = isUnchanged ? known->radiograph : std::make_shared<const Radiograph>(decodedCase(decoder, file, token));
  token.check();
  if (isUnchanged && known->frame == shownFrame(*radiograph, frame)) return *known;
  return readingOf(std::move(radiograph), frame, stamp);
}

CaseReading readCaseWithin(std::size_t mostBytes, Decoder& decoder, const std::filesystem::path& file, int frame,
                           const CancelToken& token) {
  const auto stamp = stampOf(file, token);
  if (!stamp) throw Error(ErrorCode::FileUnreadable, "no size and time of change");
  auto options = wholeCase();
  options.maxBytes = std::min(options.maxBytes, static_cast<std::int64_t>(mostBytes));
  auto radiograph = std::make_shared<const Radiograph>(decoder.read(file, options, token));
  token.check();
  return readingOf(std::move(radiograph), frame, stamp);
}

}  // namespace glenoid::ui
