// SPDX-License-Identifier: GPL-3.0-or-later
// TensorBoard's event file: scalars over the steps of a run, in TensorFlow's format.
//
// A file is a sequence of records (tensorflow/core/lib/io/record_writer.h): u64 length, u32 masked CRC of the length, the data, u32 masked
// CRC of the data, little-endian. A CRC is CRC-32C (Castagnoli), masked as (crc >> 15 | crc << 17) + 0xa282ead8. Each record is a protocol
// buffer Event (tensorflow/core/util/event.proto): wall_time = 1 (double), step = 2, file_version = 3 in the first record
// ("brain.Event:2"), summary = 5 with values = 1 of tag = 1 and simple_value = 2 (float).
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace glenoid {

struct ScalarEvent {
  std::int64_t step = 0;
  double wallTime = 0;  // seconds since 1970
  std::vector<std::pair<std::string, float>> scalars;
};

// The bytes of a file with these events that was started at `start` (seconds since 1970).
std::string eventFileBytes(double start, const std::vector<ScalarEvent>& events);

// Gives the file these bytes. If its present content is the beginning of these bytes, only the rest is appended, because a TensorBoard that
// shows the file keeps it open. Otherwise the file is written anew, in place. Throws Error FileUnwritable or FileUnreadable.
void updateEventFile(const std::filesystem::path& file, double start, const std::vector<ScalarEvent>& events);

}  // namespace glenoid
