// SPDX-License-Identifier: GPL-3.0-or-later
// Decodes a list of files ahead of their use, in order and in bounded memory.
#pragma once

#include <deque>
#include <filesystem>
#include <future>
#include <memory>
#include <optional>
#include <vector>

#include "core/base/cancel_token.h"
#include "core/base/error.h"
#include "core/decoding/decoder.h"
#include "core/imaging/network_input.h"

namespace glenoid {

// The picture of one file, or the error. Copies share the radiograph.
struct DecodedFile {
  std::filesystem::path file;
  std::optional<Error> error;
  // Valid if `error` is empty.
  std::shared_ptr<const Radiograph> radiograph;
  SourceProperties source;
  SquareImage square;
};
// The same from a radiograph that was already read. Throws as squareImage() does.
DecodedFile decodedFile(const std::filesystem::path& file, std::shared_ptr<const Radiograph> radiograph, const SourceProperties& source);

class DecodeAhead {
 public:
  // Decodes `ahead` files (>= 1) at once, each in a thread. If the first frame of a file cannot be read, the first that can stands in for
  // it (see SourceProperties::onlyThisFrame). The decoder and the token must outlive this object.
  DecodeAhead(Decoder& decoder, std::vector<std::filesystem::path> files, const SourceProperties& source, const CancelToken& token,
              std::size_t ahead);
  // Waits for decodes in progress; cancel the token first to shorten this.
  ~DecodeAhead();

  // Waits for the next file in order; empty at the end. Throws Cancelled.
  std::optional<DecodedFile> next();
  // The same file without taking it; null at the end. Valid until next().
  const DecodedFile* peek();
  // How many files next() has not given yet.
  std::size_t left() const { return pending_.size() + files_.size() - started_; }

 private:
  void fill();
  Decoder& decoder_;
  std::vector<std::filesystem::path> files_;
  SourceProperties source_;
  const CancelToken& token_;
  std::size_t ahead_;
  std::size_t started_ = 0;
  std::deque<std::shared_future<DecodedFile>> pending_;
};

}  // namespace glenoid
