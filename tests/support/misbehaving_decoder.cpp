// SPDX-License-Identifier: GPL-3.0-or-later
// A decoder program that misbehaves, as it might on damaged files, on files with these names: crash, hang, grow, lie. It decodes all
// others.
#include <chrono>
#include <cstdlib>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "core/base/error.h"
#include "core/base/program_location.h"
#include "core/decoding/decoder_service.h"
#include "core/decoding/in_process_decoder.h"

namespace {

class MisbehavingDecoder final : public glenoid::Decoder {
 public:
  glenoid::Radiograph read(const std::filesystem::path& file, const glenoid::ReadOptions& options,
                           const glenoid::CancelToken& token) override {
    const auto name = file.stem().string();
    misbehave(name);
    auto radiograph = decoder_->read(file, options, token);
    if (name == "lie") radiograph.rows *= 2;
    return radiograph;
  }

  std::vector<glenoid::DicomDirEntry> readDirectory(const std::filesystem::path& file, const glenoid::CancelToken& token) override {
    misbehave(file.stem().string());
    return decoder_->readDirectory(file, token);
  }

 private:
  static void misbehave(const std::string& name) {
    if (name == "crash") std::abort();
    if (name == "hang") std::this_thread::sleep_for(std::chrono::hours(1));
    if (name == "grow") grow();
    if (name == "throw") throw std::runtime_error("a surprise");
  }
  static void grow() {
    std::vector<std::vector<char>> blocks;
    while (true) blocks.emplace_back(std::size_t{16} << 20);
  }
  std::unique_ptr<glenoid::Decoder> decoder_ = glenoid::makeInProcessDecoder();
};

}  // namespace

int main(int count, char** words) {
  MisbehavingDecoder decoder;
  glenoid::serveDecoder(decoder, glenoid::limitsFromArguments(glenoid::programArguments(count, words)));
}
