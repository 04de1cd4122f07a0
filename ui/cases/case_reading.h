// SPDX-License-Identifier: GPL-3.0-or-later
// A radiograph as it was read from its file, ready to be shown.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>

#include "core/base/cancel_token.h"
#include "core/decoding/decoder.h"
#include "core/imaging/display_image.h"

namespace glenoid::ui {

// Size and time of change of a file. As long as they stay the same, the file counts as unchanged.
struct FileStamp {
  std::uintmax_t size = 0;  // bytes
  std::filesystem::file_time_type changed;
  bool operator==(const FileStamp&) const = default;
};

struct CaseReading {
  std::shared_ptr<const Radiograph> radiograph;
  int frame = 0;
  std::shared_ptr<const DisplayImage> image;  // of that frame
  // Taken before the file was read; of a file in a ZIP, that of the ZIP. Empty if the drive did not answer in time.
  std::optional<FileStamp> stamp;
};

// Memory for the pixels and for the image, in bytes.
std::size_t bytesOf(const CaseReading& reading);

// Both block, so they run on a worker's thread. Both clamp `frame` to the frames that exist, and throw what Decoder::read throws.

// Reads the whole file with its identity. If all frames together exceed a limit, reads only the first frame that can be read and adds a
// fact that says so. Decodes nothing if the file is unchanged since `known` was read from it.
CaseReading readCase(Decoder& decoder, const std::filesystem::path& file, int frame, const std::optional<CaseReading>& known,
                     const CancelToken& token);

// The same, but only if the file has a stamp and at most `mostBytes` of pixels. Throws Error FileUnreadable or TooLarge otherwise.
CaseReading readCaseWithin(std::size_t mostBytes, Decoder& decoder, const std::filesystem::path& file, int frame, const CancelToken& token);

}  // namespace glenoid::ui
