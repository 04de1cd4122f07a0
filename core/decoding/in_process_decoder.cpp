// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decoding/in_process_decoder.h"

#include <algorithm>
#include <string>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/sha256.h"
#include "core/decoding/known_formats.h"
#include "core/decoding/raster_format.h"
#include "core/decoding/raster_reader.h"
#include "core/decoding/zip_entries.h"
#include "core/dicom/dicom_kind.h"
#include "core/dicom/dicom_reader.h"

namespace glenoid {
namespace {

class InProcessDecoder final : public Decoder {
 public:
  Radiograph read(const std::filesystem::path& file, const ReadOptions& options, const CancelToken& token) override {
    token.check();
    const auto entry = archiveEntry(file);
    if (!entry) return readFileAt(file, options, token);
    const auto content = zip_.unpack(*entry, options.maxBytes);
    try {
      auto radiograph = readFileAt(content.path(), options, token);
      if (zip_.isNameGuessed(*entry)) radiograph.facts.push_back({FactCode::GuessedName, {}});
      return radiograph;
    } catch (const Error& error) {
      throw Error(error.code(), error.detail(), toUtf8(file));
    }
  }

  std::vector<DicomDirEntry> readDirectory(const std::filesystem::path& file, const CancelToken& token) override {
    token.check();
    if (isZipFile(file)) return zip_.list(file);
    const auto entry = archiveEntry(file);
    return entry ? zip_.listDirectory(*entry) : readDicomDir(file);
  }

  std::string digestOf(const std::filesystem::path& file, const CancelToken& token) override {
    token.check();
    const auto entry = archiveEntry(file);
    return sha256OfFile(entry ? zip_.unpack(*entry, ReadOptions().maxBytes).path() : file);
  }

  std::string readText(const std::filesystem::path& file, std::int64_t limit, const CancelToken& token) override {
    token.check();
    const auto entry = archiveEntry(file);
    return entry ? readTextFile(zip_.unpack(*entry, limit).path()) : Decoder::readText(file, limit, token);
  }

  void closeFiles() override { zip_.close(); }

 private:
  Radiograph readFileAt(const std::filesystem::path& file, const ReadOptions& options, const CancelToken& token) {
    const auto head = readHead(file, kFormatHead);
    if (head.empty()) throw Error(ErrorCode::EmptyFile, "", toUtf8(file));
    // DICOM first: its preamble may hold the start of a TIFF (PS3.10 7.1), which is meant for other readers.
    if (isDicom(head)) return readDicom(file, options, token);
    if (sniffRaster(head)) return readRaster(file, options, token);
    if (isZipFile(file)) requirePictures(file);
    const auto known = knownFormat(head).value_or(KnownFormat{ErrorCode::UnknownFormat, ""});
    throw Error(known.refusal, std::string(known.name), toUtf8(file));
  }

  // Throws also if something is wrong with the ZIP itself.
  void requirePictures(const std::filesystem::path& zip) {
    const auto entries = zip_.list(zip);
    const auto isPicture = [](const DicomDirEntry& entry) { return entry.recordType == "IMAGE"; };
    if (std::none_of(entries.begin(), entries.end(), isPicture)) throw Error(ErrorCode::FolderEmpty, "", toUtf8(zip));
  }

  ZipReader zip_;
};

}  // namespace

std::unique_ptr<Decoder> makeInProcessDecoder() { return std::make_unique<InProcessDecoder>(); }

}  // namespace glenoid
