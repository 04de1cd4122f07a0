// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/dicom_lenient.h"

#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include <dcmtk/dcmdata/dcdatset.h>
#include <dcmtk/dcmdata/dcistrmb.h>
#include <dcmtk/dcmdata/dcmetinf.h>
#include <dcmtk/dcmdata/dcpixseq.h>
#include <dcmtk/dcmdata/dcpxitem.h>
#include <dcmtk/dcmdata/dcuid.h>

#include "core/base/files.h"
#include "core/dicom/dicom_kind.h"
#include "core/dicom/dicom_numbers.h"
#include "core/dicom/dicom_setup.h"
#include "core/dicom/element_walk.h"
#include "core/dicom/pixel_cells.h"
#include "core/dicom/stream_kind.h"

namespace glenoid {
namespace {

using Bytes = std::span<const std::uint8_t>;

constexpr std::uint32_t kPixelData = 0x7fe00010, kTransferSyntax = 0x00020010, kItem = 0xfffee000, kSequenceEnd = 0xfffee0dd;
constexpr std::uintmax_t kLargestFile = std::uintmax_t{256} << 20;  // it is in memory together with its decoded pixels
constexpr const char* kGeBigEndianPixels = "1.2.840.113619.5.2";

bool isKnown(std::uint32_t tag) {
  DcmTag known(static_cast<Uint16>(tag >> 16), static_cast<Uint16>(tag & 0xffff));
  return (tag >> 16) % 2 == 0 && known.getEVR() != EVR_UN && known.getEVR() != EVR_UNKNOWN;
}

ElementForm declaredForm(const std::string& transferSyntax) {
  if (transferSyntax == UID_BigEndianExplicitTransferSyntax) return {false, true};
  return {transferSyntax == UID_LittleEndianImplicitTransferSyntax || transferSyntax == kGeBigEndianPixels, false};
}

std::string nameOf(ElementForm form) {
  return form.implicit ? "implicit little endian" : form.bigEndian ? "explicit big endian" : "explicit little endian";
}

class LenientReader {
 public:
  explicit LenientReader(Bytes bytes) : bytes_(bytes), walk_(bytes) {}

  std::optional<DicomObject> read() {
    const std::span<const std::byte> head(reinterpret_cast<const std::byte*>(bytes_.data()), bytes_.size());
    std::size_t at = isBareDataset(head) ? 0 : 132;
    readMeta(at);
    object_.syntaxMissing = object_.transferSyntax.empty();
    const auto form = walk_.formAt(at);
    // Deflated bytes may look like the header of an implicit element, but of no group that a data set begins with.
    const auto first = form ? walk_.elementAt(at, *form) : std::nullopt;
    if (!first || first->tag >> 16 > 0x0028) return readDeflated(at);
    form_ = *form;
    // Deflated bytes do not form elements, so a file that can be walked is not deflated.
    const bool isInflated = object_.transferSyntax == UID_DeflatedExplicitVRLittleEndianTransferSyntax;
    if (isInflated || (!object_.syntaxMissing && form_ != declaredForm(object_.transferSyntax))) {
      object_.facts.push_back({FactCode::SyntaxContradicted, {nameOf(form_)}});
    }
    if (!readHeader(at) || !readPixels()) return std::nullopt;
    addFacts(object_.facts, forgiven_);
    if (object_.transferSyntax.empty()) {
      object_.transferSyntax = form_.implicit    ? UID_LittleEndianImplicitTransferSyntax
                               : form_.bigEndian ? UID_BigEndianExplicitTransferSyntax
                                                 : UID_LittleEndianExplicitTransferSyntax;
    }
    return std::move(object_);
  }

