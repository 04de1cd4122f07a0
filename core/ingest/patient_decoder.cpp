// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/patient_decoder.h"

#include "core/base/error.h"
#include "core/base/files.h"

namespace glenoid {
namespace {

Radiograph wholeOnly(Radiograph radiograph, const std::filesystem::path& file) {
  if ((radiograph.missing && !radiograph.missing->little) || radiograph.coarse || radiograph.damagedSomewhere) {
    throw Error(ErrorCode::DamagedFile, "part of the picture is missing or damaged", toUtf8(file));
  }
  return radiograph;
}

}  // namespace

Radiograph PatientDecoder::read(const std::filesystem::path& file, const ReadOptions& options, const CancelToken& token) {
  try {
    return wholeOnly(decoder_.read(file, options, token), file);
  } catch (const Error& error) {
    if (errorStatus(error.code()) != errorStatus(ErrorCode::DecoderCrashed)) throw;
  }
  return wholeOnly(decoder_.read(file, options, token), file);
}

}  // namespace glenoid
