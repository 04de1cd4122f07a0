// SPDX-License-Identifier: GPL-3.0-or-later
// Turns a file into a Radiograph, in this process or in a child process that a damaged file may crash.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <vector>

#include "core/base/cancel_token.h"
#include "core/dicom/dicom_directory.h"
#include "core/imaging/radiograph.h"
#include "core/imaging/read_options.h"

namespace glenoid {

// Every implementation may be used by several threads at once.
class Decoder {
 public:
  virtual ~Decoder() = default;
  // The content of the file decides the format, not its name. Blocks; checks the token before and while it waits. Throws Error that names
  // the file, or Cancelled.
  virtual Radiograph read(const std::filesystem::path& file, const ReadOptions& options, const CancelToken& token) = 0;
  // The entries of a DICOMDIR, as readDicomDir() lists them. UnknownFormat for any other file, and from decoders without this function.
  // Blocks and throws as read() does.
  virtual std::vector<DicomDirEntry> readDirectory(const std::filesystem::path& file, const CancelToken& token);
};

// Decodes in the calling thread. For tests and for files we made ourselves.
std::unique_ptr<Decoder> makeInProcessDecoder();

struct ChildDecoderOptions {
  std::filesystem::path program;                        // the glenoid-decoder program; empty: the one beside this program or in libexec
  int children = 1;                                     // started ahead; 1..16
  std::chrono::milliseconds timeLimit{10'000};          // for one file
  std::int64_t memoryLimit = std::int64_t{1536} << 20;  // bytes a child may allocate
};
// Decodes in child processes. A child that crashes, hangs or exceeds a limit fails only for its present file (DecoderCrashed,
// DecoderTimeout, DecoderMemory) and is replaced. Throws Error ProgramMissing if the program cannot be started.
std::unique_ptr<Decoder> makeChildDecoder(const ChildDecoderOptions& options);

}  // namespace glenoid
