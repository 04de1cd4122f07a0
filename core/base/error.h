// SPDX-License-Identifier: GPL-3.0-or-later
// What can go wrong, once: a code, the sentence a person reads and the remedy; thrown as glenoid::Error.
#pragma once

#include <exception>
#include <string>
#include <string_view>

namespace glenoid {

enum class ErrorCode {
  // files
  FileNotFound,
  FileUnreadable,
  FileUnwritable,
  NotAFile,
  FolderUnreadable,
  FolderBusy,
  FileInvalid,
  FolderEmpty,
  OutputUnwritable,
  UnknownFormat,
  NoImage,
  // radiographs
  NotAnImageObject,
  UnsupportedEncoding,
  UnsupportedPixels,
  DamagedFile,
  TooLarge,
  DecoderTimeout,
  DecoderMemory,
  DecoderCrashed,
  DictionaryMissing,
  // models and weights
  ModelNotFound,
  ModelDamaged,
  ModelMismatch,
  WeightsDamaged,
  WeightsMismatch,
  // computing
  DeviceUnavailable,
  OutOfMemory,
  NotANumber,
  ProgramMissing,
  SystemLimit,
  // data and options
  DatasetInvalid,
  DatasetIncomplete,
  DatasetTooSmall,
  DatasetMismatch,
  OptionInvalid,
  PartInvalid,
  ConfidenceUnavailable,
  LooksUnavailable,
  CheckpointInvalid,
  WorkerFailed,
  Internal,
};

// Stable lower-case name for files and JSON, e.g. "damaged-file".
std::string_view errorName(ErrorCode code) noexcept;
// What happened, one plain sentence without file name or full stop at the end.
std::string_view errorSentence(ErrorCode code) noexcept;
// What the person can do about it, one sentence.
std::string_view errorRemedy(ErrorCode code) noexcept;

// What became of a file.
enum class Status {
  Ok,
  Refused,  // the file itself cannot be answered: it is no picture, damaged, too large, ...
  Failed,   // reading it did not work this time: it is missing, unreadable, the decoder crashed, ...
};
std::string_view statusName(Status status) noexcept;  // "ok", "refused", "failed"
Status errorStatus(ErrorCode code) noexcept;          // Refused or Failed

// One failure. `detail` is for the log and the developer: no path, no file's name, nothing of a patient's file, no words of a library that
// may quote one. The path belongs into `file`, which is shown and never logged. What a person wrote into an option (OptionInvalid) may be
// quoted; the log leaves that code's detail out.
class Error : public std::exception {
 public:
  Error(ErrorCode code, std::string detail, std::string file = {});

  ErrorCode code() const noexcept { return code_; }
  const std::string& detail() const noexcept { return detail_; }
  const std::string& file() const noexcept { return file_; }
  // The same failure, said of `file` (kept when one is already named).
  Error about(const std::string& file) const;

  // "FILE: sentence (detail). Remedy" - what the terminal prints.
  std::string message() const;
  const char* what() const noexcept override { return what_.c_str(); }

 private:
  ErrorCode code_;
  std::string detail_;
  std::string file_;
  std::string what_;
};

// What any library threw while `file` was worked on: an Error as it is, memory that ran out as OutOfMemory, threads and descriptors that
// ran out as SystemLimit, the file system's failures as FileUnreadable of their own file if none is given, the rest as Internal. Of other
// libraries' words only those are taken that quote no file.
Error errorAbout(const std::string& file, const std::exception& failure);

}  // namespace glenoid
