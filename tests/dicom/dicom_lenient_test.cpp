// SPDX-License-Identifier: GPL-3.0-or-later
// Files whose form contradicts the standard but leaves no doubt are read, and what was forgiven is said. Others stay refused.
#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/dicom/dicom_reader.h"
#include "tests/dicom/dicom_fixture.h"
#include "tests/support/jpeg2000_writer.h"
#include "tests/support/raw_dicom.h"

namespace glenoid {
namespace {

using test::RawBytes;
using test::RawDicom;
using test::rawPicture;
using Form = RawDicom::Form;
using ::testing::ElementsAre;
using ::testing::Not;

constexpr const char* kGe = "1.2.840.113619.5.2";
constexpr const char* kEncapsulated = "1.2.840.10008.1.2.1.98";
constexpr const char* kHtj2k = "1.2.840.10008.1.2.4.201";
constexpr std::uint32_t kPixelData = 0x7fe00010;

// A ramp over 12 bits, 16 rows of 24.
std::vector<std::int32_t> ramp(int step = 10) {
  std::vector<std::int32_t> values;
  for (int i = 0; i < 16 * 24; ++i) values.push_back(i % 24 * 16 + i / 24 * step);
  return values;
}

RawBytes j2k(int precision = 12) { return test::encodeJpeg2000({16, 24, 1, precision, false}, ramp()); }

class DicomLenient : public Dicom {
 protected:
  Radiograph read(const RawDicom& file, const ReadOptions& options = {}) const {
    file.write(folder_ / name_);
    return readDicom(folder_ / name_, options, {});
  }
  void expectRamp(const RawDicom& file, FactCode code) const {
    const auto radiograph = read(file);
    EXPECT_TRUE(storedOf(radiograph) == ramp());
    EXPECT_EQ(radiograph.modality, "CR");
    EXPECT_THAT(radiograph.facts, Contains(IsFact(code)));
  }
  void expectRefused(const RawDicom& file, ErrorCode code, const std::string& detail) const {
    file.write(folder_ / name_);
    expectRefusal(folder_ / name_, code, detail);
  }
  // The stream that our writer makes of the ramp.
  RawBytes jpeg(const char* syntax = test::kJpegLossless) const {
    DicomSpec spec;
    spec.rows = 16, spec.columns = 24, spec.bitsStored = syntax == test::kJpegBaseline ? 8 : 12;
    spec.bitsAllocated = syntax == test::kJpegBaseline ? 8 : 16;
    spec.values = ramp();
    if (syntax == test::kJpegBaseline) std::for_each(spec.values.begin(), spec.values.end(), [](auto& value) { value /= 16; });
    spec.transferSyntax = syntax;
    return test::streamIn(write(spec), 0xd8);
  }
};

RawDicom ended(RawDicom file) { return file.item(test::kRawSequenceEnd); }

}  // namespace

TEST_F(DicomLenient, ElementsOfUnknownTypeGetTheTypeOfTheStandard) {
  auto file = rawPicture(test::kExplicit);
  expectRamp(file.value(kPixelData, "UN", test::littleEndian(ramp())), FactCode::ElementTypeWrong);

  RawDicom typeless(test::kExplicit, Form::Explicit);
  typeless.text(0x00080060, "UN", "CR").value(0x00280002, "UN", test::littleEndian({1})).text(0x00280004, "UN", "MONOCHROME1");
  typeless.value(0x00280010, "UN", test::littleEndian({16})).value(0x00280011, "UN", test::littleEndian({24}));
  typeless.word(0x00280100, 16).word(0x00280101, 12).word(0x00280102, 11).word(0x00280103, 0);
  typeless.text(0x00281050, "UN", "1000").text(0x00281051, "UN", "500");
  typeless.value(kPixelData, "OW", test::littleEndian(ramp()));
  expectRamp(typeless, FactCode::ElementTypeWrong);
  EXPECT_EQ(std::get<Window>(read(typeless).vois.at(0)), (Window{1000, 500, WindowFunction::Linear, ""}));
  EXPECT_TRUE(read(typeless).inverted);
}

TEST_F(DicomLenient, AnotherFormThanTheTransferSyntaxSays) {
  const std::pair<const char*, Form> written[] = {{test::kExplicit, Form::Implicit},  {test::kImplicit, Form::Explicit},
                                                  {test::kExplicit, Form::Big},       {test::kBigEndian, Form::Explicit},
                                                  {test::kBigEndian, Form::Implicit}, {test::kImplicit, Form::Big}};
  for (const auto& [syntax, form] : written) {
    SCOPED_TRACE(syntax);
    auto file = rawPicture(syntax, form);
    expectRamp(file.value(kPixelData, "OW", form == Form::Big ? test::bigEndian(ramp()) : test::littleEndian(ramp())),
               FactCode::SyntaxContradicted);
    EXPECT_EQ(read(file).transferSyntax, syntax);
  }
}

TEST_F(DicomLenient, APartOfTheElementsInAnotherForm) {
  RawDicom file(test::kExplicit, Form::Explicit);
  file.text(0x00080060, "CS", "CR");
  file.form = Form::Implicit;
  file.word(0x00280002, 1).text(0x00280004, "CS", "MONOCHROME2").word(0x00280010, 16);
  file.form = Form::Explicit;
  file.word(0x00280011, 24).word(0x00280100, 16).word(0x00280101, 12).word(0x00280102, 11).word(0x00280103, 0);
  expectRamp(file.value(kPixelData, "OW", test::littleEndian(ramp())), FactCode::SyntaxContradicted);
}

TEST_F(DicomLenient, NativePixelsUnderACompressedSyntax) {
  for (const char* syntax : {test::kJpegLossless, test::kRle, test::kJpeg2000, test::kJpegLs}) {
    SCOPED_TRACE(syntax);
    expectRamp(rawPicture(syntax).value(kPixelData, "OW", test::littleEndian(ramp())), FactCode::SyntaxContradicted);
  }
}

TEST_F(DicomLenient, AStreamIsDecodedByWhatItIs) {
  const auto lossless = jpeg();
  for (const char* syntax : {test::kExplicit, test::kJpegBaseline, test::kJpegLs, test::kJpeg2000, test::kRle}) {
    SCOPED_TRACE(syntax);
    const auto file = ended(rawPicture(syntax).fragments({lossless}));
    expectRamp(file, FactCode::SyntaxContradicted);
    EXPECT_THAT(read(file).facts, Not(Contains(IsFact(FactCode::LossyCompression))));
  }
  for (const char* syntax : {test::kImplicit, test::kExplicit, test::kJpegLossless, test::kRle, kHtj2k}) {
    SCOPED_TRACE(syntax);
    const auto form = syntax == test::kImplicit ? Form::Implicit : Form::Explicit;
    expectRamp(ended(rawPicture(syntax, form).fragments({j2k()})), FactCode::SyntaxContradicted);
  }
  expectRamp(ended(rawPicture(test::kJpegLossless).fragments({jpeg(test::kJpegLs)})), FactCode::SyntaxContradicted);
  // Pixel Data of a known length that are a stream themselves.
  expectRamp(rawPicture(test::kExplicit).value(kPixelData, "OB", j2k()), FactCode::SyntaxContradicted);
}

TEST_F(DicomLenient, AnUnknownOrMissingTransferSyntaxIsCalledThat) {
  const auto isSyntax = [](const Fact& fact) {
    return fact.code == FactCode::SyntaxContradicted || fact.code == FactCode::SyntaxUnknown || fact.code == FactCode::SyntaxMissing;
  };
  const auto said = [&](const RawDicom& file) {
    const auto radiograph = read(file);
    EXPECT_TRUE(storedOf(radiograph) == ramp());
    std::vector<Fact> facts;
    std::copy_if(radiograph.facts.begin(), radiograph.facts.end(), std::back_inserter(facts), isSyntax);
    return facts;
  };
  const std::string lossless = "JPEG lossless";
  EXPECT_THAT(said(ended(rawPicture("1.2.3.4").fragments({jpeg()}))), ElementsAre(Fact{FactCode::SyntaxUnknown, {lossless}}));
  EXPECT_THAT(said(ended(rawPicture("").fragments({jpeg()}))), ElementsAre(Fact{FactCode::SyntaxMissing, {lossless}}));
  const auto native = [](const char* syntax, Form form) {
    auto file = rawPicture(syntax, form);
    return file.value(kPixelData, "OW", test::littleEndian(ramp()));
  };
  EXPECT_THAT(said(native("1.2.3.4", Form::Explicit)), ElementsAre(IsFact(FactCode::SyntaxUnknown)));
  EXPECT_THAT(said(native("1.2.3.4", Form::Implicit)), ElementsAre(IsFact(FactCode::SyntaxUnknown)));
  for (const auto& [form, name] : {std::pair{Form::Explicit, "explicit little endian"}, {Form::Implicit, "implicit little endian"}}) {
    EXPECT_THAT(said(native("", form)), ElementsAre(Fact{FactCode::SyntaxMissing, {std::string(name)}}));
  }
  EXPECT_THAT(said(native(test::kJpegLossless, Form::Implicit)), ElementsAre(IsFact(FactCode::SyntaxContradicted)));
  // Elements and pixels contradict the transfer syntax: one sentence.
  EXPECT_THAT(said(ended(rawPicture(test::kImplicit, Form::Explicit).fragments({jpeg()}))),
              ElementsAre(Fact{FactCode::SyntaxContradicted, {lossless}}));
}

TEST_F(DicomLenient, LossIsReadOffTheStream) {
  const auto file =
      ended(rawPicture(test::kJpegLossless, Form::Explicit, {16, 24, 8, 8, 7, "MONOCHROME2"}).fragments({jpeg(test::kJpegBaseline)}));
  const auto radiograph = read(file);
  EXPECT_THAT(radiograph.facts, Contains(IsFact(FactCode::LossyCompression)));
  EXPECT_THAT(radiograph.facts, Contains(Fact{FactCode::SyntaxContradicted, {std::string("JPEG baseline")}}));
  const auto values = storedOf(radiograph);
  for (std::size_t i = 0; i < values.size(); ++i) ASSERT_NEAR(values[i], ramp()[i] / 16, 3) << i;
}

TEST_F(DicomLenient, GroupLengthsOfAnyTypeAndValue) {
  auto file = rawPicture(test::kExplicit);
  file.value(kPixelData, "OW", test::littleEndian(ramp()));
  // The group length of the meta header becomes UN, which takes a longer header.
  const RawBytes meta{2, 0, 0, 0, 'U', 'N', 0, 0, 4, 0, 0, 0, 28, 0, 0, 0};
  file.bytes.erase(file.bytes.begin() + 132, file.bytes.begin() + 144);
  file.bytes.insert(file.bytes.begin() + 132, meta.begin(), meta.end());
  expectRamp(file, FactCode::ElementTypeWrong);
}

TEST_F(DicomLenient, AShortHeaderOfAGroupLengthWithoutType) {
  RawDicom file(test::kExplicit, Form::Explicit);
  file.raw(RawBytes{8, 0, 0, 0, 'U', 'N', 4, 0, 16, 0, 0, 0});
  const auto picture = rawPicture(test::kExplicit);
  const auto start = static_cast<std::ptrdiff_t>(file.bytes.size()) - 12;
  file.raw(RawBytes(picture.bytes.begin() + start, picture.bytes.end()));
  expectRamp(file.value(kPixelData, "OW", test::littleEndian(ramp())), FactCode::ElementTypeWrong);
}

TEST_F(DicomLenient, AFileThatIsNotDeflatedAtAll) {
  expectRamp(rawPicture(test::kDeflated).value(kPixelData, "OW", test::littleEndian(ramp())), FactCode::SyntaxContradicted);
}

TEST_F(DicomLenient, WhatStandsInPlaceOfTheDelimiterIsSaid) {
  const auto stream = jpeg();
  const auto file = [&] { return rawPicture(test::kJpegLossless).fragments({stream}); };
  expectRamp(file(), FactCode::DamagedAfterPicture);
  expectRamp(file().raw(RawBytes(6, 0)), FactCode::DamagedAfterPicture);
  expectRamp(file().item(test::kRawItemEnd), FactCode::DamagedAfterPicture);
  expectRamp(ended(file()).raw(RawBytes{'x'}), FactCode::DamagedAfterPicture);
  expectRamp(ended(file()).raw(RawBytes(2049, 0)), FactCode::DamagedAfterPicture);
  for (const auto& blank : {RawBytes{'\n'}, RawBytes{'\r', '\n'}, RawBytes(5, 0), RawBytes(2048, 0)}) {
    const auto facts = read(ended(file()).raw(blank)).facts;
    EXPECT_THAT(facts, Contains(IsFact(FactCode::ExtraBytes)));
    EXPECT_THAT(facts, Not(Contains(IsFact(FactCode::DamagedAfterPicture))));
  }
  EXPECT_THAT(read(ended(file())).facts, Not(Contains(IsFact(FactCode::DamagedAfterPicture))));
}

TEST_F(DicomLenient, WhatFollowsNativePixelsDoesNotDependOnTheirValues) {
  // Read as a length, the letters OW lead into the picture, where this value would be a tag behind that of the pixels.
  constexpr int kRows = 128, kColumns = 100;
  for (const auto& [form, syntax] : {std::pair{Form::Explicit, test::kExplicit}, {Form::Implicit, test::kImplicit}}) {
    for (const std::int32_t value : {0x0000, 0x0fff, 0x574f, 0x4f57}) {
      SCOPED_TRACE(value);
      const std::vector<std::int32_t> values(std::size_t{kRows} * kColumns, value);
      const auto file = [&, form = form, syntax = syntax] {
        auto picture = rawPicture(syntax, form, {kRows, kColumns, 16, 16, 15, "MONOCHROME2"});
        return picture.value(kPixelData, "OW", test::littleEndian(values));
      };
      for (const auto& blank : {RawBytes(1, 0), RawBytes{'\n'}, RawBytes(16, ' '), RawBytes(512, 0)}) {
        const auto radiograph = read(file().raw(blank));
        EXPECT_TRUE(storedOf(radiograph) == values);
        EXPECT_THAT(radiograph.facts, Contains(IsFact(FactCode::ExtraBytes))) << blank.size();
        EXPECT_THAT(radiograph.facts, Not(Contains(IsFact(FactCode::DamagedAfterPicture)))) << blank.size();
      }
      EXPECT_THAT(read(file()).facts, Not(Contains(IsFact(FactCode::ExtraBytes))));
    }
  }
}

TEST_F(DicomLenient, AnotherFileOrManyZerosBehindThePixelsAreSaid) {
  const auto first = rawPicture(test::kExplicit).value(kPixelData, "OW", test::littleEndian(ramp()));
  const auto second = rawPicture(test::kExplicit).text(0x00281050, "DS", "1000").value(kPixelData, "OW", test::littleEndian(ramp(3)));
  const auto bare = RawBytes(second.bytes.begin() + 132, second.bytes.end());
  for (const auto& rest : {second.bytes, bare, RawBytes(4096, 0)}) {
    expectRamp(RawDicom(first).raw(rest), FactCode::DamagedAfterPicture);
    EXPECT_TRUE(read(RawDicom(first).raw(rest)).vois.empty()) << "nothing is taken from what follows";
  }
  const auto trailer = RawDicom(first).value(0xfffcfffc, "OB", RawBytes(300, 0));
  EXPECT_TRUE(storedOf(read(trailer)) == ramp());
  EXPECT_THAT(read(trailer).facts, ElementsAre(IsFact(FactCode::NoWindow))) << "an element of the standard";
}

TEST_F(DicomLenient, AFileThatEndsWithinAFragmentStaysRefused) {
  for (const auto& stream : {jpeg(), j2k()}) {
    for (const std::ptrdiff_t lost : {2, 9, 40}) {
      auto file = rawPicture(stream[1] == 0x4f ? test::kJpeg2000 : test::kJpegLossless).fragments({stream});
      file.bytes.erase(file.bytes.end() - lost, file.bytes.end());
      expectRefused(file, ErrorCode::DamagedFile, "ends early");
    }
  }
}

TEST_F(DicomLenient, AHeaderMayBeLongerThanItsFragment) {
  auto stream = jpeg();
  const RawBytes comment{0xff, 0xfe, 0x01, 0x02};
  stream.insert(stream.begin() + 2, 256, 'x');
  stream.insert(stream.begin() + 2, comment.begin(), comment.end());
  const RawBytes first(stream.begin(), stream.begin() + 100), second(stream.begin() + 100, stream.end());
  const auto radiograph = read(ended(rawPicture(test::kJpegLossless).fragments({first, second})));
  EXPECT_TRUE(storedOf(radiograph) == ramp());
  EXPECT_THAT(radiograph.facts, ElementsAre(IsFact(FactCode::NoWindow)));
}

TEST_F(DicomLenient, AStreamMayLackItsEndMarkerAndNothingElse) {
  for (auto stream : {j2k(), jpeg(), jpeg(test::kJpegLs)}) {
    const auto syntax = stream[1] == 0x4f ? test::kJpeg2000 : stream[3] == 0xf7 ? test::kJpegLs : test::kJpegLossless;
    stream.resize(stream.size() - 2);
    SCOPED_TRACE(syntax);
    expectRamp(ended(rawPicture(syntax).fragments({stream})), FactCode::StreamEndMissing);
  }
}

TEST_F(DicomLenient, AStreamThatEndsInZerosInsteadOfItsEndIsRefused) {
  const auto zeroed = [](RawBytes stream, std::size_t count) {
    std::fill(stream.end() - static_cast<std::ptrdiff_t>(count), stream.end(), std::uint8_t{0});
    return stream;
  };
  for (const char* syntax : {test::kJpegLossless, test::kJpegLs, test::kJpegBaseline}) {
    SCOPED_TRACE(syntax);
    const int bits = syntax == test::kJpegBaseline ? 8 : 12, allocated = bits > 8 ? 16 : 8;
    const auto picture = rawPicture(syntax, Form::Explicit, {16, 24, allocated, bits, bits - 1, "MONOCHROME2"});
    const auto file = [&](const RawBytes& stream) { return ended(RawDicom(picture).fragments({stream})); };
    const auto stream = jpeg(syntax);
    for (const std::size_t lost : {std::size_t{8}, std::size_t{12}, stream.size() / 10}) {
      expectRefused(file(zeroed(stream, std::max<std::size_t>(lost, 8))), ErrorCode::DamagedFile, "data end early");
    }
    if (syntax == std::string(test::kJpegLs)) continue;  // its decoder takes one byte of padding
    EXPECT_THAT(read(file(zeroed(stream, 2))).facts, Contains(IsFact(FactCode::StreamEndMissing))) << "a little padding";
  }
}

TEST_F(DicomLenient, AJpeg2000StreamThatEndsInZerosIsRefused) {
  const auto picture = rawPicture(test::kJpeg2000);
  auto stream = j2k();
  std::fill(stream.end() - 24, stream.end(), std::uint8_t{0});
  expectRefused(ended(RawDicom(picture).fragments({stream})), ErrorCode::DamagedFile, "data end early");
}

TEST_F(DicomLenient, AFrameThatEndsInZerosCannotBeRead) {
  RawDicom two(test::kJpegLossless, Form::Explicit);
  two.text(0x00080060, "CS", "XA").word(0x00280002, 1).text(0x00280004, "CS", "MONOCHROME2").text(0x00280008, "IS", "2");
  two.word(0x00280010, 16).word(0x00280011, 24).word(0x00280100, 16).word(0x00280101, 12).word(0x00280102, 11).word(0x00280103, 0);
  auto cut = jpeg();
  std::fill(cut.end() - 12, cut.end(), std::uint8_t{0});
  const auto radiograph = read(ended(two.fragments({jpeg(), cut})));
  EXPECT_EQ(radiograph.unreadable, (std::vector<FrameRange>{{1, 1}}));
  EXPECT_THAT(radiograph.facts, Not(Contains(IsFact(FactCode::StreamEndMissing))));
}

TEST_F(DicomLenient, AStreamThatLacksAPartIsRefusedEvenIfItHasAnEnd) {
  for (auto stream : {j2k(), jpeg(), jpeg(test::kJpegLs)}) {
    const auto syntax = stream[1] == 0x4f ? test::kJpeg2000 : stream[3] == 0xf7 ? test::kJpegLs : test::kJpegLossless;
    for (const bool closed : {true, false}) {
      auto cut = stream;
      cut.resize(stream.size() * 3 / 4);
      if (closed) cut.insert(cut.end(), {0xff, 0xd9});
      SCOPED_TRACE(syntax);
      expectRefused(ended(rawPicture(syntax).fragments({cut})), ErrorCode::DamagedFile, "");
    }
  }
  auto lossy = jpeg(test::kJpegBaseline);
  lossy.resize(lossy.size() - 8);
  lossy.insert(lossy.end(), {0xff, 0xd9});
  const auto file = ended(rawPicture(test::kJpegBaseline, Form::Explicit, {16, 24, 8, 8, 7, "MONOCHROME2"}).fragments({lossy}));
  expectRefused(file, ErrorCode::DamagedFile, "a part of the JPEG picture is missing");
  auto cut = jpeg();
  cut.resize(cut.size() * 3 / 4);
  cut.insert(cut.end(), {0xff, 0xd9});
  expectRefused(ended(rawPicture(test::kJpegLossless).fragments({cut})), ErrorCode::DamagedFile,
                "a part of the JPEG lossless picture is missing");
}

TEST_F(DicomLenient, EncapsulatedPixelsNeedNoCodec) {
  const auto later = ramp(7);
  RawDicom two(kEncapsulated, Form::Explicit);
  two.text(0x00080060, "CS", "XA").word(0x00280002, 1).text(0x00280004, "CS", "MONOCHROME2").text(0x00280008, "IS", "2");
  two.word(0x00280010, 16).word(0x00280011, 24).word(0x00280100, 16).word(0x00280101, 12).word(0x00280102, 11).word(0x00280103, 0);
  const auto radiograph = read(ended(two.fragments({test::littleEndian(ramp()), test::littleEndian(later)})));
  auto both = ramp();
  both.insert(both.end(), later.begin(), later.end());
  EXPECT_TRUE(storedOf(radiograph) == both);
  EXPECT_THAT(radiograph.facts, ElementsAre(IsFact(FactCode::NoWindow)));
}

TEST_F(DicomLenient, RleOfOneByteInSixteenBits) {
  DicomSpec spec;
  spec.rows = 16, spec.columns = 24, spec.bitsAllocated = spec.bitsStored = 8;
  spec.values = ramp();
  std::for_each(spec.values.begin(), spec.values.end(), [](auto& value) { value /= 16; });
  spec.transferSyntax = test::kRle;
  const auto written = write(spec);
  auto bytes = readFile(written);
  // Bits Allocated (0028,0100) becomes 16.
  const std::array tag{std::byte{0x28}, std::byte{0}, std::byte{0}, std::byte{1}};
  const auto at = std::search(bytes.begin(), bytes.end(), tag.begin(), tag.end());
  ASSERT_NE(at, bytes.end());
  at[8] = std::byte{16};
  writeFileAtomically(written, bytes);
  const auto radiograph = readDicom(written, {}, {});
  EXPECT_TRUE(storedOf(radiograph) == spec.values);
  EXPECT_THAT(radiograph.facts, Contains(IsFact(FactCode::AllocatedBitsContradicted)));
}

TEST_F(DicomLenient, GesPixelsAreBigEndianInALittleEndianFile) {
  const auto radiograph = read(rawPicture(kGe, Form::Implicit).value(kPixelData, "OW", test::bigEndian(ramp())));
  EXPECT_TRUE(storedOf(radiograph) == ramp());
  EXPECT_THAT(radiograph.facts, ElementsAre(IsFact(FactCode::NoWindow)));
}

TEST_F(DicomLenient, AttributesAreReadWithoutThePixelsToo) {
  ReadOptions declared;
  declared.pixels = false;
  auto file = rawPicture(test::kExplicit, Form::Implicit);
  file.value(kPixelData, "OW", test::littleEndian(ramp()));
  EXPECT_THAT(read(file, declared).attributes, Contains(Attribute{"(0028,0011)", "Columns", "24"}));
}

}  // namespace glenoid
