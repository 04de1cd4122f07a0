// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decoding/radiograph_stream.h"

#include <algorithm>
#include <cmath>
#include <type_traits>
#include <utility>

#include "core/base/error.h"
#include "core/base/files.h"

namespace glenoid {
namespace {

[[noreturn]] void throwMalformed(const char* what) {
  throw Error(ErrorCode::Internal, std::string("malformed radiograph stream: ") + what);
}

template <typename T>
constexpr bool kIsPlain = std::is_arithmetic_v<T> && !std::is_same_v<T, bool>;

// Writer and Reader process the same fields in the same order, listed once in `describe` below.
class Writer {
 public:
  explicit Writer(const ByteSink& sink) : sink_(sink) {}

  template <typename... Fields>
  void operator()(const Fields&... fields) {
    (put(fields), ...);
  }

 private:
  template <typename T>
  requires kIsPlain<T>
  void put(const T& value) { sink_(std::as_bytes(std::span(&value, 1))); }
  void put(const bool& value) { put(static_cast<std::uint8_t>(value)); }
  template <typename T>
  requires std::is_enum_v<T>
  void put(const T& value) { put(static_cast<std::int32_t>(value)); }
  void put(const std::string& text) {
    put(std::uint64_t{text.size()});
    sink_(std::as_bytes(std::span(text)));
  }
  void put(const std::filesystem::path& path) { put(toUtf8(path)); }
  template <typename T>
  void put(const std::vector<T>& values) {
    put(std::uint64_t{values.size()});
    if constexpr (kIsPlain<T>) {
      sink_(std::as_bytes(std::span(values)));
    } else {
      for (const T& value : values) put(value);
    }
  }
  template <typename A, typename B>
  void put(const std::pair<A, B>& both) {
    (*this)(both.first, both.second);
  }
  template <typename T>
  void put(const std::optional<T>& value) {
    put(value.has_value());
    if (value) put(*value);
  }
  template <typename... Choices>
  void put(const std::variant<Choices...>& value) {
    put(static_cast<std::uint8_t>(value.index()));
    std::visit([this](const auto& chosen) { this->put(chosen); }, value);
  }
  template <typename T>
  requires(std::is_class_v<T>&& std::is_aggregate_v<T>) void put(const T& value) { describe(*this, value); }

  const ByteSink& sink_;
};

class Reader {
 public:
  Reader(const ByteSource& source, std::uint64_t budget) : source_(source), left_(budget) {}

  template <typename... Fields>
  void operator()(Fields&... fields) {
    (get(fields), ...);
  }

 private:
  void fill(std::span<std::byte> bytes) {
    left_ -= std::min<std::uint64_t>(left_, bytes.size());
    source_(bytes);
  }
  // Number of elements that follow, each of at least `least` bytes.
  std::size_t length(std::size_t least) {
    std::uint64_t count = 0;
    get(count);
    if (count > left_ / least) throwMalformed("a length beyond its end");
    return static_cast<std::size_t>(count);
  }

  template <typename T>
  requires kIsPlain<T>
  void get(T& value) {
    if (left_ < sizeof(T)) throwMalformed("it is longer than it said");
    fill(std::as_writable_bytes(std::span(&value, 1)));
  }
  void get(bool& value) {
    std::uint8_t byte = 0;
    get(byte);
    value = byte != 0;
  }
  template <typename T>
  requires std::is_enum_v<T>
  void get(T& value) {
    std::int32_t number = 0;
    get(number);
    if (number < 0 || number > static_cast<std::int32_t>(lastOf(T{}))) throwMalformed("an unknown choice");
    value = static_cast<T>(number);
  }
  void get(std::string& text) {
    text.resize(length(1));
    fill(std::as_writable_bytes(std::span(text)));
  }
  void get(std::filesystem::path& path) {
    std::string text;
    get(text);
    path = fromUtf8(text);
  }
  template <typename T>
  void get(std::vector<T>& values) {
    if constexpr (kIsPlain<T>) {
      values.resize(length(sizeof(T)));
      fill(std::as_writable_bytes(std::span(values)));
    } else {
      // Grows only with elements that arrive: an element needs more memory than its smallest size in the stream.
      for (std::size_t count = length(1); count > 0; --count) get(values.emplace_back());
    }
  }
  template <typename A, typename B>
  void get(std::pair<A, B>& both) {
    (*this)(both.first, both.second);
  }
  template <typename T>
  void get(std::optional<T>& value) {
    bool present = false;
    get(present);
    if (present) get(value.emplace(T()));
  }
  template <typename... Choices>
  void get(std::variant<Choices...>& value) {
    std::uint8_t index = 0;
    get(index);
    if (index >= sizeof...(Choices)) throwMalformed("an unknown alternative");
    std::uint8_t at = 0;
    ((at++ == index ? get(value.template emplace<Choices>()) : void()), ...);
  }
  template <typename T>
  requires(std::is_class_v<T>&& std::is_aggregate_v<T>) void get(T& value) { describe(*this, value); }

