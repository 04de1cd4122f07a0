// SPDX-License-Identifier: GPL-3.0-or-later
// Every error of the program: a code, the sentence shown to the user and the remedy. Thrown as glenoid::Error.
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
  EmptyFile,
  PhotoFormat,
  PictureFormat,
  VolumeFile,
  Video,
  WebPage,
  PdfDocument,
  OfficeDocument,
  TextFile,
  ProgramFile,
  Archive,
  EncryptedEntry,
  UnsafeArchive,
  ArchiveTooLarge,
  NoImage,
  // radiographs
  NotAnImageObject,
  UnsupportedEncoding,
  UnsupportedPixels,
  SamplesContradicted,
  DamagedFile,
  FrameUnreadable,
  FrameMissing,
  SingleFrame,
  TooLarge,
  DecoderTimeout,
  DecoderMemory,
  DecoderCrashed,
  DictionaryMissing,
  // models and weights
  ModelNotFound,
  ModelDamaged,
  ModelMismatch,
  ModelNotFinite,
  NotAModel,
  ModelTooNew,
  WeightsDamaged,
  WeightsMismatch,
  // computing
  DeviceUnavailable,
  OutOfMemory,
  NotANumber,
  Diverged,
  ProgramMissing,
  SystemLimit,
  ComputingFailed,
  // data and options
  DatasetInvalid,
  DatasetWithoutRows,
  DatasetFilesMissing,
  DatasetWithoutLabels,
  DatasetIncomplete,
  DatasetTooSmall,
  DatasetTooFewGroups,
  DatasetMismatch,
  DatasetParts,
  OptionInvalid,
  PartInvalid,
  ConfidenceUnavailable,
  LooksUnavailable,
  CheckpointInvalid,
  PretrainingFolder,
  TrainingFolder,
  PartUnfinished,
  WorkerFailed,
  ProcessLost,
  HostUnknown,
  PortUnavailable,
  ProcessesDiffer,
  NoProcessGroups,
  SingleProcessOnly,
  Internal,
};

// Stable lower-case name for files and JSON, e.g. "damaged-file".
std::string_view errorName(ErrorCode code) noexcept;
// The code with that name; Internal if there is none.
ErrorCode errorNamed(std::string_view name) noexcept;
// What happened: one plain sentence without a file name or a final full stop.
std::string_view errorSentence(ErrorCode code) noexcept;
// What the user can do about it, one sentence.
std::string_view errorRemedy(ErrorCode code) noexcept;

// What happened to a file.
enum class Status {
  Ok,
  Refused,  // the file itself cannot be answered: not a picture, damaged, too large, ...
  Failed,   // reading failed this time: the file is missing or unreadable, the decoder crashed, ...
};
std::string_view statusName(Status status) noexcept;  // "ok", "refused", "failed"
Status errorStatus(ErrorCode code) noexcept;          // Refused or Failed

// One failure. `detail` is for the log and the developer: no path, no file name, nothing from a patient's file, no text from a library that
// may quote one. The path belongs in `file`, which is shown but never logged. The detail of OptionInvalid may quote what the user entered
// for an option; the log leaves that detail out.
class Error : public std::exception {
 public:
  Error(ErrorCode code, std::string detail, std::string file = {});

  ErrorCode code() const noexcept { return code_; }
  const std::string& detail() const noexcept { return detail_; }
  const std::string& file() const noexcept { return file_; }
  // The same failure with `file` named; if a file is already named, it stays.
  Error about(const std::string& file) const;

  // "FILE: sentence (detail). Remedy" - what the terminal prints.
  std::string message() const;
  // "code: sentence (detail)" - what the log holds: no file, and no detail of an invalid option, which may quote what the user typed.
  std::string logLine() const;
  const char* what() const noexcept override { return what_.c_str(); }

 private:
  ErrorCode code_;
  std::string detail_;
  std::string file_;
  std::string what_;
};

// The Error for whatever a library threw while it worked on `file`. An Error stays as it is. Exhausted memory becomes OutOfMemory;
// exhausted threads or descriptors become SystemLimit. A file system failure becomes FileUnreadable, and names its own path if `file` is
// empty. Everything else becomes Internal. The detail contains text from other libraries only if it quotes no file.
Error errorAbout(const std::string& file, const std::exception& failure);

}  // namespace glenoid