 private:
  // The data set begins at `at` and is deflated, although the transfer syntax is missing or names another form.
  std::optional<DicomObject> readDeflated(std::size_t at) {
    const auto rest = bytes_.subspan(std::min(at, bytes_.size()));
    if (rest.empty() || object_.transferSyntax == UID_DeflatedExplicitVRLittleEndianTransferSyntax) return std::nullopt;
    DcmInputBufferStream stream;
    stream.setBuffer(rest.data(), static_cast<offile_off_t>(rest.size()));
    stream.setEos();
    DcmDataset& dataset = *object_.file->getDataset();
    dataset.transferInit();
    const auto result = dataset.read(stream, EXS_DeflatedLittleEndianExplicit);
    dataset.transferEnd();
    if (result.bad() || pixelDataOf(dataset) == nullptr) return std::nullopt;
    object_.facts.push_back({FactCode::SyntaxContradicted, {std::string("deflated explicit little endian")}});
    addFacts(object_.facts, forgiven_);
    if (object_.transferSyntax.empty()) object_.transferSyntax = UID_DeflatedExplicitVRLittleEndianTransferSyntax;
    return std::move(object_);
  }

  void forgive(FactCode code) { addFacts(forgiven_, {{code, {}}}); }

  // The meta header is always explicit little endian (PS3.10 7.1).
  void readMeta(std::size_t& at) {
    while (at + 8 <= bytes_.size() && walk_.tagAt(at) >> 16 == 0x0002) {
      const auto element = walk_.elementAt(at, {});
      if (!element || element->length == kUndefinedLength) return;
      if (element->vr == "UN" && isKnown(element->tag)) forgive(FactCode::ElementTypeWrong);
      if (element->tag == kTransferSyntax) {
        std::string uid(reinterpret_cast<const char*>(bytes_.data()) + element->value, element->length);
        uid.erase(std::find_if(uid.begin(), uid.end(), [](char c) { return c == '\0' || c == ' '; }), uid.end());
        object_.transferSyntax = std::move(uid);
      }
      at = element->value + element->length;
    }
  }

  // The elements before the pixels. DCMTK parses each run of elements of the same form at once.
  bool readHeader(std::size_t at) {
    std::size_t begin = at;
    ElementForm form = form_;
    while (at < bytes_.size()) {
      const auto element = walk_.elementAt(at, form_);
      if (!element) return false;
      if (element->tag == kPixelData) {
        pixels_ = *element;
        return parse(bytes_.subspan(begin, at - begin), form);
      }
      const auto end = walk_.endOf(*element);
      if (!end) return false;
      const bool isGroupLength = (element->tag & 0xffff) == 0;
      const bool isUntyped = element->vr == "UN" && isKnown(element->tag);
      if (isUntyped) forgive(FactCode::ElementTypeWrong);
      if (element->form != form || isGroupLength || isUntyped) {
        if (!parse(bytes_.subspan(begin, at - begin), form)) return false;
        // Unless the whole contradicts the transfer syntax, which is said already.
        if (element->form != form_ && object_.facts.empty()) addFacts(forgiven_, {{FactCode::SyntaxContradicted, {nameOf(element->form)}}});
        form = element->form;
        begin = isGroupLength || isUntyped ? *end : at;
        if (isUntyped && !isGroupLength && !parseUntyped(*element, *end)) return false;
      }
      at = *end;
    }
    return false;
  }

  bool parse(Bytes run, ElementForm form) {
    if (run.empty()) return true;
    DcmInputBufferStream stream;
    stream.setBuffer(run.data(), static_cast<offile_off_t>(run.size()));
    stream.setEos();
    DcmDataset part;
    part.transferInit();
    const auto result = part.read(stream, form.implicit    ? EXS_LittleEndianImplicit
                                          : form.bigEndian ? EXS_BigEndianExplicit
                                                           : EXS_LittleEndianExplicit);
    part.transferEnd();
    while (part.card() > 0) object_.dataset().insert(part.remove(0UL), OFTrue);
    return result.good();
  }

