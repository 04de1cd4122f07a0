// SPDX-License-Identifier: GPL-3.0-or-later
// A written file can be read back, and for every rule of the format a file that breaks it is refused.
#include "core/nn/safetensors.h"

#include <cstring>

#include <gtest/gtest.h>

#include "core/base/error.h"
#include "core/base/files.h"
#include "tests/support/thrown_error.h"

using namespace glenoid;
namespace fs = std::filesystem;

namespace {

class Safetensors : public testing::Test {
 protected:
  void SetUp() override {
    file_ = fs::temp_directory_path() /
            ("glenoid-safetensors-" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()) + ".safetensors");
  }
  void TearDown() override { fs::remove(file_); }

  void writeRaw(std::uint64_t headerBytes, const std::string& rest) {
    std::string text(8, '\0');
    std::memcpy(text.data(), &headerBytes, 8);
    writeFileAtomically(file_, text + rest);
  }
  void write(const std::string& header, std::size_t dataBytes) { writeRaw(header.size(), header + std::string(dataBytes, '\1')); }

  // The detail with which reading fails; "" if it succeeds.
  std::string refusal() {
    try {
      readSafetensors(file_);
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::WeightsDamaged);
      EXPECT_EQ(error.file(), toUtf8(file_));
      return error.detail();
    }
    return "";
  }
  std::string refusalOf(const std::string& header, std::size_t dataBytes) {
    write(header, dataBytes);
    return refusal();
  }

  fs::path file_;
};

constexpr const char* kGood = R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}})";

}  // namespace

TEST_F(Safetensors, EveryDtypeComesBack) {
  TensorFile content;
  content.tensors["half"] = torch::randn({3}).to(torch::kHalf);
  content.tensors["brain"] = torch::randn({2, 2}).to(torch::kBFloat16);
  content.tensors["float"] = torch::randn({4, 6}).t();
  content.tensors["scalar"] = torch::tensor(3.5F);
  content.tensors["counter"] = torch::tensor({std::int64_t{1} << 40, std::int64_t{-2}});
  content.tensors["bytes"] = torch::tensor({1, 2, 255}, torch::kUInt8);
  content.tensors["empty"] = torch::zeros({0, 5});
  content.metadata = {{"name", "Röntgen"}, {"quote", "\"\n"}};
  writeSafetensors(file_, content);
  const auto again = readSafetensors(file_);
  EXPECT_EQ(again.metadata, content.metadata);
  ASSERT_EQ(again.tensors.size(), content.tensors.size());
  for (const auto& [key, tensor] : content.tensors) {
    const auto& other = again.tensors.at(key);
    EXPECT_EQ(other.scalar_type(), tensor.scalar_type()) << key;
    EXPECT_TRUE(other.is_contiguous()) << key;
    EXPECT_TRUE(torch::equal(other, tensor)) << key;
  }
}

TEST_F(Safetensors, DataStartsAlignedAndEqualContentGivesEqualBytes) {
  TensorFile content;
  content.tensors["b"] = torch::ones({3}, torch::kUInt8);
  content.tensors["a"] = torch::ones({1});
  writeSafetensors(file_, content);
  const auto bytes = readFile(file_);
  std::uint64_t headerBytes = 0;
  std::memcpy(&headerBytes, bytes.data(), 8);
  EXPECT_EQ(headerBytes % 8, 0u);
  EXPECT_EQ(bytes.size(), 8 + headerBytes + 4 + 3);
  writeSafetensors(file_, content);
  EXPECT_EQ(readFile(file_), bytes);
}

TEST_F(Safetensors, HandWrittenFileIsRead) {
  write(kGood, 8);
  EXPECT_EQ(refusal(), "");
  EXPECT_EQ(refusalOf("{}", 0), "");
  EXPECT_EQ(refusalOf(R"({"__metadata__":{"x":"y"},"s":{"dtype":"U8","shape":[],"data_offsets":[0,1]}}  )", 1), "");
}

