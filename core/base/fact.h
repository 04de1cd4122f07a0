// SPDX-License-Identifier: GPL-3.0-or-later
// What the user should know although nothing failed: a code, the sentence shown to the user, its severity and the values of the case.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace glenoid {

// The comment after a code lists its values, in order.
enum class FactCode {
  // the file
  LossyCompression,
  BurnedInText,
  DamagedAfterPicture,
  ExtraBytes,
  DamagedAmongFrames,
  SurplusBytes,  // how many
  GuessedText,
  GuessedName,
  OnlyFirstFrame,  // number of frames, number from 1 of the one that was read
  OnlyFirstFrameFits,
  OnlyFirstPage,
  EndMissing,
  FramesInvalid,
  FrameLeftOut,    // its number in the file, from 1
  FramesLeftOut,   // two or more: their numbers, e.g. "2, 5-7"
  FramesMissing,   // Number of Frames, how many the file holds
  SurplusFrames,   // Number of Frames
  FilesLeftOut,    // how many
  SameName,        // how many
  ObjectsLeftOut,  // how many, and their modalities, e.g. "CT 120, US 3"
  // its pixels
  HeaderIrregular,
  ElementTypeWrong,
  SyntaxContradicted,  // what was found
  SyntaxUnknown,       // the same
  SyntaxMissing,       // the same
  StreamEndMissing,
  NumberUnreadable,    // its attribute
  DecimalComma,        // its attribute
  ValueInvalid,        // its attribute
  PhotometricAssumed,  // the interpretation assumed
  BitsStoredInvalid,
  HighBitInvalid,
  CompressedSizeUsed,  // columns and rows in the header
  ColourNotSubsampled,
  PhotometricContradicted,
  AllocatedBitsContradicted,
  UpperBitsLeftOut,
  ValuesExceedBits,  // Bits Stored, the bits that are used
  EqualChannels,
  ForProcessing,
  SpacingImplausible,    // row and column spacing, mm
  SpacingAboveDetector,  // the same
  SpacingsDiffer,        // the attribute that is used
  AspectContradicted,
  LittleMissing,  // percent of the pixels
  FineDetailMissing,
  Tinted,
  // how they are shown
  ModalityTableInvalid,
  ModalityTableNotShown,  // Pixel Intensity Relationship
  SlopeZero,
  SlopeNegative,
  WindowFunctionUnknown,
  WindowWithoutWidth,
  VoiTableInvalid,
  NoWindow,
  VoiOutsideData,
  VoiWithoutContrast,
  VoiTooNarrow,
  WindowForFewerBits,
  PolarityContradicted,
  PresentationCurveNotShown,
  OverlayInPixels,
  OverlayInvalid,
  ShutterInvalid,
  ShutterForViewerOnly,
  // what the network receives
  ColourPicture,
  NotProjection,  // modality
  TreatedAsInverted,
  OtherFrame,  // its number, from 1
  PartMarked,  // left, top, width, height in pixels of the radiograph
  PartFound,   // the same
  // computing
  DeviceReplaced,  // the device that failed
  CudaUnusable,
  WaitingForProcesses,  // processes in all, address and port of the first
  BatchHalved,          // images in a batch from now on
  RunContinued,         // epochs done
  InputSizeRaised,      // network, pixels
  MethodLeftOut,        // method, fold from 1, sentence of the failure
  // the answer
  PartMissing,  // percent of the pixels
  DetailMissing,
  DamagedSomewhere,
  NothingToSee,
  NoImplantSeen,    // subject, e.g. "shoulder"
  NoImplantInPart,  // the same; in the part that the user marked
  SeveralFound,     // how many
  UnlikeLearned,    // subject
  AmongLearned,
  ModelWithoutGate,
  KnownMakersOnly,
  OneMakerLeft,       // confidence, percent
  SeveralMakersLeft,  // the same
  EveryMakerLeft,     // the same
  NoSetMeasured,
  NotCalibrated,
  ThresholdsDiffer,  // a maker that is not named, and a less probable one that is
  LooksAgree,        // how many looks agree, of how many, maker
  TogetherOf,        // how many pictures count, of how many
  TogetherDisagree,  // as TogetherOf
  TogetherNone,
  TogetherUnread,
  // the headline of an answer, see core/answer/headline.h
  HeadlineMaker,     // its display name
  HeadlineProbable,  // the same
  HeadlineSeveral,
  HeadlineUnknown,
  HeadlineNone,
  // what is wrong with an option; its key comes first
  OptionsNotObject,
  OptionUnknown,
  OptionNotNumber,
  OptionNotWhole,
  OptionNotText,
  OptionNotTexts,
  OptionNotSubject,
  OptionNotFlag,
  OptionNotAmong,      // the words allowed
  OptionFromTo,        // lowest and highest number allowed
  OptionAboveTo,       // the first is not allowed itself
  OptionFromToBelow,   // the second is not allowed itself
  OptionAboveToBelow,  // neither
  OptionFileMissing,   // the file
  OptionNotTogether,   // the option that excludes it
  OptionNeedsValidation,
  TeacherMissing,
  NothingToLearn,
  TeacherWithoutWeight,
  TeacherWithoutAnswers,
  OptionNotInPretraining,
  // stages of long work
  Starting,
  ReadingList,
  Decoding,
  ComparingPictures,
  Unpacking,
  Epoch,  // number from 1, of how many
  Features,
  Predicting,
  Files,
  // a data set
  ClassWithoutPicture,
  LooseFile,
  HiddenFolder,  // how many pictures it holds
  HiddenPicture,
  LabelGuessed,
  LabelsLookAlike,   // two labels
  LabelOuterSpace,   // the label
  DuplicatesDiffer,  // how many pairs
  GroupsFromTable,   // how many
  PictureVerySmall,  // columns and rows
  PartsFromFolders,
  TrainingLacks,  // labels, each in quotation marks
  ValidationEmpty,
  ValidationLacks,  // labels, each in quotation marks
  TestEmpty,
  TestLacks,            // labels, each in quotation marks
  FoldsLack,            // labels, each in quotation marks
  FoldsCannotValidate,  // labels, each in quotation marks
  ProbeLeftOut,         // how many
  GroupsParted,         // how many
};