  // A value of VR UN is encoded as implicit little endian (PS3.5 6.2.2), so the dictionary can give its type.
  bool parseUntyped(const WalkedElement& element, std::size_t end) {
    std::vector<std::uint8_t> whole;
    const auto put = [&](std::uint32_t value, int bytes) {
      for (int i = 0; i < bytes; ++i) whole.push_back(static_cast<std::uint8_t>(value >> (8 * i)));
    };
    put(element.tag >> 16, 2);
    put(element.tag & 0xffff, 2);
    put(element.length, 4);
    const auto value = bytes_.subspan(element.value, end - element.value);
    whole.insert(whole.end(), value.begin(), value.end());
    return parse(whole, {true, false});
  }

  bool readPixels() {
    if (!pixels_) return false;
    if (pixels_->vr == "UN") forgive(FactCode::ElementTypeWrong);
    const auto rest = bytes_.subspan(pixels_->value);
    const bool isDefined = pixels_->length != kUndefinedLength;
    const bool hasItems = rest.size() >= 8 && walk_.tagAt(pixels_->value) == kItem && walk_.lengthAt(pixels_->value + 4) % 4 == 0;
    if (!isDefined) return putFragments(pixels_->value, bytes_.size());
    const auto value = rest.first(pixels_->length);
    readRest(pixels_->value + pixels_->length);
    if (hasItems) return putFragments(pixels_->value, pixels_->value + pixels_->length);
    if (startsStream(value)) {
      forgive(FactCode::HeaderIrregular);
      return putSequence({{}, value});
    }
    return putNative(value);
  }

  // The fragments up to the delimiter, or up to whatever is in its place. The last one must be complete.
  bool putFragments(std::size_t at, std::size_t limit) {
    // Only explicit syntaxes have fragments (PS3.5 A.4). Two contradictions at once leave doubt.
    if (form_.implicit && form_ != declaredForm(object_.transferSyntax)) return false;
    std::vector<Bytes> fragments;
    while (at + 8 <= limit && walk_.tagAt(at) == kItem) {
      const std::size_t length = walk_.lengthAt(at + 4);
      if (length > limit - at - 8) return false;
      fragments.push_back(bytes_.subspan(at + 8, length));
      at += 8 + length;
    }
    // If there is a single frame, the end marker of its stream shows that it is complete. If there are several, whole frames may be
    // missing.
    if (at == bytes_.size() && framesStated() > 1) return false;
    const bool isEnded = at + 8 <= limit && walk_.tagAt(at) == kSequenceEnd && walk_.lengthAt(at + 4) == 0;
    if (pixels_->length == kUndefinedLength) {
      if (isEnded) {
        readRest(at + 8);
      } else {
        forgive(framesStated() > 1 && isItemAfter(at) ? FactCode::DamagedAmongFrames : FactCode::DamagedAfterPicture);
      }
    }
    if (!fragments.empty() && startsStream(fragments.front())) {
      fragments.insert(fragments.begin(), Bytes{});  // the offset table is missing
      forgive(FactCode::HeaderIrregular);
    }
    return fragments.size() > 1 && putSequence(fragments);
  }

  // Another fragment may follow stray bytes.
  bool isItemAfter(std::size_t at) const {
    constexpr std::array<std::uint8_t, 4> kItemBytes{0xfe, 0xff, 0x00, 0xe0};
    const auto rest = bytes_.subspan(at);
    return std::search(rest.begin(), rest.end(), kItemBytes.begin(), kItemBytes.end()) != rest.end();
  }

  double framesStated() { return numberOf(object_.dataset(), DCM_NumberOfFrames).value_or(1); }

