// SPDX-License-Identifier: GPL-3.0-or-later
// A decoder that answers by a file's name: "bad" files are damaged, "huge" ones too large as a whole, "3f" ones have three frames,
// "blank" ones one brightness. "study7" and "patient7" are numbers in the header, "left" and "right" its side. A ".zip" holds
// "a/IM1" and "a/IM2"; the DICOMDIR of a "disc" calls both "CR 1".
#pragma once

#include <mutex>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/decoding/decoder.h"

namespace glenoid::test {

class ScriptedDecoder : public Decoder {
 public:
  Radiograph read(const std::filesystem::path& file, const ReadOptions& options, const CancelToken& token) override {
    token.check();
    const auto name = toUtf8(file.filename());
    {
      const std::lock_guard lock(mutex_);
      (options.pixels ? asked_ : headers_).push_back(name);
    }
    const auto says = [&](const char* word) { return name.find(word) != std::string::npos; };
    if (says("bad")) throw Error(ErrorCode::DamagedFile, "scripted", toUtf8(file));
    if (says("huge") && !options.firstFrameOnly) throw Error(ErrorCode::TooLarge, "scripted", toUtf8(file));
    Radiograph r;
    r.kind = "DICOM";
    r.modality = says("ct") ? "CT" : "DX";
    r.rows = 60;
    r.columns = 80;
    r.frames = says("3f") && !options.firstFrameOnly ? 3 : 1;
    std::vector<std::uint8_t> values(static_cast<std::size_t>(r.rows * r.columns * r.frames));
    for (std::size_t i = 0; i < values.size(); ++i)
      values[i] = static_cast<std::uint8_t>((i * 7 + i / 80 * 13 + i / 4800 * 90 + name.size()) % 251);
    if (says("blank")) values.assign(values.size(), 90);
    r.pixels = std::move(values);
    r.laterality = says("left") ? "L" : says("right") ? "R" : "";
    if (options.identity) {
      r.identity = {{"(0010,0010)", "PatientName", "Doe^Jane"}};
      const auto number = [&](const char* word) { return std::string(1, name[name.find(word) + std::string(word).size()]); };
      if (says("patient")) r.identity.push_back({"(0010,0020)", "PatientID", number("patient")});
      if (says("study")) r.identity.push_back({"(0020,000d)", "StudyInstanceUID", "1.2." + number("study")});
    }
    return r;
  }

  std::vector<DicomDirEntry> readDirectory(const std::filesystem::path& file, const CancelToken& token) override {
    if (file.extension() != ".zip") return Decoder::readDirectory(file, token);
    std::vector<DicomDirEntry> entries(2);
    for (auto& entry : entries) {
      entry.recordType = "IMAGE";
      if (toUtf8(file.filename()).find("disc") == std::string::npos) continue;
      entry.patient = entry.study = 1;
      entry.series = static_cast<int>(&entry - entries.data()) + 1;
      entry.modality = "CR", entry.imageNumber = "1";
    }
    entries[0].file = file / "a" / "IM1", entries[1].file = file / "a" / "IM2";
    return entries;
  }

  // The names of the files of which the pixels were read, in order.
  std::vector<std::string> asked() {
    const std::lock_guard lock(mutex_);
    return asked_;
  }
  // The same for those of which only the header was read.
  std::vector<std::string> headers() {
    const std::lock_guard lock(mutex_);
    return headers_;
  }

 private:
  std::mutex mutex_;
  std::vector<std::string> asked_, headers_;
};

}  // namespace glenoid::test
