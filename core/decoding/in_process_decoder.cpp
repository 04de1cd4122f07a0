// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decoding/in_process_decoder.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/decoding/raster_format.h"
#include "core/decoding/raster_reader.h"
#include "core/dicom/dicom_kind.h"
#include "core/dicom/dicom_reader.h"

namespace glenoid {
namespace {

constexpr std::size_t kHeadBytes = 1024;

class InProcessDecoder final : public Decoder {
 public:
  Radiograph read(const std::filesystem::path& file, const ReadOptions& options, const CancelToken& token) override {
    token.check();
    const auto head = readHead(file, kHeadBytes);
    if (head.empty()) throw Error(ErrorCode::DamagedFile, "the file is empty", toUtf8(file));
    // DICOM first: its preamble may hold the start of a TIFF (PS3.10 7.1), which is meant for other readers.
    if (isDicom(head)) return readDicom(file, options, token);
    if (sniffRaster(head)) return readRaster(file, options, token);
    throw Error(ErrorCode::UnknownFormat, "", toUtf8(file));
  }

  std::vector<DicomDirEntry> readDirectory(const std::filesystem::path& file, const CancelToken& token) override {
    token.check();
    return readDicomDir(file);
  }
};

}  // namespace

std::unique_ptr<Decoder> makeInProcessDecoder() { return std::make_unique<InProcessDecoder>(); }

}  // namespace glenoid
