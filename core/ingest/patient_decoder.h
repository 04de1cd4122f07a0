// SPDX-License-Identifier: GPL-3.0-or-later
// A decoder that gives a file a second chance.
#pragma once

#include "core/decoding/decoder.h"

namespace glenoid {

// What failed (errorStatus) may have failed for a passing reason: its process was killed, memory or a drive was short for a moment. Such a
// file is read once more, in what is by then a fresh process (see makeChildDecoder). As safe to use from several threads as `decoder`,
// which must outlive it.
class PatientDecoder final : public Decoder {
 public:
  explicit PatientDecoder(Decoder& decoder) : decoder_(decoder) {}
  Radiograph read(const std::filesystem::path& file, const ReadOptions& options, const CancelToken& token) override;

 private:
  Decoder& decoder_;
};

}  // namespace glenoid
