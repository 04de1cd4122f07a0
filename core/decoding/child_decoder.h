// SPDX-License-Identifier: GPL-3.0-or-later
// Decodes in child processes, so that a damaged file can crash only one of them.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>

#include "core/decoding/decoder.h"

namespace glenoid {

struct ChildDecoderOptions {
  std::filesystem::path program;                        // the glenoid-decoder program; empty: the one next to this program or in libexec
  int children = 1;                                     // started in advance; 1..16
  std::chrono::milliseconds timeLimit{10'000};          // for one file
  std::int64_t memoryLimit = std::int64_t{1536} << 20;  // bytes a child may allocate
};
// Decodes in child processes. A child that crashes, hangs or exceeds a limit fails only for its current file (DecoderCrashed,
// DecoderTimeout, DecoderMemory) and is replaced. Throws Error ProgramMissing if the program cannot be started.
std::unique_ptr<Decoder> makeChildDecoder(const ChildDecoderOptions& options);

}  // namespace glenoid
