// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decoding/decoder_service.h"

#include <exception>
#include <new>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/parent_connection.h"
#include "core/decoding/radiograph_stream.h"

namespace glenoid {
namespace {

constexpr std::chrono::seconds kGrace{5};  // lets the parent, which knows the file, stop this process first
constexpr std::chrono::seconds kPause{1};  // without a request, after which files are closed

struct InputEnded {};

using Outcome = std::variant<Radiograph, DecodeFailure, std::vector<DicomDirEntry>, std::string>;  // in the order of DecoderAnswer

Outcome decode(Decoder& decoder, const DecodeRequest& request) {
  try {
    const auto file = fromUtf8(request.file);
    switch (request.task) {
      case DecoderTask::Read: break;
      case DecoderTask::ListDirectory: return decoder.readDirectory(file, CancelToken{});
      case DecoderTask::TakeDigest: return decoder.digestOf(file, CancelToken{});
      case DecoderTask::ReadText: return decoder.readText(file, request.options.maxBytes, CancelToken{});
    }
    return decoder.read(file, request.options, CancelToken{});
  } catch (const Error& error) {
    return DecodeFailure{error.code(), error.detail()};
  } catch (const std::bad_alloc&) {
    return DecodeFailure{ErrorCode::DecoderMemory, ""};
  } catch (const std::exception&) {
    // what() may quote the contents of the file.
    return DecodeFailure{ErrorCode::DecoderCrashed, "unexpected exception"};
  }
}

void writeAnswer(const Radiograph& radiograph, const ByteSink& sink) { writeRadiograph(radiograph, sink); }
void writeAnswer(const DecodeFailure& failure, const ByteSink& sink) { writeFailure(failure, sink); }
void writeAnswer(const std::vector<DicomDirEntry>& entries, const ByteSink& sink) { writeDirectory(entries, sink); }
void writeAnswer(const std::string& text, const ByteSink& sink) { writeText(text, sink); }

}  // namespace

void serveDecoder(Decoder& decoder, const ServiceLimits& limits) {
  ParentConnection parent;
  const ByteSink sink = [&](std::span<const std::byte> bytes) { parent.send(bytes); };
  const ByteSource source = [&](std::span<std::byte> bytes) {
    if (!parent.receive(bytes)) throw InputEnded{};
  };
  limitOwnMemory(limits.memory);
  parent.send(std::as_bytes(std::span(kDecoderGreeting)).first(8));
  parent.flush();
  try {
    while (true) {
      if (!parent.hasInput(kPause)) decoder.closeFiles();
      const DecodeRequest request = readRequest(source);
      limitOwnTime(limits.time + kGrace);
      const Outcome outcome = decode(decoder, request);
      const auto answer = static_cast<DecoderAnswer>(outcome.index());
      parent.send(std::as_bytes(std::span(&answer, 1)));
      std::visit([&](const auto& content) { writeAnswer(content, sink); }, outcome);
      parent.flush();
      limitOwnTime(std::chrono::milliseconds(0));
    }
  } catch (const InputEnded&) {
  }
}

}  // namespace glenoid
