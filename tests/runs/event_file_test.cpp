// SPDX-License-Identifier: GPL-3.0-or-later
// TensorBoard's event files, read back by independent code: the checksum bit by bit, the fields one by one.
#include "core/runs/event_file.h"

#include <cstring>
#include <fstream>

#include <gmock/gmock.h>

#include "core/base/files.h"
#include "core/runs/history.h"
#include "tests/support/temporary_folder.h"

namespace glenoid {
namespace {

using ::testing::ElementsAre;

std::uint32_t slowCrc32c(const std::string& bytes) {
  std::uint32_t crc = 0xffffffff;
  for (const char byte : bytes) {
    crc ^= static_cast<unsigned char>(byte);
    for (int bit = 0; bit < 8; ++bit) crc = crc % 2 ? (crc / 2) ^ 0x82f63b78 : crc / 2;
  }
  return ~crc;
}

template <typename T>
T take(std::string& bytes) {
  T value{};
  EXPECT_GE(bytes.size(), sizeof value);
  std::memcpy(&value, bytes.data(), sizeof value);
  bytes.erase(0, sizeof value);
  return value;
}

std::uint64_t takeVarint(std::string& bytes) {
  std::uint64_t value = 0;
  for (int shift = 0; !bytes.empty(); shift += 7) {
    const auto byte = take<std::uint8_t>(bytes);
    value += static_cast<std::uint64_t>(byte % 128) << shift;
    if (byte < 128) break;
  }
  return value;
}

std::string takeBytes(std::string& bytes) {
  const auto length = takeVarint(bytes);
  EXPECT_LE(length, bytes.size());
  const auto content = bytes.substr(0, length);
  bytes.erase(0, length);
  return content;
}

struct Read {
  double wallTime = 0;
  std::int64_t step = -1;
  std::string version;
  std::map<std::string, float> scalars;
};

std::pair<std::string, float> readValue(std::string bytes) {
  std::pair<std::string, float> value;
  while (!bytes.empty()) {
    const auto key = takeVarint(bytes);
    if (key == (1 << 3 | 2))
      value.first = takeBytes(bytes);
    else if (key == (2 << 3 | 5))
      value.second = take<float>(bytes);
    else
      ADD_FAILURE() << "an unknown field of a value: " << key;
  }
  return value;
}

Read readEvent(std::string bytes) {
  Read event;
  while (!bytes.empty()) {
    const auto key = takeVarint(bytes);
    if (key == (1 << 3 | 1)) {
      event.wallTime = take<double>(bytes);
    } else if (key == (2 << 3 | 0)) {
      event.step = static_cast<std::int64_t>(takeVarint(bytes));
    } else if (key == (3 << 3 | 2)) {
      event.version = takeBytes(bytes);
    } else if (key == (5 << 3 | 2)) {
      auto summary = takeBytes(bytes);
      while (!summary.empty()) {
        EXPECT_EQ(takeVarint(summary), 1u << 3 | 2u);
        event.scalars.insert(readValue(takeBytes(summary)));
      }
    } else {
      ADD_FAILURE() << "an unknown field of an event: " << key;
      break;
    }
  }
  return event;
}

void expectChecksum(std::uint32_t stored, const std::string& bytes) {
  const std::uint32_t rotated = stored - 0xa282ead8;
  EXPECT_EQ(rotated << 15 | rotated >> 17, slowCrc32c(bytes));
}

std::vector<Read> readEvents(std::string bytes) {
  std::vector<Read> events;
  while (bytes.size() >= 12) {
    const auto head = bytes.substr(0, 8);
    const auto length = take<std::uint64_t>(bytes);
    expectChecksum(take<std::uint32_t>(bytes), head);
    if (bytes.size() < length + 4) {
      ADD_FAILURE() << "a record is cut off";
      break;
    }
    const auto data = bytes.substr(0, length);
    bytes.erase(0, length);
    expectChecksum(take<std::uint32_t>(bytes), data);
    events.push_back(readEvent(data));
  }
  EXPECT_TRUE(bytes.empty());
  return events;
}

EpochRecord epochOf(std::int64_t number, double seconds = 2) {
  EpochRecord record;
  record.epoch = number;
  record.rate = 0.5 / static_cast<double>(number);
  record.trainLoss = 1.0 / static_cast<double>(number);
  record.trainAccuracy = 0.25;
  record.validationLoss = record.validationAccuracy = std::numeric_limits<double>::quiet_NaN();
  record.seconds = seconds;
  return record;
}

std::vector<std::filesystem::path> filesIn(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) files.push_back(entry.path());
  return files;
}

TEST(EventFile, TheTestsChecksumIsCrc32c) {
  EXPECT_EQ(slowCrc32c("123456789"), 0xE3069283u);
  EXPECT_EQ(slowCrc32c(std::string(32, '\0')), 0x8A9136AAu);  // RFC 3720, B.4
}

TEST(EventFile, HoldsAVersionAndEveryScalar) {
  const auto events = readEvents(eventFileBytes(1000.5, {{1, 1001, {{"loss/train", 0.25F}, {"rate", 1e-3F}}}, {300, 1300, {}}}));
  ASSERT_EQ(events.size(), 3u);
  EXPECT_EQ(events[0].version, "brain.Event:2");
  EXPECT_EQ(events[0].wallTime, 1000.5);
  EXPECT_EQ(events[1].step, 1);
  EXPECT_EQ(events[1].wallTime, 1001);
  EXPECT_EQ(events[1].scalars, (std::map<std::string, float>{{"loss/train", 0.25F}, {"rate", 1e-3F}}));
  EXPECT_EQ(events[2].step, 300) << "a step of more than one byte";
}

TEST(EventFile, FollowsTheHistoryInOneFileWithoutRepeatingAStep) {
  const test::TemporaryFolder folder;
  std::filesystem::create_directory(folder / "run");
  writeTensorBoard(folder / "run", {epochOf(1)});
  ASSERT_EQ(filesIn(folder / "run").size(), 1u);
  const auto file = filesIn(folder / "run")[0];
  EXPECT_TRUE(toUtf8(file.filename()).starts_with("events.out.tfevents."));
  const auto first = readTextFile(file);

  std::ifstream reader(file, std::ios::binary);  // like a TensorBoard that already has the file open
  writeTensorBoard(folder / "run", {epochOf(1), epochOf(2)});
  const std::string seen((std::istreambuf_iterator<char>(reader)), {});
  EXPECT_EQ(readEvents(seen).size(), 3u) << "the open file grows";
  EXPECT_TRUE(seen.starts_with(first));

  std::ofstream(file, std::ios::binary | std::ios::app) << "half a rec";
  writeTensorBoard(folder / "run", {epochOf(1), epochOf(2), epochOf(3)});
  // A run that was killed before its checkpoint repeats the second epoch, in a different time.
  writeTensorBoard(folder / "run", {epochOf(1), epochOf(2, 5)});
  ASSERT_EQ(filesIn(folder / "run"), std::vector<std::filesystem::path>{file});
  const auto events = readEvents(readTextFile(file));
  ASSERT_EQ(events.size(), 3u);
  EXPECT_EQ(events[1].step, 1);
  EXPECT_EQ(events[2].step, 2);
  EXPECT_EQ(events[2].wallTime - events[0].wallTime, 7);
  std::vector<std::string> tags;
  for (const auto& [tag, value] : events[2].scalars) tags.push_back(tag);
  EXPECT_THAT(tags, ElementsAre("accuracy/train", "loss/train", "rate")) << "there is no validation part";
  EXPECT_EQ(events[2].scalars.at("loss/train"), 0.5F);
}

TEST(EventFile, HoldsOtherFiguresOfAnEpochBesideItsHistory) {
  const test::TemporaryFolder folder;
  std::filesystem::create_directory(folder / "run");
  writeTensorBoard(folder / "run", {epochOf(1), epochOf(2)}, {{0, {{"probe/linear", 0.25F}}}, {2, {{"probe/linear", 0.5F}}}});
  const auto events = readEvents(readTextFile(filesIn(folder / "run")[0]));
  ASSERT_EQ(events.size(), 4u);
  EXPECT_EQ(events[1].step, 0) << "before the first epoch";
  EXPECT_EQ(events[1].scalars, (std::map<std::string, float>{{"probe/linear", 0.25F}}));
  EXPECT_FALSE(events[2].scalars.contains("probe/linear"));
  EXPECT_EQ(events[3].scalars.at("probe/linear"), 0.5F);
  EXPECT_EQ(events[3].scalars.at("loss/train"), 0.5F);
}

}  // namespace
}  // namespace glenoid
