// SPDX-License-Identifier: GPL-3.0-or-later
// The decoder for data sets: tries a failed file a second time, and refuses an incomplete picture.
#pragma once

#include "core/decoding/decoder.h"

namespace glenoid {

// A failure (errorStatus) may have a temporary cause: the process was killed, or memory or a drive was not available for a moment. The file
// is then read once more, by that time in a fresh process (see makeChildDecoder). If more than a little is missing (Radiograph::missing,
// Radiograph::coarse) or the place of its damage is not known (Radiograph::damagedSomewhere), the file is DamagedFile: nothing is to be
// learned from hatching. Several threads may use it if they may use `decoder`, which must outlive it.
class PatientDecoder final : public Decoder {
 public:
  explicit PatientDecoder(Decoder& decoder) : decoder_(decoder) {}
  Radiograph read(const std::filesystem::path& file, const ReadOptions& options, const CancelToken& token) override;

 private:
  Decoder& decoder_;
};

}  // namespace glenoid
