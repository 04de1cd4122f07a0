// SPDX-License-Identifier: GPL-3.0-or-later
// A Radiograph as a run of bytes, for the pipe between the decoder program and this one. Both come from one build: there is no older
// format.
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
using ByteSource = std::function<void(std::span<std::byte>)>;  // fills all of the span, or throws

void writeRadiograph(const Radiograph& radiograph, const ByteSink& sink);

// Believes nothing: every length is checked against what is left of `budget` bytes before memory is taken, and the parts must fit each
// other (pixels and rows x columns x frames x samples, palette and colour space, tables with entries). Throws Error Internal otherwise.
Radiograph readRadiograph(const ByteSource& source, std::uint64_t budget);

// The same for what a DICOMDIR lists.
void writeDirectory(const std::vector<DicomDirEntry>& entries, const ByteSink& sink);
std::vector<DicomDirEntry> readDirectory(const ByteSource& source, std::uint64_t budget);

// What the decoder program is asked: a file and how to read it. Throws as readRadiograph.
struct DecodeRequest {
  std::string file;        // as the system spells it
  bool directory = false;  // list it as a DICOMDIR, whatever the options
  ReadOptions options;
};
void writeRequest(const DecodeRequest& request, const ByteSink& sink);
DecodeRequest readRequest(const ByteSource& source);

// What went wrong there, without the file's name. Throws as readRadiograph.
struct DecodeFailure {
  ErrorCode code = ErrorCode::Internal;
  std::string detail;
};
void writeFailure(const DecodeFailure& failure, const ByteSink& sink);
DecodeFailure readFailure(const ByteSource& source);

}  // namespace glenoid
