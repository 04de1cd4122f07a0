// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decoding/child_decoder.h"

#include <algorithm>
#include <array>
#include <condition_variable>
#include <cstring>
#include <mutex>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "core/base/child_process.h"
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/program_location.h"
#include "core/decoding/decoder_protocol.h"
#include "core/decoding/radiograph_stream.h"

namespace glenoid {
namespace {

constexpr std::chrono::seconds kStartLimit{30};      // for loading the libraries from a cold disk
constexpr std::uint64_t kBesidePixels = 256u << 20;  // bytes an answer may hold besides decoded pixels: overlays, tables, attributes
constexpr std::chrono::milliseconds kLookAtToken{20}, kEndLimit{1000};

struct TransferFailed {
  TransferEnd end;
};

using Answer = std::variant<Radiograph, DecodeFailure, std::vector<DicomDirEntry>, std::string>;

// One decoder program. Do not use it after it has thrown.
class Child {
 public:
  Child(const std::filesystem::path& program, const ServiceLimits& limits)
      : process_(program, toArguments(limits)), timeLimit_(limits.time), started_(std::chrono::steady_clock::now()) {}

  // Throws Cancelled, TransferFailed, or Error: ProgramMissing if the program did not start, DecoderCrashed if its answer is malformed.
  Answer ask(const DecodeRequest& request, const CancelToken& token) {
    awaitGreeting(token);
    const Patience patience{std::chrono::steady_clock::now() + timeLimit_, token};
    const ByteSource source = [&](std::span<std::byte> bytes) { complete(process_.receive(bytes, patience)); };
    writeRequest(request, [&](std::span<const std::byte> bytes) { complete(process_.send(bytes, patience)); });
    return receiveAnswer(source, request);
  }

  // "signal 11", for the log. Kills a child that closed its side but does not end.
  std::string howItEnded() { return toText(process_.end({std::chrono::steady_clock::now() + kEndLimit, CancelToken()})); }

 private:
  static Answer receiveAnswer(const ByteSource& source, const DecodeRequest& request) {
    try {
      DecoderAnswer answer{};
      source(std::as_writable_bytes(std::span(&answer, 1)));
      if (answer == DecoderAnswer::Failure) return readFailure(source);
      // by DecoderTask
      constexpr std::array kAnswers{DecoderAnswer::Radiograph, DecoderAnswer::Directory, DecoderAnswer::Text, DecoderAnswer::Text};
      if (answer != kAnswers[static_cast<std::size_t>(request.task)]) {
        throw Error(ErrorCode::Internal, "the answer does not fit the request");
      }
      if (answer == DecoderAnswer::Directory) return glenoid::readDirectory(source, kBesidePixels);
      const auto budget = static_cast<std::uint64_t>(request.options.maxBytes) + kBesidePixels;
      if (answer == DecoderAnswer::Text) return glenoid::readText(source, budget);
      auto radiograph = readRadiograph(source, budget);
      if (request.options.pixels && radiograph.rows == 0) throw Error(ErrorCode::Internal, "the answer lacks a picture");
      return radiograph;
    } catch (const Error& malformed) {
      throw Error(ErrorCode::DecoderCrashed, malformed.detail());
    }
  }
  static void complete(TransferEnd end) {
    if (end != TransferEnd::Complete) throw TransferFailed{end};
  }
  void awaitGreeting(const CancelToken& token) {
    if (greeted_) return;
    char greeting[8] = {};
    const auto end = process_.receive(std::as_writable_bytes(std::span(greeting)), {started_ + kStartLimit, token});
    greeted_ = end == TransferEnd::Complete && std::memcmp(greeting, kDecoderGreeting, sizeof greeting) == 0;
    if (!greeted_) throw Error(ErrorCode::ProgramMissing, "the decoder does not answer: " + howItEnded());
  }

  ChildProcess process_;
  std::chrono::milliseconds timeLimit_;
  std::chrono::steady_clock::time_point started_;
  bool greeted_ = false;
};

class ChildDecoder final : public Decoder {
 public:
  ChildDecoder(std::filesystem::path program, const ServiceLimits& limits, int children) : program_(std::move(program)), limits_(limits) {
    for (int i = 0; i < children; ++i) idle_.push_back(start());
  }