TEST_F(Safetensors, HeaderLengthMustLieInTheFile) {
  writeFileAtomically(file_, std::string_view("1234567"));
  EXPECT_EQ(refusal(), "shorter than a header");
  for (const std::uint64_t length : {std::uint64_t{3}, std::uint64_t{100'000'001}, ~std::uint64_t{0}, ~std::uint64_t{7}}) {
    writeRaw(length, "{}");
    EXPECT_EQ(refusal(), "header length outside the file") << length;
  }
}

TEST_F(Safetensors, HeaderMustBeJsonOfTheRightForm) {
  EXPECT_NE(refusalOf("", 0), "");
  EXPECT_NE(refusalOf("{", 0), "");
  EXPECT_EQ(refusalOf(std::string(kGood) + std::string(1, '\0'), 8), "header holds a zero byte");
  EXPECT_NE(refusalOf("{\"\xff\":1}", 0), "");
  EXPECT_EQ(refusalOf("[]", 0), "header is not a JSON object");
  EXPECT_EQ(refusalOf(std::string(100'000, '['), 0), "header nested too deeply");
  EXPECT_EQ(refusalOf(R"({"a":[[[[1]]]]})", 0), "header nested too deeply");
  EXPECT_EQ(refusalOf(R"({"a":3})", 0), "\"a\" needs exactly dtype, shape and data_offsets");
  EXPECT_EQ(refusalOf(R"({"a":{"dtype":"F32","shape":[2]}})", 8), "\"a\" needs exactly dtype, shape and data_offsets");
  EXPECT_EQ(refusalOf(R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8],"x":1}})", 8),
            "\"a\" needs exactly dtype, shape and data_offsets");
  EXPECT_EQ(refusalOf(R"({"__metadata__":[]})", 0), "__metadata__ is not an object");
  EXPECT_EQ(refusalOf(R"({"__metadata__":{"x":1}})", 0), "__metadata__ holds a value that is not text");
}

TEST_F(Safetensors, KeysOccurOnce) {
  EXPECT_EQ(refusalOf(R"({"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}})", 1),
            "key \"a\" occurs twice");
  EXPECT_EQ(refusalOf(R"({"a":{"dtype":"U8","shape":[1],"shape":[2],"data_offsets":[0,1]}})", 1), "key \"shape\" occurs twice");
}

TEST_F(Safetensors, DtypeMustBeKnown) {
  EXPECT_EQ(refusalOf(R"({"a":{"dtype":"F64","shape":[1],"data_offsets":[0,8]}})", 8), "\"a\" has an unknown dtype");
  EXPECT_EQ(refusalOf(R"({"a":{"dtype":7,"shape":[1],"data_offsets":[0,8]}})", 8), "\"a\" has an unknown dtype");
}

TEST_F(Safetensors, ShapeMustBePossible) {
  const auto withShape = [&](const std::string& shape) {
    return refusalOf(R"({"a":{"dtype":"F32","shape":)" + shape + R"(,"data_offsets":[0,8]}})", 8);
  };
  for (const char* shape : {"[-2]", "[2.0]", "[\"2\"]", "2", "[true]", "[1,1,1,1,1,1,1,1,2]"})
    EXPECT_EQ(withShape(shape), "\"a\" has no valid shape") << shape;
  for (const char* shape : {"[18446744073709551615]", "[4294967296,4294967296]", "[0,4294967296,4294967296]", "[4611686018427387906]"}) {
    EXPECT_EQ(withShape(shape), "\"a\" has an impossible shape") << shape;
  }
  EXPECT_EQ(withShape("[3]"), "\"a\" has a byte count that differs from its shape");
  EXPECT_EQ(withShape("[0]"), "\"a\" has a byte count that differs from its shape");
}

TEST_F(Safetensors, OffsetsMustLieInTheFile) {
  const auto withOffsets = [&](const std::string& offsets) {
    return refusalOf(R"({"a":{"dtype":"F32","shape":[2],"data_offsets":)" + offsets + "}}", 8);
  };
  for (const char* offsets : {"[0]", "[0,8,8]", "[-8,0]", "[0.0,8]", "8"})
    EXPECT_EQ(withOffsets(offsets), "\"a\" has no valid offsets") << offsets;
  for (const char* offsets : {"[8,0]", "[4,12]", "[18446744073709551608,18446744073709551615]"}) {
    EXPECT_EQ(withOffsets(offsets), "\"a\" lies outside the file") << offsets;
  }
}