  static ColourSpace lastOf(ColourSpace) { return ColourSpace::YbrFull; }
  static WindowFunction lastOf(WindowFunction) { return WindowFunction::Sigmoid; }
  static SpacingProvenance lastOf(SpacingProvenance) { return SpacingProvenance::Unspecified; }
  static ErrorCode lastOf(ErrorCode) { return ErrorCode::Internal; }
  static FactCode lastOf(FactCode) { return kLastFact; }
  static DecoderTask lastOf(DecoderTask) { return DecoderTask::ReadText; }

  const ByteSource& source_;
  std::uint64_t left_;
};

template <typename T, typename Wanted>
concept Is = std::is_same_v<std::remove_const_t<T>, Wanted>;

void describe(auto& archive, Is<LookupTable> auto& v) { archive(v.firstMapped, v.bits, v.data, v.explanation); }
void describe(auto& archive, Is<Rescale> auto& v) { archive(v.slope, v.intercept, v.type); }
void describe(auto& archive, Is<Window> auto& v) { archive(v.center, v.width, v.function, v.explanation); }
void describe(auto& archive, Is<FrameValues> auto& v) { archive(v.modalityTransform, v.vois); }
void describe(auto& archive, Is<Spacing> auto& v) { archive(v.rowMm, v.columnMm, v.provenance); }
void describe(auto& archive, Is<Palette> auto& v) { archive(v.firstMapped, v.red, v.green, v.blue); }
void describe(auto& archive, Is<MissingPart> auto& v) { archive(v.share, v.little); }
void describe(auto& archive, Is<FrameRange> auto& v) { archive(v.first, v.last); }
void describe(auto& archive, Is<Attribute> auto& v) { archive(v.tag, v.name, v.value); }
void describe(auto& archive, Is<Fact> auto& v) { archive(v.code, v.values); }
void describe(auto& archive, Is<Overlay> auto& v) {
  archive(v.rows, v.columns, v.originRow, v.originColumn, v.firstFrame, v.frames, v.description, v.bits);
}
void describe(auto& archive, Is<Shutter::Point> auto& v) { archive(v.row, v.column); }
void describe(auto& archive, Is<Shutter::Rectangle> auto& v) { archive(v.left, v.right, v.upper, v.lower); }
void describe(auto& archive, Is<Shutter::Circle> auto& v) { archive(v.centre, v.radius); }
void describe(auto& archive, Is<Shutter> auto& v) { archive(v.rectangle, v.circle, v.polygon); }
void describe(auto& archive, Is<DicomDirEntry> auto& v) {
  archive(v.patient, v.study, v.series, v.seriesNumber, v.imageNumber, v.modality, v.recordType, v.description, v.file, v.sameName,
          v.guessedName, v.hidden);
}
void describe(auto& archive, Is<Radiograph> auto& v) {
  archive(v.kind, v.transferSyntax, v.modality, v.photometric, v.colourSpace, v.rows, v.columns, v.frames, v.samples, v.bitsStored,
          v.isSigned, v.pixels, v.unreadable, v.firstFrame, v.padding, v.missing, v.coarse, v.damagedSomewhere, v.modalityTransform, v.vois,
          v.frameValues, v.inverted, v.palette, v.overlays, v.shutter, v.pixelAspect, v.spacing, v.laterality, v.viewPosition,
          v.patientOrientation, v.bodyPart, v.attributes, v.identity, v.facts);
}
void describe(auto& archive, Is<ReadOptions> auto& v) { archive(v.pixels, v.identity, v.firstFrameOnly, v.maxPixels, v.maxBytes); }
void describe(auto& archive, Is<DecodeRequest> auto& v) { archive(v.file, v.task, v.options); }
void describe(auto& archive, Is<DecodeFailure> auto& v) { archive(v.code, v.detail); }

// Whether the factors are positive and their product is `size`; no product overflows.
bool isProduct(std::uint64_t size, std::initializer_list<int> factors) {
  std::uint64_t product = 1;
  for (const int factor : factors) {
    if (factor < 1 || product > size) return false;
    product *= static_cast<std::uint64_t>(factor);
  }
  return product == size;
}

void checkParts(const Radiograph& radiograph) {
  const auto pixels = std::visit([](const auto& values) { return values.size(); }, radiograph.pixels);
  if (pixels == 0 && radiograph.rows == 0 && radiograph.columns == 0) return;  // a header without a picture
  if (!isProduct(pixels, {radiograph.rows, radiograph.columns, radiograph.frames, radiograph.samples}))
    throwMalformed("the number of pixels");
  const bool hasThree = radiograph.colourSpace == ColourSpace::Rgb || radiograph.colourSpace == ColourSpace::YbrFull;
  if (radiograph.samples != (hasThree ? 3 : 1)) throwMalformed("the number of samples");
  if (radiograph.missing && !(radiograph.missing->share > 0 && radiograph.missing->share < 1)) throwMalformed("the missing share");
  if (radiograph.bitsStored < 1 || radiograph.bitsStored > 16) throwMalformed("the number of bits");
  if (!(radiograph.pixelAspect > 0) || !std::isfinite(radiograph.pixelAspect)) throwMalformed("the shape of a pixel");
  if (radiograph.colourSpace == ColourSpace::Palette && !radiograph.palette) throwMalformed("no palette");
  if (radiograph.palette && (radiograph.palette->red.empty() || radiograph.palette->green.empty() || radiograph.palette->blue.empty())) {
    throwMalformed("an empty palette");
  }
  for (const Overlay& overlay : radiograph.overlays) {
    if (!isProduct(overlay.bits.size(), {overlay.rows, overlay.columns, overlay.frames})) throwMalformed("an overlay's size");
  }
  if (const auto& shutter = radiograph.shutter) {
    const auto& [rectangle, circle, polygon] = *shutter;
    const bool turned = rectangle && (rectangle->left > rectangle->right || rectangle->upper > rectangle->lower);
    if (turned || (circle && circle->radius < 1) || polygon.size() == 1 || polygon.size() == 2) throwMalformed("a shutter's shape");
  }
  const auto isEmptyTable = [](const auto& value) {
    const auto* table = std::get_if<LookupTable>(&value);
    return table && table->data.empty();
  };
  const auto hasEmptyTable = [&](const auto& values) {
    return isEmptyTable(values.modalityTransform) || std::any_of(values.vois.begin(), values.vois.end(), isEmptyTable);
  };
  const auto& each = radiograph.frameValues;
  if (hasEmptyTable(radiograph) || std::any_of(each.begin(), each.end(), hasEmptyTable)) throwMalformed("an empty lookup table");
  if (!each.empty() && each.size() != static_cast<std::size_t>(radiograph.frames)) throwMalformed("the values of the frames");
}

constexpr std::uint64_t kMostText = 1 << 20;  // bytes of a request or a failure

}  // namespace

void writeRadiograph(const Radiograph& radiograph, const ByteSink& sink) { Writer{sink}(radiograph); }

Radiograph readRadiograph(const ByteSource& source, std::uint64_t budget) {
  Radiograph radiograph;
  Reader{source, budget}(radiograph);
  checkParts(radiograph);
  return radiograph;
}

void writeDirectory(const std::vector<DicomDirEntry>& entries, const ByteSink& sink) { Writer{sink}(entries); }

std::vector<DicomDirEntry> readDirectory(const ByteSource& source, std::uint64_t budget) {
  std::vector<DicomDirEntry> entries;
  Reader{source, budget}(entries);
  return entries;
}

void writeText(const std::string& text, const ByteSink& sink) { Writer{sink}(text); }

std::string readText(const ByteSource& source, std::uint64_t budget) {
  std::string text;
  Reader{source, budget}(text);
  return text;
}

void writeRequest(const DecodeRequest& request, const ByteSink& sink) { Writer{sink}(request); }

DecodeRequest readRequest(const ByteSource& source) {
  DecodeRequest request;
  Reader{source, kMostText}(request);
  return request;
}

void writeFailure(const DecodeFailure& failure, const ByteSink& sink) { Writer{sink}(failure); }

DecodeFailure readFailure(const ByteSource& source) {
  DecodeFailure failure;
  Reader{source, kMostText}(failure);
  return failure;
}

}  // namespace glenoid