enum class Severity {
  Information,  // good to know
  Caution,      // may make the picture or the answer worse
  Warning,      // the answer may mean nothing
};

// A code of a published terminology, e.g. {"113040", "DCM", "Lossy Compression"} (PS3.16).
struct CodedConcept {
  std::string_view value, scheme, meaning;
};

using FactValue = std::variant<std::int64_t, double, std::string>;

struct Fact {
  FactCode code{};
  std::vector<FactValue> values;  // one for each place in the sentence; never a patient's identity
  bool operator==(const Fact&) const = default;
};

// Stable lower-case name for files and JSON, e.g. "burned-in-text".
std::string_view factName(FactCode code) noexcept;
// The English pattern, with %1, %2 for the values; also the key of its translation (context "Fact"). A whole sentence, except for stages
// and headlines, which are a few words, and problems of options, which have no full stop.
std::string_view factPattern(FactCode code) noexcept;
Severity factSeverity(FactCode code) noexcept;
std::string_view severityName(Severity severity) noexcept;  // "information", "caution", "warning"
std::optional<CodedConcept> factConcept(FactCode code) noexcept;

// Replaces %1, %2, ... in a pattern of any language by the values.
std::string filled(std::string_view pattern, const std::vector<std::string>& values);
// The English sentence with its values in place.
std::string sentence(const Fact& fact);
std::vector<std::string> sentences(const std::vector<Fact>& facts);

// Adds those of `more` that `facts` does not hold yet.
void addFacts(std::vector<Fact>& facts, const std::vector<Fact>& more);

// The last code, for readers of streams.
inline constexpr FactCode kLastFact = FactCode::GroupsParted;

}  // namespace glenoid