  // Nothing after the pixels is needed, but data that are not elements are reported. A little white space or zeros are no damage.
  void readRest(std::size_t at) {
    constexpr std::string_view kBlank("\0 \t\r\n", 5);
    constexpr std::size_t kMostBlank = 2048;  // bytes; more are a hole
    const auto isBlank = [&](std::uint8_t byte) { return kBlank.find(static_cast<char>(byte)) != kBlank.npos; };
    while (at < bytes_.size()) {
      const auto element = walk_.elementAt(at, form_);
      const auto end = element && element->tag > kPixelData ? walk_.endOf(*element) : std::nullopt;
      if (!end) {
        const auto rest = bytes_.subspan(at);
        const bool isHarmless = rest.size() <= kMostBlank && std::all_of(rest.begin(), rest.end(), isBlank);
        return forgive(isHarmless ? FactCode::ExtraBytes : FactCode::DamagedAfterPicture);
      }
      at = *end;
    }
  }

  bool putSequence(const std::vector<Bytes>& fragments) {
    auto sequence = std::make_unique<DcmPixelSequence>(DcmTag(DCM_PixelData, EVR_OB));
    for (const Bytes fragment : fragments) {
      auto item = std::make_unique<DcmPixelItem>(DcmTag(DCM_Item, EVR_OB));
      std::vector<std::uint8_t> even(fragment.begin(), fragment.end());
      if (even.size() % 2 != 0) even.push_back(0);
      if (!even.empty() && item->putUint8Array(even.data(), static_cast<unsigned long>(even.size())).bad()) return false;
      if (sequence->insert(item.get()).bad()) return false;
      static_cast<void>(item.release());  // the sequence owns it
    }
    auto pixels = std::make_unique<DcmPixelData>(DCM_PixelData);
    // Any encapsulated syntax will do, because the stream decides how it is decoded.
    pixels->putOriginalRepresentation(EXS_JPEGProcess14SV1, nullptr, sequence.release());
    return insertPixels(std::move(pixels));
  }

  bool putNative(Bytes value) {
    auto pixels = std::make_unique<DcmPixelData>(DCM_PixelData);
    const bool isWide = wordOf(object_.dataset(), DCM_BitsAllocated).value_or(16) > 8;
    std::vector<std::uint8_t> even(value.begin(), value.end());
    if (even.size() % 2 != 0) even.push_back(0);
    if (form_.bigEndian && isWide) {
      for (std::size_t i = 0; i < even.size(); i += 2) std::swap(even[i], even[i + 1]);
    }
    if (isWide) {
      const auto words = littleEndianWords(even);
      pixels->setVR(EVR_OW);
      if (pixels->putUint16Array(words.data(), static_cast<unsigned long>(words.size())).bad()) return false;
    } else {
      pixels->setVR(EVR_OB);
      if (pixels->putUint8Array(even.data(), static_cast<unsigned long>(even.size())).bad()) return false;
    }
    return insertPixels(std::move(pixels));
  }

  bool insertPixels(std::unique_ptr<DcmPixelData> pixels) {
    if (object_.dataset().insert(pixels.get(), OFTrue).bad()) return false;
    static_cast<void>(pixels.release());  // the data set owns it
    return true;
  }

  Bytes bytes_;
  ElementWalk walk_;
  ElementForm form_;  // of the data set
  std::optional<WalkedElement> pixels_;
  std::vector<Fact> forgiven_;
  DicomObject object_;
};

}  // namespace

bool hasUntypedElements(DcmItem& dataset) {
  for (unsigned long i = 0; i < dataset.card(); ++i) {
    DcmElement* element = dataset.getElement(i);
    const auto tag = static_cast<std::uint32_t>(element->getGTag()) << 16 | element->getETag();
    if (element->ident() == EVR_UN && element->getETag() != 0 && isKnown(tag)) return true;
  }
  return false;
}

std::optional<DicomObject> openLeniently(const std::filesystem::path& path) {
  prepareDicom();
  std::error_code problem;
  const auto size = std::filesystem::file_size(path, problem);
  if (problem || size > kLargestFile) return std::nullopt;
  const auto bytes = readFile(path);
  return LenientReader({reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()}).read();
}

}  // namespace glenoid
