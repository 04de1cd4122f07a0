// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/patient_decoder.h"

#include "core/base/error.h"

namespace glenoid {

Radiograph PatientDecoder::read(const std::filesystem::path& file, const ReadOptions& options, const CancelToken& token) {
  try {
    return decoder_.read(file, options, token);
  } catch (const Error& error) {
    if (errorStatus(error.code()) != errorStatus(ErrorCode::DecoderCrashed)) throw;
  }
  return decoder_.read(file, options, token);
}

}  // namespace glenoid
