// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decoding/decode_ahead.h"

#include <algorithm>
#include <exception>
#include <utility>

#include "core/base/files.h"

namespace glenoid {
namespace {

DecodedFile decode(Decoder& decoder, const std::filesystem::path& file, const SourceProperties& source, const CancelToken& token) {
  try {
    ReadOptions options;
    options.firstFrameOnly = source.frame == 0;
    auto radiograph = std::make_shared<const Radiograph>(decoder.read(file, options, token));
    if (source.onlyThisFrame && radiograph->firstFrame > 0) throw Error(ErrorCode::FrameUnreadable, "frame 1");
    return decodedFile(file, std::move(radiograph), source);
  } catch (const std::exception& failure) {  // also OpenCV's and the file system's
    return {file, errorAbout(toUtf8(file), failure), {}, {}, {}};
  }
}

}  // namespace

DecodedFile decodedFile(const std::filesystem::path& file, std::shared_ptr<const Radiograph> radiograph, const SourceProperties& source) {
  auto square = squareImage(*radiograph, source);
  return {file, {}, std::move(radiograph), source, std::move(square)};
}

DecodeAhead::DecodeAhead(Decoder& decoder, std::vector<std::filesystem::path> files, const SourceProperties& source,
                         const CancelToken& token, std::size_t ahead)
    : decoder_(decoder), files_(std::move(files)), source_(source), token_(token), ahead_(std::max<std::size_t>(ahead, 1)) {
  fill();
}

DecodeAhead::~DecodeAhead() {
  for (auto& future : pending_) future.wait();
}

void DecodeAhead::fill() {
  for (; pending_.size() < ahead_ && started_ < files_.size(); ++started_) {
    pending_.push_back(std::async(std::launch::async, [this, file = files_[started_]] { return decode(decoder_, file, source_, token_); }));
  }
}

std::optional<DecodedFile> DecodeAhead::next() {
  token_.check();
  if (pending_.empty()) return std::nullopt;
  const auto future = std::move(pending_.front());
  pending_.pop_front();
  auto decoded = future.get();
  fill();
  return decoded;
}

const DecodedFile* DecodeAhead::peek() {
  token_.check();
  return pending_.empty() ? nullptr : &pending_.front().get();
}

}  // namespace glenoid