  Radiograph read(const std::filesystem::path& file, const ReadOptions& options, const CancelToken& token) override {
    return std::get<Radiograph>(ask(file, {nameOf(file), DecoderTask::Read, options}, token));
  }

  std::vector<DicomDirEntry> readDirectory(const std::filesystem::path& file, const CancelToken& token) override {
    return std::get<std::vector<DicomDirEntry>>(ask(file, {nameOf(file), DecoderTask::ListDirectory, {}}, token));
  }

  std::string digestOf(const std::filesystem::path& file, const CancelToken& token) override {
    return std::get<std::string>(ask(file, {nameOf(file), DecoderTask::TakeDigest, {}}, token));
  }

  std::string readText(const std::filesystem::path& file, std::int64_t limit, const CancelToken& token) override {
    ReadOptions options;
    options.maxBytes = limit;
    return std::get<std::string>(ask(file, {nameOf(file), DecoderTask::ReadText, options}, token));
  }

 private:
  static std::string nameOf(const std::filesystem::path& file) { return toUtf8(std::filesystem::absolute(file)); }

  // The answer to the request; failures are thrown.
  Answer ask(const std::filesystem::path& file, const DecodeRequest& request, const CancelToken& token) {
    auto child = take(token);
    std::optional<Answer> answer;
    std::optional<Error> error;
    try {
      if (!child) child = start();
      answer = child->ask(request, token);
    } catch (const Error& failed) {
      error = failed;
    } catch (const TransferFailed& failed) {
      const bool isTimeout = failed.end == TransferEnd::Timeout;
      error = isTimeout ? Error(ErrorCode::DecoderTimeout, std::to_string(limits_.time.count()) + " ms")
                        : Error(ErrorCode::DecoderCrashed, child->howItEnded());
    } catch (...) {
      replace();
      throw;
    }
    if (const auto* failure = answer ? std::get_if<DecodeFailure>(&*answer) : nullptr) error = Error(failure->code, failure->detail);
    // A process that ran out of memory may have only fragments of it left.
    const bool isSpent = !answer || (error && error->code() == ErrorCode::DecoderMemory);
    isSpent ? replace() : giveBack(std::move(child));
    if (error) throw error->about(toUtf8(file));
    return std::move(*answer);
  }

  std::unique_ptr<Child> start() const { return std::make_unique<Child>(program_, limits_); }

  std::unique_ptr<Child> take(const CancelToken& token) {
    std::unique_lock lock(mutex_);
    token.check();
    while (!returned_.wait_for(lock, kLookAtToken, [this] { return !idle_.empty(); })) token.check();
    auto child = std::move(idle_.back());
    idle_.pop_back();
    return child;
  }
  void giveBack(std::unique_ptr<Child> child) {
    {
      const std::lock_guard lock(mutex_);
      idle_.push_back(std::move(child));
    }
    returned_.notify_one();
  }
  // Starts the successor now, so that the next file need not wait for it. If that fails, the next file reports it.
  void replace() {
    std::unique_ptr<Child> successor;
    try {
      successor = start();
    } catch (...) {  // after any failure the place in the pool must be returned
    }
    giveBack(std::move(successor));
  }

  const std::filesystem::path program_;
  const ServiceLimits limits_;
  std::mutex mutex_;
  std::condition_variable returned_;
  std::vector<std::unique_ptr<Child>> idle_;  // null: to be started
};

}  // namespace

std::unique_ptr<Decoder> makeChildDecoder(const ChildDecoderOptions& options) {
  if (options.children < 1 || options.children > 16 || options.timeLimit.count() <= 0 || options.memoryLimit <= 0) {
    throw Error(ErrorCode::OptionInvalid, "decoder children, time or memory limit");
  }
  auto program = options.program;
  if (program.empty()) {
    const auto found = findProgram("glenoid-decoder");
    if (!found) throw Error(ErrorCode::ProgramMissing, "glenoid-decoder");
    program = *found;
  }
  return std::make_unique<ChildDecoder>(program, ServiceLimits{options.memoryLimit, options.timeLimit}, options.children);
}

}  // namespace glenoid
