// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/fact.h"

#include <algorithm>
#include <array>

#include "core/base/format.h"
#include "core/base/text.h"

namespace glenoid {
namespace {

struct Row {
  FactCode code;
  std::string_view name;
  Severity severity;
  std::string_view pattern;
  std::optional<CodedConcept> codedConcept = std::nullopt;
};

constexpr auto kInfo = Severity::Information, kCaution = Severity::Caution, kWarning = Severity::Warning;

constexpr std::array kTable{
    Row{FactCode::LossyCompression, "lossy-compression", kInfo, GLENOID_TEXT("Fact", "The picture was compressed with loss."),
        CodedConcept{"113040", "DCM", "Lossy Compression"}},
    Row{FactCode::BurnedInText, "burned-in-text", kCaution, GLENOID_TEXT("Fact", "Text is burned into the pixels.")},
    Row{FactCode::DamagedAfterPicture, "damaged-after-picture", kInfo, GLENOID_TEXT("Fact", "The file is damaged after the picture.")},
    Row{FactCode::ExtraBytes, "extra-bytes", kInfo,
        GLENOID_TEXT("Fact", "A few bytes without meaning follow the contents of the file; they do no harm.")},
    Row{FactCode::DamagedAmongFrames, "damaged-among-frames", kInfo,
        GLENOID_TEXT("Fact", "The file is damaged or ends early among its frames.")},
    Row{FactCode::SurplusBytes, "surplus-bytes", kInfo,
        GLENOID_TEXT("Fact", "Bytes that follow the picture in its pixel data and were left out: %1.")},
    Row{FactCode::GuessedText, "guessed-text", kInfo,
        GLENOID_TEXT("Fact", "Some text does not fit the declared character set and was guessed.")},
    Row{FactCode::GuessedName, "guessed-name", kInfo,
        GLENOID_TEXT("Fact", "The name of this file in the ZIP is in an unknown encoding and may be wrong.")},
    Row{FactCode::OnlyFirstFrame, "only-first-frame", kInfo, GLENOID_TEXT("Fact", "Of %1 frames, only frame %2 was read.")},
    Row{FactCode::OnlyFirstFrameFits, "only-first-frame-fits", kInfo,
        GLENOID_TEXT("Fact", "Only one frame is open: all frames together are too large.")},
    Row{FactCode::OnlyFirstPage, "only-first-page", kInfo, GLENOID_TEXT("Fact", "Only the first page of the file was read.")},
    Row{FactCode::EndMissing, "end-missing", kInfo,
        GLENOID_TEXT("Fact", "The end of the file is missing or damaged; the picture before it is complete.")},
    Row{FactCode::FramesInvalid, "frames-invalid", kInfo, GLENOID_TEXT("Fact", "The number of frames is invalid: one frame is assumed.")},
    Row{FactCode::FrameLeftOut, "frame-left-out", kCaution,
        GLENOID_TEXT("Fact", "Frame %1 cannot be read. The others keep their numbers.")},
    Row{FactCode::FramesLeftOut, "frames-left-out", kCaution,
        GLENOID_TEXT("Fact", "Frames %1 cannot be read. The others keep their numbers.")},
    Row{FactCode::FramesMissing, "frames-missing", kCaution, GLENOID_TEXT("Fact", "Number of Frames is %1, but the file holds fewer: %2.")},
    Row{FactCode::SurplusFrames, "surplus-frames", kCaution,
        GLENOID_TEXT("Fact", "The file holds more frames than its Number of Frames says (%1). The others were left out.")},
    Row{FactCode::FilesLeftOut, "files-left-out", kInfo,
        GLENOID_TEXT("Fact", "Files left out: %1. They are not pictures, they are of a viewer, or a DICOMDIR does not list them.")},
    Row{FactCode::SameName, "same-name", kCaution,
        GLENOID_TEXT("Fact", "Files left out because another file of the ZIP has the same name: %1.")},
    Row{FactCode::ObjectsLeftOut, "objects-left-out", kInfo,
        GLENOID_TEXT("Fact", "DICOM files left out because they are not radiographs: %1 (%2).")},

    Row{FactCode::HeaderIrregular, "header-irregular", kInfo,
        GLENOID_TEXT("Fact", "The structure of the file does not follow the standard, but all its parts could be read.")},
    Row{FactCode::ElementTypeWrong, "element-type-wrong", kInfo,
        GLENOID_TEXT("Fact", "An element of the file does not have its standard type (VR); it was read as that type.")},
    Row{FactCode::SyntaxContradicted, "syntax-contradicted", kInfo,
        GLENOID_TEXT("Fact", "The transfer syntax does not match the contents of the file: it is read as %1.")},
    Row{FactCode::SyntaxUnknown, "syntax-unknown", kInfo, GLENOID_TEXT("Fact", "The transfer syntax is unknown: the file is read as %1.")},
    Row{FactCode::SyntaxMissing, "syntax-missing", kInfo, GLENOID_TEXT("Fact", "The transfer syntax is missing: the file is read as %1.")},
    Row{FactCode::StreamEndMissing, "stream-end-missing", kInfo,
        GLENOID_TEXT("Fact", "The compressed picture has no end marker, but it is complete.")},
    Row{FactCode::NumberUnreadable, "number-unreadable", kCaution, GLENOID_TEXT("Fact", "A value of %1 is not a number and was left out.")},
    Row{FactCode::DecimalComma, "decimal-comma", kInfo,
        GLENOID_TEXT("Fact", "%1 is written with a decimal comma; it was read as a decimal point.")},
    Row{FactCode::ValueInvalid, "value-invalid", kCaution, GLENOID_TEXT("Fact", "%1 is invalid and was left out.")},
    Row{FactCode::PhotometricAssumed, "photometric-assumed", kCaution,
        GLENOID_TEXT("Fact", "The file does not say what its pixels mean: %1 is assumed.")},
    Row{FactCode::BitsStoredInvalid, "bits-stored-invalid", kCaution,
        GLENOID_TEXT("Fact", "Bits Stored is invalid: all allocated bits are used.")},
    Row{FactCode::HighBitInvalid, "high-bit-invalid", kCaution, GLENOID_TEXT("Fact", "High Bit is invalid: the lowest bits are used.")},
    Row{FactCode::CompressedSizeUsed, "compressed-size-used", kCaution,
        GLENOID_TEXT("Fact", "The compressed picture's own size is used; the header says %1 × %2.")},
    Row{FactCode::ColourNotSubsampled, "colour-not-subsampled", kInfo,
        GLENOID_TEXT("Fact", "The file says that its colour is subsampled, but it holds all of it.")},
    Row{FactCode::PhotometricContradicted, "photometric-contradicted", kCaution,
        GLENOID_TEXT("Fact", "The JPEG data contradict the photometric interpretation; the data are believed.")},
    Row{FactCode::AllocatedBitsContradicted, "allocated-bits-contradicted", kInfo,
        GLENOID_TEXT("Fact", "The pixels do not have as many bytes per value as Bits Allocated says; they are read as they are.")},
    Row{FactCode::UpperBitsLeftOut, "upper-bits-left-out", kCaution,
        GLENOID_TEXT("Fact", "Some values have bits above High Bit; these bits were ignored.")},
    Row{FactCode::ValuesExceedBits, "values-exceed-bits", kCaution,
        GLENOID_TEXT("Fact", "Values exceed Bits Stored (%1): %2 bits are used.")},
    Row{FactCode::EqualChannels, "equal-channels", kInfo,
        GLENOID_TEXT("Fact", "The three colours of every pixel are equal: the picture is read as grey.")},
    Row{FactCode::ForProcessing, "for-processing", kCaution,
        GLENOID_TEXT("Fact", "The picture is meant for processing, not for presentation: it may look unlike a usual radiograph.")},
    Row{FactCode::SpacingImplausible, "spacing-implausible", kCaution,
        GLENOID_TEXT("Fact", "A pixel spacing of %1 × %2 mm is implausible and was left out.")},
    Row{FactCode::SpacingAboveDetector, "spacing-above-detector", kCaution,
        GLENOID_TEXT("Fact", "A pixel spacing of %1 × %2 mm was left out: it is larger than that of the detector.")},
    Row{FactCode::SpacingsDiffer, "spacings-differ", kCaution,
        GLENOID_TEXT("Fact", "Pixel Spacing and Imager Pixel Spacing differ, and the file does not say why: %1 is used.")},
    Row{FactCode::AspectContradicted, "aspect-contradicted", kCaution,
        GLENOID_TEXT("Fact", "Pixel Aspect Ratio contradicts the pixel spacing: the spacing is used.")},

    Row{FactCode::LittleMissing, "little-missing", kCaution,
        GLENOID_TEXT("Fact", "The file is incomplete or damaged: %1 % of the picture is missing and dark.")},
    Row{FactCode::FineDetailMissing, "fine-detail-missing", kCaution,
        GLENOID_TEXT("Fact", "The file ends before its last scans: the picture is whole, but its finest detail is missing.")},
    Row{FactCode::Tinted, "tinted", kInfo, GLENOID_TEXT("Fact", "The film is tinted: only its brightness is used.")},

    Row{FactCode::ModalityTableInvalid, "modality-table-invalid", kCaution,
        GLENOID_TEXT("Fact", "The modality lookup table is invalid and was left out.")},
    Row{FactCode::ModalityTableNotShown, "modality-table-not-shown", kInfo,
        GLENOID_TEXT("Fact", "The modality lookup table is not meant for display and was left out (Pixel Intensity Relationship %1).")},
    Row{FactCode::SlopeZero, "slope-zero", kCaution, GLENOID_TEXT("Fact", "The rescale slope is zero and was left out.")},
    Row{FactCode::SlopeNegative, "slope-negative", kInfo,
        GLENOID_TEXT("Fact", "The rescale slope is negative: it reverses the order of the stored values.")},
    Row{FactCode::WindowFunctionUnknown, "window-function-unknown", kInfo,
        GLENOID_TEXT("Fact", "The window's function is unknown: it is read as linear.")},
    Row{FactCode::WindowWithoutWidth, "window-without-width", kInfo,
        GLENOID_TEXT("Fact", "A window without a width above zero was left out.")},
    Row{FactCode::VoiTableInvalid, "voi-table-invalid", kInfo, GLENOID_TEXT("Fact", "A VOI lookup table is invalid and was left out.")},
    Row{FactCode::NoWindow, "no-window", kInfo, GLENOID_TEXT("Fact", "The file holds no window.")},
    Row{FactCode::VoiOutsideData, "voi-outside-data", kInfo,
        GLENOID_TEXT("Fact", "The file's window or VOI lookup table was not used: it lies outside the data.")},
    Row{FactCode::VoiWithoutContrast, "voi-without-contrast", kInfo,
        GLENOID_TEXT("Fact", "The file's window or VOI lookup table was not used: it leaves almost no contrast.")},
    Row{FactCode::VoiTooNarrow, "voi-too-narrow", kInfo,
        GLENOID_TEXT("Fact", "The file's window or VOI lookup table was not used: it is so narrow that only black and white remain.")},
    Row{FactCode::WindowForFewerBits, "window-for-fewer-bits", kInfo,
        GLENOID_TEXT("Fact", "The file's window was not used: it is meant for Bits Stored, and the values have more bits.")},
    Row{FactCode::PolarityContradicted, "polarity-contradicted", kCaution,
        GLENOID_TEXT("Fact",
                     "Photometric interpretation and presentation LUT shape contradict each other: the presentation LUT shape is used.")},
    Row{FactCode::PresentationCurveNotShown, "presentation-curve-not-shown", kCaution,
        GLENOID_TEXT("Fact", "Only the polarity of the presentation lookup table is applied, not its curve.")},
    Row{FactCode::OverlayInPixels, "overlay-in-pixels", kInfo, GLENOID_TEXT("Fact", "An overlay inside the pixel values is not shown.")},
    Row{FactCode::OverlayInvalid, "overlay-invalid", kInfo, GLENOID_TEXT("Fact", "An overlay is invalid and was left out.")},
    Row{FactCode::ShutterInvalid, "shutter-invalid", kInfo,
        GLENOID_TEXT("Fact", "A shape of the display shutter is invalid or unknown and was left out.")},
    Row{FactCode::ShutterForViewerOnly, "shutter-for-viewer-only", kInfo,
        GLENOID_TEXT("Fact", "The display shutter hides parts of the picture from the viewer, not from the network.")},

    Row{FactCode::ColourPicture, "colour-picture", kWarning, GLENOID_TEXT("Fact", "This is a colour picture, not a radiograph.")},
    Row{FactCode::NotProjection, "not-projection", kWarning, GLENOID_TEXT("Fact", "This is not a projection radiograph (modality %1).")},
    Row{FactCode::TreatedAsInverted, "treated-as-inverted", kInfo, GLENOID_TEXT("Fact", "The picture is treated as inverted, as asked.")},
    Row{FactCode::OtherFrame, "other-frame", kInfo, GLENOID_TEXT("Fact", "This is frame %1 of the file.")},
    Row{FactCode::PartMarked, "part-marked", kInfo,
        GLENOID_TEXT("Fact", "Only the marked part was identified: %3 × %4 pixels, from %1, %2.")},
    Row{FactCode::PartFound, "part-found", kInfo,
        GLENOID_TEXT("Fact", "An implant was found and only the part around it identified: %3 × %4 pixels, from %1, %2.")},

    Row{FactCode::DeviceReplaced, "device-replaced", kInfo,
        GLENOID_TEXT("Fact", "The %1 device failed or is out of memory; the CPU took over.")},
    Row{FactCode::CudaUnusable, "cuda-unusable", kInfo, GLENOID_TEXT("Fact", "The CUDA device cannot be used; the CPU does the work.")},
    Row{FactCode::WaitingForProcesses, "waiting-for-processes", kInfo,
        GLENOID_TEXT("Fact",
                     "Waiting until all %1 processes of this training have reached %2. A launcher's environment variables ask for them.")},
    Row{FactCode::BatchHalved, "batch-halved", kInfo,
        GLENOID_TEXT("Fact", "The device's memory is full: training goes on with batches of %1.")},
    Row{FactCode::RunContinued, "run-continued", kInfo, GLENOID_TEXT("Fact", "The run goes on after epoch %1.")},
    Row{FactCode::InputSizeRaised, "input-size-raised", kInfo, GLENOID_TEXT("Fact", "%1 takes pictures of at least %2 pixels.")},
    Row{FactCode::MethodLeftOut, "method-left-out", kCaution, GLENOID_TEXT("Fact", "%1 is left out of fold %2: %3.")},

    Row{FactCode::PartMissing, "part-missing", kWarning,
        GLENOID_TEXT("Fact", "The file is incomplete or damaged: %1 % of the picture is missing (hatched), so no maker is named.")},
    Row{FactCode::DetailMissing, "detail-missing", kWarning,
        GLENOID_TEXT("Fact", "The file ends before its last scans: the picture lacks so much detail that no maker is named.")},
    Row{FactCode::DamagedSomewhere, "damaged-somewhere", kWarning,
        GLENOID_TEXT("Fact", "The file is damaged, and it is not known where: the picture may be wrong, so no maker is named.")},
    Row{FactCode::NothingToSee, "nothing-to-see", kWarning,
        GLENOID_TEXT("Fact", "There is nothing to see: the whole picture has one brightness.")},
    Row{FactCode::NoImplantSeen, "no-implant-seen", kWarning,
        GLENOID_TEXT("Fact", "No %1 implant was seen. If there is one, mark the part of the picture that shows it.")},
    Row{FactCode::NoImplantInPart, "no-implant-in-part", kWarning, GLENOID_TEXT("Fact", "No %1 implant was seen in the marked part.")},
    Row{FactCode::SeveralFound, "several-found", kCaution,
        GLENOID_TEXT("Fact", "%1 implants were found: the clearest was identified. Mark another part to identify that.")},
    Row{FactCode::UnlikeLearned, "unlike-learned", kWarning,
        GLENOID_TEXT("Fact", "No %1 implant like those that the model learned is seen in this picture.")},
    Row{FactCode::AmongLearned, "among-learned", kCaution,
        GLENOID_TEXT("Fact",
                     "This very radiograph is among those that the model learned from: its answer does not show how well the model knows "
                     "others.")},
    Row{FactCode::ModelWithoutGate, "model-without-gate", kWarning,
        GLENOID_TEXT("Fact", "This model has no gate: it names a maker for any picture, even for one without an implant.")},
    Row{FactCode::KnownMakersOnly, "known-makers-only", kCaution,
        GLENOID_TEXT("Fact", "The model knows these makers only: an implant of another maker may get one of these names too.")},
    Row{FactCode::OneMakerLeft, "one-maker-left", kInfo,
        GLENOID_TEXT(
            "Fact",
            "With %1 % confidence one maker remains: of many radiographs, at least %1 % keep their true maker. The probability is for "
            "this one alone.")},
    Row{FactCode::SeveralMakersLeft, "several-makers-left", kCaution,
        GLENOID_TEXT("Fact", "With %1 % confidence more than one maker remains: the picture does not tell them apart.")},
    Row{FactCode::EveryMakerLeft, "every-maker-left", kWarning,
        GLENOID_TEXT("Fact", "With %1 % confidence no maker can be ruled out: the picture says nothing about the maker.")},
    Row{FactCode::NoSetMeasured, "no-set-measured", kCaution,
        GLENOID_TEXT("Fact",
                     "The model always names its most probable maker: nobody has measured when more than one must stay in question.")},
    Row{FactCode::NotCalibrated, "not-calibrated", kCaution, GLENOID_TEXT("Fact", "Its probabilities are not calibrated.")},
    Row{FactCode::ThresholdsDiffer, "thresholds-differ", kInfo,
        GLENOID_TEXT("Fact", "%1 is ruled out although it is more probable than %2, which remains: each maker has its own threshold.")},
    Row{FactCode::LooksAgree, "looks-agree", kInfo, GLENOID_TEXT("Fact", "%1 of %2 looks name %3.")},
    Row{FactCode::TogetherOf, "together-of", kCaution,
        GLENOID_TEXT("Fact",
                     "The joint answer is the mean of the probabilities of %1 of %2 pictures. It promises no confidence: the data at hand "
                     "cannot measure how much several pictures of one patient help.")},
    Row{FactCode::TogetherDisagree, "together-disagree", kWarning,
        GLENOID_TEXT("Fact",
                     "Of %2 pictures, %1 count. Each of these makers stays in question in at least one of them, so together they do not "
                     "name a single maker.")},
    Row{FactCode::TogetherNone, "together-none", kWarning,
        GLENOID_TEXT("Fact", "No maker may be named in any of the pictures, so none may be named for them together.")},
    Row{FactCode::TogetherUnread, "together-unread", kWarning,
        GLENOID_TEXT("Fact", "None of the pictures could be read, so there is no joint answer.")},
    Row{FactCode::HeadlineMaker, "headline-maker", kInfo, GLENOID_TEXT("Fact", "%1")},
    Row{FactCode::HeadlineProbable, "headline-probable", kInfo, GLENOID_TEXT("Fact", "Most probable: %1")},
    Row{FactCode::HeadlineSeveral, "headline-several", kInfo, GLENOID_TEXT("Fact", "Several makers possible")},
    Row{FactCode::HeadlineUnknown, "headline-unknown", kInfo, GLENOID_TEXT("Fact", "Unknown")},
    Row{FactCode::HeadlineNone, "headline-none", kInfo, GLENOID_TEXT("Fact", "Not identified")},

    Row{FactCode::OptionsNotObject, "options-not-object", kWarning, GLENOID_TEXT("Fact", "%1: an object is expected")},
    Row{FactCode::OptionUnknown, "option-unknown", kWarning, GLENOID_TEXT("Fact", "%1: there is no such option")},
    Row{FactCode::OptionNotNumber, "option-not-number", kWarning, GLENOID_TEXT("Fact", "%1: a number is expected")},
    Row{FactCode::OptionNotWhole, "option-not-whole", kWarning, GLENOID_TEXT("Fact", "%1: a whole number is expected")},
    Row{FactCode::OptionNotText, "option-not-text", kWarning, GLENOID_TEXT("Fact", "%1: text is expected")},
    Row{FactCode::OptionNotTexts, "option-not-texts", kWarning, GLENOID_TEXT("Fact", "%1: a list of texts is expected")},
    Row{FactCode::OptionNotSubject, "option-not-subject", kWarning,
        GLENOID_TEXT("Fact", "%1: up to 40 lower-case letters, spaces and hyphens are allowed")},
    Row{FactCode::OptionNotFlag, "option-not-flag", kWarning, GLENOID_TEXT("Fact", "%1: true or false is expected")},
    Row{FactCode::OptionNotAmong, "option-not-among", kWarning, GLENOID_TEXT("Fact", "%1: one of %2 is allowed")},
    Row{FactCode::OptionFromTo, "option-from-to", kWarning, GLENOID_TEXT("Fact", "%1: from %2 to %3 is allowed")},
    Row{FactCode::OptionAboveTo, "option-above-to", kWarning, GLENOID_TEXT("Fact", "%1: above %2 to %3 is allowed")},
    Row{FactCode::OptionFromToBelow, "option-from-to-below", kWarning, GLENOID_TEXT("Fact", "%1: from %2 to below %3 is allowed")},
    Row{FactCode::OptionAboveToBelow, "option-above-to-below", kWarning, GLENOID_TEXT("Fact", "%1: above %2 to below %3 is allowed")},
    Row{FactCode::OptionFileMissing, "option-file-missing", kWarning, GLENOID_TEXT("Fact", "%1: there is no file %2")},
    Row{FactCode::OptionNotTogether, "option-not-together", kWarning, GLENOID_TEXT("Fact", "%1: cannot be combined with %2")},
    Row{FactCode::OptionNeedsValidation, "option-needs-validation", kWarning,
        GLENOID_TEXT("Fact", "%1: it needs pictures for validation, and the validation part is empty")},
    Row{FactCode::TeacherMissing, "teacher-missing", kWarning, GLENOID_TEXT("Fact", "%1: no teacher is given")},
    Row{FactCode::NothingToLearn, "nothing-to-learn", kWarning,
        GLENOID_TEXT("Fact", "%1: without a teacher there is nothing else to learn from")},
    Row{FactCode::TeacherWithoutWeight, "teacher-without-weight", kWarning,
        GLENOID_TEXT("Fact", "%1: with a teacher, probabilities or features must be above 0")},
    Row{FactCode::TeacherWithoutAnswers, "teacher-without-answers", kWarning,
        GLENOID_TEXT("Fact", "%1: published weights can teach only features")},
    Row{FactCode::OptionNotInPretraining, "option-not-in-pretraining", kWarning,
        GLENOID_TEXT("Fact", "%1: pretraining cannot use this option")},

    Row{FactCode::Starting, "starting", kInfo, GLENOID_TEXT("Fact", "Starting")},
    Row{FactCode::ReadingList, "reading-list", kInfo, GLENOID_TEXT("Fact", "Reading the list of images")},
    Row{FactCode::Decoding, "decoding", kInfo, GLENOID_TEXT("Fact", "Decoding")},
    Row{FactCode::ComparingPictures, "comparing-pictures", kInfo, GLENOID_TEXT("Fact", "Looking for near-duplicates, pairs")},
    Row{FactCode::Unpacking, "unpacking", kInfo, GLENOID_TEXT("Fact", "Unpacking")},
    Row{FactCode::Epoch, "epoch", kInfo, GLENOID_TEXT("Fact", "Epoch %1 of %2")},
    Row{FactCode::Features, "features", kInfo, GLENOID_TEXT("Fact", "Computing features")},
    Row{FactCode::Predicting, "predicting", kInfo, GLENOID_TEXT("Fact", "Predicting")},
    Row{FactCode::Files, "files", kInfo, GLENOID_TEXT("Fact", "Files")},

    Row{FactCode::ClassWithoutPicture, "class-without-picture", kCaution,
        GLENOID_TEXT("Fact", "No picture was found here, so this is not a class.")},
    Row{FactCode::LooseFile, "loose-file", kCaution, GLENOID_TEXT("Fact", "Files next to the class folders are left out.")},
    Row{FactCode::HiddenFolder, "hidden-folder", kCaution, GLENOID_TEXT("Fact", "This hidden folder is left out. Pictures in it: %1.")},
    Row{FactCode::HiddenPicture, "hidden-picture", kCaution, GLENOID_TEXT("Fact", "Hidden pictures are left out.")},
    Row{FactCode::LabelGuessed, "label-guessed", kCaution,
        GLENOID_TEXT("Fact", "This name in the ZIP is in an unknown encoding and may be wrong. Save the ZIP again with names in UTF-8.")},
    Row{FactCode::LabelsLookAlike, "labels-look-alike", kWarning,
        GLENOID_TEXT("Fact", "The labels \"%1\" and \"%2\" look alike, but count as two classes.")},
    Row{FactCode::LabelOuterSpace, "label-outer-space", kCaution,
        GLENOID_TEXT("Fact", "The label \"%1\" begins or ends with white space, which was kept.")},
    Row{FactCode::DuplicatesDiffer, "duplicates-differ", kWarning,
        GLENOID_TEXT("Fact", "Near-duplicates have different labels, so some labels may be wrong; pairs concerned: %1.")},
    Row{FactCode::GroupsFromTable, "groups-from-table", kInfo,
        GLENOID_TEXT("Fact", "Pictures of one group of the table stay in one part; groups: %1.")},
    Row{FactCode::PictureVerySmall, "picture-very-small", kWarning, GLENOID_TEXT("Fact", "The picture is very small: %1 × %2 pixels.")},
    Row{FactCode::PartsFromFolders, "parts-from-folders", kInfo,
        GLENOID_TEXT("Fact", "The folders of the data set are its training, validation and test parts. Folds are drawn from all of them.")},
    Row{FactCode::TrainingLacks, "training-lacks", kWarning, GLENOID_TEXT("Fact", "The training part has no picture of: %1.")},
    Row{FactCode::ValidationEmpty, "validation-empty", kWarning,
        GLENOID_TEXT("Fact", "The validation part is empty: nothing can choose the best epoch.")},
    Row{FactCode::ValidationLacks, "validation-lacks", kWarning, GLENOID_TEXT("Fact", "The validation part has no picture of: %1.")},
    Row{FactCode::TestEmpty, "test-empty", kWarning, GLENOID_TEXT("Fact", "The test part is empty: nothing can be measured.")},
    Row{FactCode::TestLacks, "test-lacks", kWarning, GLENOID_TEXT("Fact", "The test part has no picture of: %1.")},
    Row{FactCode::FoldsLack, "folds-lack", kWarning, GLENOID_TEXT("Fact", "Not every fold has a picture of: %1.")},
    Row{FactCode::FoldsCannotValidate, "folds-cannot-validate", kCaution,
        GLENOID_TEXT("Fact", "The validation part of some folds has no picture of: %1.")},
    Row{FactCode::ProbeLeftOut, "probe-left-out", kInfo,
        GLENOID_TEXT("Fact", "Pictures left out of pretraining, because the probe measures them or its fold tests them: %1.")},
    Row{FactCode::GroupsParted, "groups-parted", kWarning,
        GLENOID_TEXT("Fact", "Pictures of one patient, or near-duplicates, lie in different parts; groups concerned: %1.")},
};

constexpr bool isInOrder() {
  for (std::size_t i = 0; i < kTable.size(); ++i) {
    if (kTable[i].code != static_cast<FactCode>(i)) return false;
  }
  return kTable.size() == static_cast<std::size_t>(kLastFact) + 1;
}
static_assert(isInOrder(), "every code has a row, in the order of the codes");

const Row& rowOf(FactCode code) noexcept { return kTable[static_cast<std::size_t>(code)]; }

std::string textOf(const FactValue& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* whole = std::get_if<std::int64_t>(&value)) return std::to_string(*whole);
  return fmt::format("{}", std::get<double>(value));  // the shortest text that reads back as the same number
}

}  // namespace