TEST_F(Safetensors, TensorsTileTheData) {
  const auto two = [&](const std::string& first, const std::string& second, std::size_t bytes) {
    return refusalOf(
        R"({"a":{"dtype":"U8","shape":[4],"data_offsets":)" + first + R"(},"b":{"dtype":"U8","shape":[4],"data_offsets":)" + second + "}}",
        bytes);
  };
  EXPECT_EQ(two("[0,4]", "[4,8]", 8), "");
  EXPECT_EQ(two("[4,8]", "[0,4]", 8), "");
  EXPECT_EQ(two("[0,4]", "[2,6]", 6), "\"b\" overlaps another tensor");
  EXPECT_EQ(two("[0,4]", "[0,4]", 4), "\"b\" overlaps another tensor");
  EXPECT_EQ(two("[0,4]", "[6,10]", 10), "unclaimed bytes before \"b\"");
  EXPECT_EQ(two("[1,5]", "[5,9]", 9), "unclaimed bytes before \"a\"");
  EXPECT_EQ(two("[0,4]", "[4,8]", 9), "unclaimed bytes at the end of the file");
}

TEST_F(Safetensors, CutFileIsRefusedAtEveryLength) {
  TensorFile content;
  content.tensors["a"] = torch::ones({4});
  writeSafetensors(file_, content);
  const auto bytes = readFile(file_);
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    writeFileAtomically(file_, std::span(bytes).first(length));
    EXPECT_NE(refusal(), "") << length;
  }
}

TEST_F(Safetensors, ControlCharactersOfKeysAreEscaped) {
  EXPECT_EQ(refusalOf("{\"\\u001b[2J\":{\"dtype\":\"X\",\"shape\":[],\"data_offsets\":[0,0]}}", 0), "\"\\u001b[2J\" has an unknown dtype");
}

// This is quick enough for any time limit. It took a minute when each object was compared with all keys before it.
TEST_F(Safetensors, ManyKeysAreReadAndMoreThanAnyNetworkHasAreRefused) {
  const auto headerOf = [](std::size_t keys) {
    std::string header = "{";
    for (std::size_t i = 0; i < keys; ++i) {
      const auto at = std::to_string(i), next = std::to_string(i + 1);
      header += (i == 0 ? "\"k" : ",\"k") + at + R"(":{"dtype":"U8","shape":[1],"data_offsets":[)" + at + "," + next + "]}";
    }
    return header + "}";
  };
  write(headerOf(65'536), 65'536);
  EXPECT_EQ(readSafetensors(file_).tensors.size(), 65'536u);
  EXPECT_EQ(refusalOf(headerOf(65'537), 65'537), "more than 65536 keys");
}

TEST_F(Safetensors, MetadataAloneIsReadFromAFileOfAnySize) {
  write(R"({"__metadata__":{"x":"y"},"s":{"dtype":"U8","shape":[1099511627776],"data_offsets":[0,1099511627776]}})", 0);
  fs::resize_file(file_, fs::file_size(file_) + (std::uintmax_t{1} << 40));  // holes, no disk space
  EXPECT_EQ(readSafetensorsMetadata(file_), (std::map<std::string, std::string>{{"x", "y"}}));
  EXPECT_EQ(refusalOf("[]", 0), "header is not a JSON object");
  EXPECT_THROW(readSafetensorsMetadata(file_), Error);
}

TEST_F(Safetensors, MissingFileIsNamed) {
  EXPECT_EQ(test::codeOf([&] { readSafetensors(file_); }), ErrorCode::FileNotFound);
}

TEST_F(Safetensors, WhatCannotBeStoredIsRefused) {
  TensorFile content;
  content.tensors["a"] = torch::ones({1}, torch::kFloat64);
  EXPECT_THROW(writeSafetensors(file_, content), Error);
  content.tensors = {{"__metadata__", torch::ones({1})}};
  EXPECT_THROW(writeSafetensors(file_, content), Error);
  content.tensors = {{"\xff", torch::ones({1})}};
  EXPECT_THROW(writeSafetensors(file_, content), Error);
  EXPECT_FALSE(fs::exists(file_));
}
