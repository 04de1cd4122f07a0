#include "core/base/error.h"

#include <array>
#include <new>
#include <utility>

namespace glenoid {
namespace {

struct Row {
  ErrorCode code;
  std::string_view name;
  std::string_view sentence;
  std::string_view remedy;
};

constexpr std::array kTable{
    Row{ErrorCode::FileNotFound, "file-not-found", "the file or folder does not exist", "Check the path."},
    Row{ErrorCode::FileUnreadable, "file-unreadable", "the file cannot be read",
        "Check that you may read it and that the disk or network drive is connected."},
    Row{ErrorCode::FileUnwritable, "file-unwritable", "the file cannot be written",
        "Check the folder, your rights in it and the free space, or choose another place."},
    Row{ErrorCode::UnknownFormat, "unknown-format", "this is neither a DICOM object nor a PNG, JPEG, TIFF or BMP picture",
        "Open the radiograph itself, or export it from the viewer as DICOM or PNG."},
    Row{ErrorCode::NoImage, "no-image", "the DICOM object holds no picture", "Open the image object of the same study."},
    Row{ErrorCode::NotAnImageObject, "not-an-image-object", "this kind of DICOM object is not a picture",
        "Open the image object of the same study."},
    Row{ErrorCode::UnsupportedEncoding, "unsupported-encoding", "the picture is stored in an encoding that cannot be decoded",
        "Export it again as uncompressed or JPEG 2000 DICOM, or as PNG."},
    Row{ErrorCode::UnsupportedPixels, "unsupported-pixels", "the picture's pixel layout is not supported",
        "Export it again as 8- or 16-bit DICOM, or as PNG."},
    Row{ErrorCode::DamagedFile, "damaged-file", "the file is damaged or incomplete", "Copy or export it again from the source."},
    Row{ErrorCode::TooLarge, "too-large", "the picture claims a size beyond the limits",
        "Check the file; export a smaller picture if it is genuine."},
    Row{ErrorCode::DecoderTimeout, "decoder-timeout", "decoding took too long and was stopped",
        "The file is probably damaged: export it again from the source."},
    Row{ErrorCode::DecoderMemory, "decoder-memory", "decoding needed too much memory and was stopped",
        "The file is probably damaged or far too large: export it again from the source."},
    Row{ErrorCode::DecoderCrashed, "decoder-crashed", "the decoder stopped unexpectedly on this file",
        "The file is probably damaged: export it again from the source."},
    Row{ErrorCode::DictionaryMissing, "dictionary-missing", "the DICOM data dictionary was not found",
        "Install the program again, or set DCMDICTPATH to a dicom.dic."},
    Row{ErrorCode::ModelNotFound, "model-not-found", "the model was not found", "See `glenoid-cli models` for those installed."},
    Row{ErrorCode::ModelDamaged, "model-damaged", "the model's files do not match their recorded checksum",
        "Install or copy the model again."},
    Row{ErrorCode::ModelMismatch, "model-mismatch", "the model's description is not one this program understands",
        "Use a model made for this version."},
    Row{ErrorCode::WeightsDamaged, "weights-damaged", "the weights file is not a valid safetensors file", "Copy the weights again."},
    Row{ErrorCode::WeightsMismatch, "weights-mismatch", "the weights do not fit the network",
        "Choose the network the weights were made for."},
    Row{ErrorCode::DeviceUnavailable, "device-unavailable", "the chosen device is not available", "Choose another device, or auto."},
    Row{ErrorCode::OutOfMemory, "out-of-memory", "there was not enough memory", "Close other programs, or use a smaller batch or the CPU."},
    Row{ErrorCode::NotANumber, "not-a-number", "the loss is no longer a number", "Lower the learning rate or clip the gradient."},
    Row{ErrorCode::DatasetInvalid, "dataset-invalid", "the data set cannot be used", "Give one folder of images for each class."},
    Row{ErrorCode::OptionInvalid, "option-invalid", "an option has a value that cannot be used", "See --help for the allowed values."},
    Row{ErrorCode::CheckpointInvalid, "checkpoint-invalid", "the checkpoint cannot be continued",
        "Start a new run, or repeat the command with the options of the first."},
    Row{ErrorCode::Internal, "internal", "something unexpected happened in the program", "Please report it with the log."},
};

const Row& rowOf(ErrorCode code) noexcept {
  for (const Row& row : kTable) {
    if (row.code == code) return row;
  }
  return kTable.back();
}

static_assert(kTable.size() == static_cast<std::size_t>(ErrorCode::Internal) + 1, "every code has its row");

}  // namespace

std::string_view errorName(ErrorCode code) noexcept { return rowOf(code).name; }
std::string_view errorSentence(ErrorCode code) noexcept { return rowOf(code).sentence; }
std::string_view errorRemedy(ErrorCode code) noexcept { return rowOf(code).remedy; }

std::string_view errorStatus(ErrorCode code) noexcept {
  switch (code) {
    case ErrorCode::UnknownFormat:
    case ErrorCode::NoImage:
    case ErrorCode::NotAnImageObject:
    case ErrorCode::UnsupportedEncoding:
    case ErrorCode::UnsupportedPixels:
    case ErrorCode::DamagedFile:
    case ErrorCode::TooLarge:
      return "refused";
    default:
      return "failed";
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

Error errorAbout(const std::string& file, const std::exception& failure) {
  if (const auto* error = dynamic_cast<const Error*>(&failure)) return error->about(file);
  if (dynamic_cast<const std::bad_alloc*>(&failure)) return {ErrorCode::OutOfMemory, "", file};
  return {ErrorCode::Internal, failure.what(), file};
}

}  // namespace glenoid
