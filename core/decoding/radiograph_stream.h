// SPDX-License-Identifier: GPL-3.0-or-later
// A Radiograph as a sequence of bytes, for the pipe between the decoder program and this one. Both come from the same build, so there are
// no older formats.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/dicom/dicom_directory.h"
#include "core/imaging/radiograph.h"
#include "core/imaging/read_options.h"

namespace glenoid {

using ByteSink = std::function<void(std::span<const std::byte>)>;
using ByteSource = std::function<void(std::span<std::byte>)>;  // fills the whole span, or throws

void writeRadiograph(const Radiograph& radiograph, const ByteSink& sink);

// Trusts no input: every length is checked against the rest of the `budget` in bytes before memory is allocated, and the parts must be
// consistent (pixels with rows x columns x frames x samples, palette with colour space, tables with entries). Throws Error Internal
// otherwise.
Radiograph readRadiograph(const ByteSource& source, std::uint64_t budget);

// The same for the entries of a DICOMDIR.
void writeDirectory(const std::vector<DicomDirEntry>& entries, const ByteSink& sink);
std::vector<DicomDirEntry> readDirectory(const ByteSource& source, std::uint64_t budget);

// The same for a text, such as a digest.
void writeText(const std::string& text, const ByteSink& sink);
std::string readText(const ByteSource& source, std::uint64_t budget);

// A request to the decoder program: a file and how to read it. Throws as readRadiograph() does.
enum class DecoderTask { Read, ListDirectory, TakeDigest, ReadText };
struct DecodeRequest {
  std::string file;  // in the system's spelling
  DecoderTask task = DecoderTask::Read;
  ReadOptions options;  // to read it; of a text, only maxBytes counts
};
void writeRequest(const DecodeRequest& request, const ByteSink& sink);
DecodeRequest readRequest(const ByteSource& source);

// A failure in the decoder program, without the file's name. Throws as readRadiograph() does.
struct DecodeFailure {
  ErrorCode code = ErrorCode::Internal;
  std::string detail;
};
void writeFailure(const DecodeFailure& failure, const ByteSink& sink);
DecodeFailure readFailure(const ByteSource& source);

}  // namespace glenoid
