// SPDX-License-Identifier: GPL-3.0-or-later
// Lends the window's decoder to work that may outlive it.
#pragma once

#include "core/decoding/decoder.h"
#include "ui/jobs/watched.h"

namespace glenoid::ui {

// Does what `decoder` does, as a use of the watch. Throws Cancelled once nobody waits for the work; it never touches `decoder` then.
class WatchedDecoder : public Decoder {
 public:
  WatchedDecoder(Decoder& decoder, Watch& watch) : decoder_(decoder), watch_(watch) {}
  Radiograph read(const std::filesystem::path& file, const ReadOptions& options, const CancelToken& token) override;
  std::vector<DicomDirEntry> readDirectory(const std::filesystem::path& file, const CancelToken& token) override;
  std::string digestOf(const std::filesystem::path& file, const CancelToken& token) override;
  std::string readText(const std::filesystem::path& file, std::int64_t limit, const CancelToken& token) override;

 private:
  Decoder& decoder_;
  Watch& watch_;
};

}  // namespace glenoid::ui