std::string_view factName(FactCode code) noexcept { return rowOf(code).name; }
std::string_view factPattern(FactCode code) noexcept { return rowOf(code).pattern; }
Severity factSeverity(FactCode code) noexcept { return rowOf(code).severity; }
std::optional<CodedConcept> factConcept(FactCode code) noexcept { return rowOf(code).codedConcept; }

std::string_view severityName(Severity severity) noexcept {
  return severity == Severity::Warning ? "warning" : severity == Severity::Caution ? "caution" : "information";
}

std::string filled(std::string_view pattern, const std::vector<std::string>& values) {
  std::string text;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const std::size_t place = pattern[i] == '%' && i + 1 < pattern.size() ? static_cast<std::size_t>(pattern[i + 1] - '1') : values.size();
    if (place >= values.size()) {
      text += pattern[i];
    } else {
      text += values[place];
      ++i;
    }
  }
  return text;
}

std::string sentence(const Fact& fact) {
  std::vector<std::string> values;
  for (const auto& value : fact.values) values.push_back(textOf(value));
  return filled(factPattern(fact.code), values);
}

std::vector<std::string> sentences(const std::vector<Fact>& facts) {
  std::vector<std::string> texts;
  for (const auto& fact : facts) texts.push_back(sentence(fact));
  return texts;
}

void addFacts(std::vector<Fact>& facts, const std::vector<Fact>& more) {
  for (const auto& fact : more) {
    if (std::find(facts.begin(), facts.end(), fact) == facts.end()) facts.push_back(fact);
  }
}

}  // namespace glenoid
