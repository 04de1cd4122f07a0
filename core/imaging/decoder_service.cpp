#include "core/imaging/decoder_service.h"

#include <exception>
#include <new>
#include <optional>
#include <span>

#include "core/base/child_process.h"
#include "core/base/error.h"
#include "core/imaging/radiograph_stream.h"

namespace glenoid {
namespace {

constexpr std::chrono::seconds kGrace{5};  // the parent, which knows the file, is to stop us first

struct InputEnded {};

struct Outcome {
  std::optional<Radiograph> radiograph;
  DecodeFailure failure;
};

Outcome decode(Decoder& decoder, const DecodeRequest& request) {
  const std::u8string path(request.file.begin(), request.file.end());
  try {
    return {decoder.read(std::filesystem::path(path), request.options, CancelToken{}), {}};
  } catch (const Error& error) {
    return {std::nullopt, {error.code(), error.detail()}};
  } catch (const std::bad_alloc&) {
    return {std::nullopt, {ErrorCode::DecoderMemory, ""}};
  } catch (const std::exception&) {
    // Its what() may quote the file's contents.
    return {std::nullopt, {ErrorCode::DecoderCrashed, "unexpected exception"}};
  }
}

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
      const DecodeRequest request = readRequest(source);
      limitOwnTime(limits.time + kGrace);
      const Outcome outcome = decode(decoder, request);
      const auto answer = outcome.radiograph ? DecoderAnswer::Radiograph : DecoderAnswer::Failure;
      parent.send(std::as_bytes(std::span(&answer, 1)));
      if (outcome.radiograph) {
        writeRadiograph(*outcome.radiograph, sink);
      } else {
        writeFailure(outcome.failure, sink);
      }
      parent.flush();
      limitOwnTime(std::chrono::milliseconds(0));
    }
  } catch (const InputEnded&) {
  }
}

}  // namespace glenoid
