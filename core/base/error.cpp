// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <new>
#include <stdexcept>
#include <system_error>
#include <typeinfo>
#include <utility>

#include "core/base/files.h"
#include "core/base/json_file.h"
#include "core/base/text.h"

namespace glenoid {
namespace {

struct Row {
  ErrorCode code;
  std::string_view name;
  std::string_view sentence;
  std::string_view remedy;
};

constexpr std::array kTable{
    Row{ErrorCode::FileNotFound, "file-not-found", GLENOID_TEXT("Error", "the file or folder does not exist"),
        GLENOID_TEXT("Error", "Check the path.")},
    Row{ErrorCode::FileUnreadable, "file-unreadable", GLENOID_TEXT("Error", "the file cannot be read"),
        GLENOID_TEXT("Error", "Check that you may read it and that the disk or network drive is connected.")},
    Row{ErrorCode::FileUnwritable, "file-unwritable", GLENOID_TEXT("Error", "the file cannot be written"),
        GLENOID_TEXT("Error", "Check the folder, your rights in it and the free space, or choose another place.")},
    Row{ErrorCode::NotAFile, "not-a-file",
        GLENOID_TEXT("Error", "this is not a regular file but a folder, a device, a pipe, a socket or a link to itself"),
        GLENOID_TEXT("Error", "Give the file itself.")},
    Row{ErrorCode::FolderUnreadable, "folder-unreadable", GLENOID_TEXT("Error", "the folder cannot be read"),
        GLENOID_TEXT("Error", "Check that you may read it and that the disk or network drive is connected.")},
    Row{ErrorCode::FolderBusy, "folder-busy", GLENOID_TEXT("Error", "another run works in this folder"),
        GLENOID_TEXT("Error", "Wait until it is done, stop it, or choose another folder.")},
    Row{ErrorCode::FileInvalid, "file-invalid", GLENOID_TEXT("Error", "the file does not hold what is expected here"),
        GLENOID_TEXT("Error", "Correct it, choose another, or have the program write it again.")},
    Row{ErrorCode::FolderEmpty, "folder-empty", GLENOID_TEXT("Error", "the folder or ZIP holds no pictures"),
        GLENOID_TEXT("Error", "Check the path, or choose another folder or ZIP.")},
    Row{ErrorCode::OutputUnwritable, "output-unwritable", GLENOID_TEXT("Error", "the results could not be written to standard output"),
        GLENOID_TEXT("Error", "Check where they are sent, and the free space there.")},
    Row{ErrorCode::UnknownFormat, "unknown-format",
        GLENOID_TEXT("Error", "this is neither a DICOM object nor a PNG, JPEG, TIFF or BMP picture"),
        GLENOID_TEXT("Error", "Open the radiograph itself, or export it from the viewer as DICOM or PNG.")},
    Row{ErrorCode::EmptyFile, "empty-file", GLENOID_TEXT("Error", "the file is empty"),
        GLENOID_TEXT("Error", "Copy or export it again from the source.")},
    Row{ErrorCode::PhotoFormat, "photo-format", GLENOID_TEXT("Error", "this is a HEIC or AVIF photo, which cannot be read"),
        GLENOID_TEXT("Error", "Export it as JPEG or PNG.")},
    Row{ErrorCode::PictureFormat, "picture-format", GLENOID_TEXT("Error", "this is a picture in a format that cannot be read"),
        GLENOID_TEXT("Error", "Save it as PNG.")},
    Row{ErrorCode::VolumeFile, "volume-file", GLENOID_TEXT("Error", "this is a volume in a research format (NIfTI, NRRD or MetaImage)"),
        GLENOID_TEXT("Error", "Export the radiograph as DICOM or PNG.")},
    Row{ErrorCode::Video, "video", GLENOID_TEXT("Error", "this is a video"),
        GLENOID_TEXT("Error", "Save one picture of it as PNG, or take a photo.")},
    Row{ErrorCode::WebPage, "web-page", GLENOID_TEXT("Error", "this is a web page"), GLENOID_TEXT("Error", "Save the picture itself.")},
    Row{ErrorCode::PdfDocument, "pdf-document", GLENOID_TEXT("Error", "this is a PDF document"),
        GLENOID_TEXT("Error", "Save the picture itself, or ask for the DICOM file.")},
    Row{ErrorCode::OfficeDocument, "office-document", GLENOID_TEXT("Error", "this is an office document"),
        GLENOID_TEXT("Error", "Save the picture itself, ask for the DICOM file, or save a table as CSV.")},
    Row{ErrorCode::TextFile, "text-file", GLENOID_TEXT("Error", "this is a text file"),
        GLENOID_TEXT("Error", "Open the radiograph itself.")},
    Row{ErrorCode::ProgramFile, "program-file", GLENOID_TEXT("Error", "this is a program or a part of one"),
        GLENOID_TEXT("Error", "Open the radiograph itself.")},
    Row{ErrorCode::Archive, "archive", GLENOID_TEXT("Error", "this is an archive of packed files"),
        GLENOID_TEXT("Error", "Unpack it and open the radiographs in it.")},
    Row{ErrorCode::EncryptedEntry, "encrypted-entry", GLENOID_TEXT("Error", "the file is encrypted inside its archive"),
        GLENOID_TEXT("Error", "Unpack the archive with its password and open the folder.")},
    Row{ErrorCode::UnsafeArchive, "unsafe-archive", GLENOID_TEXT("Error", "the archive has a file name that points outside it"),
        GLENOID_TEXT("Error", "Ask for another copy; this one may be malicious.")},
    Row{ErrorCode::ArchiveTooLarge, "archive-too-large",
        GLENOID_TEXT("Error", "the archive holds too many files, or files that are too large"),
        GLENOID_TEXT("Error", "Unpack it and open the folder.")},
    Row{ErrorCode::NoImage, "no-image", GLENOID_TEXT("Error", "the DICOM object holds no picture"),
        GLENOID_TEXT("Error", "Open the image object of the same study.")},
    Row{ErrorCode::NotAnImageObject, "not-an-image-object", GLENOID_TEXT("Error", "this kind of DICOM object is not a picture"),
        GLENOID_TEXT("Error", "Open the image object of the same study.")},
    Row{ErrorCode::UnsupportedEncoding, "unsupported-encoding",
        GLENOID_TEXT("Error", "the picture is stored in an encoding that cannot be decoded"),
        GLENOID_TEXT("Error", "Export it again as uncompressed or JPEG 2000 DICOM, or as PNG.")},
    Row{ErrorCode::UnsupportedPixels, "unsupported-pixels", GLENOID_TEXT("Error", "the picture's pixel layout is not supported"),
        GLENOID_TEXT("Error", "Export it again as 8- or 16-bit DICOM, or as PNG.")},
    Row{ErrorCode::SamplesContradicted, "samples-contradicted",
        GLENOID_TEXT("Error", "the header says one sample per pixel, but the pixels have three"),
        GLENOID_TEXT("Error", "Export it again from the source, or as PNG.")},
    Row{ErrorCode::DamagedFile, "damaged-file", GLENOID_TEXT("Error", "the file is damaged or incomplete"),
        GLENOID_TEXT("Error", "Copy or export it again from the source.")},
    Row{ErrorCode::FrameUnreadable, "frame-unreadable", GLENOID_TEXT("Error", "this frame of the file cannot be read"),
        GLENOID_TEXT("Error", "Choose another frame.")},
    Row{ErrorCode::FrameMissing, "frame-missing", GLENOID_TEXT("Error", "the file does not have that many frames"),
        GLENOID_TEXT("Error", "Choose another frame.")},
    Row{ErrorCode::SingleFrame, "single-frame", GLENOID_TEXT("Error", "the file holds one picture, not several frames"),
        GLENOID_TEXT("Error", "Open it without the number of a frame.")},
    Row{ErrorCode::TooLarge, "too-large", GLENOID_TEXT("Error", "the picture claims a size beyond the limits"),
        GLENOID_TEXT("Error", "Check the file; export a smaller picture if it is genuine.")},
    Row{ErrorCode::DecoderTimeout, "decoder-timeout", GLENOID_TEXT("Error", "decoding took too long and was stopped"),
        GLENOID_TEXT("Error", "The file is probably damaged: export it again from the source.")},
    Row{ErrorCode::DecoderMemory, "decoder-memory", GLENOID_TEXT("Error", "decoding needed too much memory and was stopped"),
        GLENOID_TEXT("Error", "The file is probably damaged or far too large: export it again from the source.")},
    Row{ErrorCode::DecoderCrashed, "decoder-crashed", GLENOID_TEXT("Error", "the decoder stopped unexpectedly on this file"),
        GLENOID_TEXT("Error", "The file is probably damaged: export it again from the source.")},
    Row{ErrorCode::DictionaryMissing, "dictionary-missing", GLENOID_TEXT("Error", "the DICOM data dictionary was not found"),
        GLENOID_TEXT("Error", "Install the program again, or set DCMDICTPATH to a dicom.dic.")},
    Row{ErrorCode::ModelNotFound, "model-not-found", GLENOID_TEXT("Error", "the model was not found"),
        GLENOID_TEXT("Error", "See `glenoid-cli models` for those installed.")},
    Row{ErrorCode::ModelDamaged, "model-damaged", GLENOID_TEXT("Error", "the model's files do not match their recorded checksum"),
        GLENOID_TEXT("Error", "Install or copy the model again.")},
    Row{ErrorCode::ModelMismatch, "model-mismatch", GLENOID_TEXT("Error", "the model's description is not one this program understands"),
        GLENOID_TEXT("Error", "Use a model made for this version, or correct its description.")},
    Row{ErrorCode::ModelNotFinite, "model-not-finite",
        GLENOID_TEXT("Error", "the weights of the model hold values that are not finite numbers"),
        GLENOID_TEXT("Error", "Choose another model. If you trained it, train it again with a lower learning rate.")},
    Row{ErrorCode::NotAModel, "not-a-model", GLENOID_TEXT("Error", "this is no model of Glenoid"),
        GLENOID_TEXT("Error", "Give a .glenoid file, or a folder that holds model.json and its weights.")},
    Row{ErrorCode::ModelTooNew, "model-too-new", GLENOID_TEXT("Error", "the model was made for a newer version of Glenoid"),
        GLENOID_TEXT("Error", "Install the newer version, or ask for a model made for this one.")},
    Row{ErrorCode::WeightsDamaged, "weights-damaged", GLENOID_TEXT("Error", "the weights file is not a valid safetensors file"),
        GLENOID_TEXT("Error", "Copy the weights again.")},
    Row{ErrorCode::WeightsMismatch, "weights-mismatch", GLENOID_TEXT("Error", "the weights do not fit the network"),
        GLENOID_TEXT("Error", "Choose the network the weights were made for.")},
    Row{ErrorCode::DeviceUnavailable, "device-unavailable", GLENOID_TEXT("Error", "the chosen device is not available"),
        GLENOID_TEXT("Error", "Choose another device, or auto.")},
    Row{ErrorCode::OutOfMemory, "out-of-memory", GLENOID_TEXT("Error", "there was not enough memory"),
        GLENOID_TEXT("Error", "Close other programs, or use a smaller batch or the CPU.")},
    Row{ErrorCode::NotANumber, "not-a-number", GLENOID_TEXT("Error", "the network computed a value that is not a finite number"),
        GLENOID_TEXT("Error", "Choose another model.")},
    Row{ErrorCode::Diverged, "diverged",
        GLENOID_TEXT("Error", "the training diverged: the network computed a value that is not a finite number"),
        GLENOID_TEXT("Error", "Start a new run with a lower learning rate, or set “Longest gradient”.")},
    Row{ErrorCode::ProgramMissing, "program-missing", GLENOID_TEXT("Error", "a part of the program is missing or does not start"),
        GLENOID_TEXT("Error", "Install the program again.")},
    Row{ErrorCode::SystemLimit, "system-limit", GLENOID_TEXT("Error", "the system allows no more open files, processes or threads"),
        GLENOID_TEXT("Error", "Close other programs, or raise the limits (ulimit -n, ulimit -u).")},
    Row{ErrorCode::ComputingFailed, "computing-failed", GLENOID_TEXT("Error", "LibTorch, which computes the network, reports an error"),
        GLENOID_TEXT("Error", "Try again, or on another device. What LibTorch says is in the log.")},
    Row{ErrorCode::DatasetInvalid, "dataset-invalid", GLENOID_TEXT("Error", "the data set cannot be used"),
        GLENOID_TEXT("Error", "Give one folder of images for each class, or a CSV that names path and label.")},
    Row{ErrorCode::DatasetWithoutRows, "dataset-without-rows", GLENOID_TEXT("Error", "the CSV has no rows below its header"),
        GLENOID_TEXT("Error", "Give a row with path and label for each picture.")},
    Row{ErrorCode::DatasetFilesMissing, "dataset-files-missing", GLENOID_TEXT("Error", "none of the files that the CSV names exists"),
        GLENOID_TEXT("Error", "Correct its paths. They are relative to the folder of the CSV.")},
    Row{ErrorCode::DatasetWithoutLabels, "dataset-without-labels",
        GLENOID_TEXT("Error", "this is a table of labels: it has paths, but no column “label”"),
        GLENOID_TEXT(
            "Error",
            "Choose the folder of the pictures, and give this file as the table of labels of a pretraining. To train on it, name the "
            "column with the makers “label”.")},
    Row{ErrorCode::DatasetIncomplete, "dataset-incomplete",
        GLENOID_TEXT("Error", "pictures of the data set could not be decoded this time"),
        GLENOID_TEXT("Error", "Try again; take a file that fails every time out of the data set.")},
    Row{ErrorCode::DatasetTooSmall, "dataset-too-small", GLENOID_TEXT("Error", "the data set holds too few images for this"),
        GLENOID_TEXT("Error", "Give more images of each class, or ask for fewer parts.")},
    Row{ErrorCode::DatasetTooFewGroups, "dataset-too-few-groups",
        GLENOID_TEXT("Error", "the data set holds too few groups of images, and those of one group stay in one fold"),
        GLENOID_TEXT("Error", "Give images of more groups, such as patients, or ask for fewer folds.")},
    Row{ErrorCode::DatasetMismatch, "dataset-mismatch", GLENOID_TEXT("Error", "the data set is not the one that this was made from"),
        GLENOID_TEXT("Error", "Give that data set, or start anew with this one.")},
    Row{ErrorCode::DatasetParts, "dataset-parts",
        GLENOID_TEXT("Error", "the folders train, validation and test of the data set do not fit together"),
        GLENOID_TEXT("Error",
                     "Give each of them the same classes, with no picture twice and no other folder beside them, or put all pictures of a "
                     "class into one folder.")},
    Row{ErrorCode::OptionInvalid, "option-invalid", GLENOID_TEXT("Error", "an option has a value that cannot be used"),
        GLENOID_TEXT("Error", "See --help for the allowed values.")},
    Row{ErrorCode::PartInvalid, "part-invalid",
        GLENOID_TEXT("Error", "the part to identify lies outside the picture or is smaller than 16 × 16 pixels"),
        GLENOID_TEXT("Error", "Give a part inside the picture: left, top, width and height in its pixels.")},
    Row{ErrorCode::ConfidenceUnavailable, "confidence-unavailable",
        GLENOID_TEXT("Error", "the model cannot answer with this confidence, because too few pictures of a maker were measured"),
        GLENOID_TEXT("Error", "Ask for less confidence, or ask another model.")},
    Row{ErrorCode::LooksUnavailable, "looks-unavailable",
        GLENOID_TEXT("Error", "the model cannot answer with eight looks, because it was only measured with one"),
        GLENOID_TEXT("Error", "Ask for one look, or ask another model.")},
    Row{ErrorCode::CheckpointInvalid, "checkpoint-invalid", GLENOID_TEXT("Error", "the checkpoint cannot be continued"),
        GLENOID_TEXT("Error", "Start a new run, or repeat the command with the options of the first.")},
    Row{ErrorCode::PretrainingFolder, "pretraining-folder",
        GLENOID_TEXT("Error", "this folder holds a pretraining run, which a training cannot continue"),
        GLENOID_TEXT("Error",
                     "Choose another folder. To begin with the pretrained weights, give start.safetensors of this one (--start).")},
    Row{ErrorCode::TrainingFolder, "training-folder",
        GLENOID_TEXT("Error", "this folder holds a training run, which a pretraining cannot continue"),
        GLENOID_TEXT("Error", "Choose another folder.")},
    Row{ErrorCode::PartUnfinished, "part-unfinished", GLENOID_TEXT("Error", "this part of a cross-validation is not finished"),
        GLENOID_TEXT("Error", "Repeat its command with the same --part and --out: it continues. Then merge again.")},
    Row{ErrorCode::WorkerFailed, "worker-failed", GLENOID_TEXT("Error", "a process that did a part of the work ended before it was done"),
        GLENOID_TEXT("Error", "Correct the problem named in its last lines, then repeat the command.")},
    Row{ErrorCode::ProcessLost, "process-lost", GLENOID_TEXT("Error", "another process of this training ended or does not answer"),
        GLENOID_TEXT("Error", "See what the others said, then repeat the command: the run continues after its last checkpoint.")},
    Row{ErrorCode::HostUnknown, "host-unknown", GLENOID_TEXT("Error", "this machine does not know the machine of the first process"),
        GLENOID_TEXT("Error", "Set MASTER_ADDR to its name or address, the same for all processes.")},
    Row{ErrorCode::PortUnavailable, "port-unavailable",
        GLENOID_TEXT("Error", "the first process cannot open the port at which the others would reach it"),
        GLENOID_TEXT("Error", "Another program may use it: set MASTER_PORT to a free port, the same for all processes.")},
    Row{ErrorCode::ProcessesDiffer, "processes-differ",
        GLENOID_TEXT("Error", "the processes of this training were given different options, data or run folders"),
        GLENOID_TEXT("Error", "Start all of them with the same command, on files that all of them can see.")},
    Row{ErrorCode::NoProcessGroups, "no-process-groups",
        GLENOID_TEXT("Error", "this build cannot train with several processes, because it was made without Gloo"),
        GLENOID_TEXT("Error", "Start a single process, or on Linux or macOS build the program with the headers of Gloo.")},
    Row{ErrorCode::SingleProcessOnly, "single-process-only",
        GLENOID_TEXT("Error", "pretraining uses a single process, but the environment says that there are several"),
        GLENOID_TEXT("Error", "Start it once, without the variables RANK and MASTER_ADDR.")},
    Row{ErrorCode::Internal, "internal", GLENOID_TEXT("Error", "something unexpected happened in the program"),
        GLENOID_TEXT("Error", "Please report it with the log.")},
};

const Row& rowOf(ErrorCode code) noexcept {
  for (const Row& row : kTable) {
    if (row.code == code) return row;
  }
  return kTable.back();
}

static_assert(kTable.size() == static_cast<std::size_t>(ErrorCode::Internal) + 1, "every code has a row");

}  // namespace

std::string_view errorName(ErrorCode code) noexcept { return rowOf(code).name; }
ErrorCode errorNamed(std::string_view name) noexcept {
  const auto* const found = std::find_if(kTable.begin(), kTable.end(), [&](const Row& row) { return row.name == name; });
  return found == kTable.end() ? ErrorCode::Internal : found->code;
}
std::string_view errorSentence(ErrorCode code) noexcept { return rowOf(code).sentence; }
std::string_view errorRemedy(ErrorCode code) noexcept { return rowOf(code).remedy; }

std::string_view statusName(Status status) noexcept {
  return status == Status::Ok ? "ok" : status == Status::Refused ? "refused" : "failed";
}

Status errorStatus(ErrorCode code) noexcept {
  switch (code) {
    case ErrorCode::NotAFile:
    case ErrorCode::FolderEmpty:
    case ErrorCode::UnknownFormat:
    case ErrorCode::EmptyFile:
    case ErrorCode::PhotoFormat:
    case ErrorCode::PictureFormat:
    case ErrorCode::VolumeFile:
    case ErrorCode::Video:
    case ErrorCode::WebPage:
    case ErrorCode::PdfDocument:
    case ErrorCode::OfficeDocument:
    case ErrorCode::TextFile:
    case ErrorCode::ProgramFile:
    case ErrorCode::Archive:
    case ErrorCode::EncryptedEntry:
    case ErrorCode::UnsafeArchive:
    case ErrorCode::ArchiveTooLarge:
    case ErrorCode::NoImage:
    case ErrorCode::NotAnImageObject:
    case ErrorCode::UnsupportedEncoding:
    case ErrorCode::UnsupportedPixels:
    case ErrorCode::SamplesContradicted:
    case ErrorCode::DamagedFile:
    case ErrorCode::FrameUnreadable:
    case ErrorCode::FrameMissing:
    case ErrorCode::SingleFrame:
    case ErrorCode::TooLarge: return Status::Refused;
    default: return Status::Failed;
  }
}

Error::Error(ErrorCode code, std::string detail, std::string file)
    : code_(code), detail_(std::move(detail)), file_(std::move(file)), what_(std::string(errorName(code)) + ": " + detail_) {}

Error Error::about(const std::string& file) const { return file_.empty() ? Error(code_, detail_, file) : *this; }

std::string Error::message() const {
  std::string text = file_.empty() ? "" : file_ + ": ";
  text += errorSentence(code_);
  if (!detail_.empty()) text += " (" + detail_ + ")";
  return text + ". " + std::string(errorRemedy(code_));
}

std::string Error::logLine() const {
  const auto line = std::string(errorName(code_)) + ": " + std::string(errorSentence(code_));
  const bool isDetailed = !detail_.empty() && code_ != ErrorCode::OptionInvalid;
  return isDetailed ? line + " (" + detail_ + ")" : line;
}

Error errorAbout(const std::string& file, const std::exception& failure) {
  if (const auto* error = dynamic_cast<const Error*>(&failure)) return error->about(file);
  if (dynamic_cast<const std::bad_alloc*>(&failure)) return {ErrorCode::OutOfMemory, "", file};
  if (const auto* json = dynamic_cast<const nlohmann::json::exception*>(&failure)) return {ErrorCode::Internal, jsonProblem(*json), file};
  if (const auto* error = dynamic_cast<const std::system_error*>(&failure)) {
    const auto& code = error->code();
    if (code == std::errc::not_enough_memory) return {ErrorCode::OutOfMemory, "", file};
    for (const auto limit :
         {std::errc::resource_unavailable_try_again, std::errc::too_many_files_open, std::errc::too_many_files_open_in_system}) {
      if (code == limit) return {ErrorCode::SystemLimit, code.message(), file};
    }
    if (const auto* about = dynamic_cast<const std::filesystem::filesystem_error*>(error)) {
      return {ErrorCode::FileUnreadable, code.message(), file.empty() ? toUtf8(about->path1()) : file};
    }
    return {ErrorCode::Internal, code.message(), file};
  }
  // The text of a logic_error names the mistake. Any other text may quote a file or continue with a backtrace.
  const bool isMistake = dynamic_cast<const std::logic_error*>(&failure) != nullptr;
  return {ErrorCode::Internal, isMistake ? failure.what() : typeid(failure).name(), file};
}

}  // namespace glenoid
