// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/workplace.h"

#include "core/bundle/model_folders.h"
#include "core/decoding/child_decoder.h"

namespace glenoid::ui {
namespace {

// Replaces the decoder in a broken installation.
class NoDecoder final : public Decoder {
 public:
  explicit NoDecoder(Error reason) : reason_(std::move(reason)) {}
  Radiograph read(const std::filesystem::path&, const ReadOptions&, const CancelToken&) override { throw reason_; }

 private:
  Error reason_;
};

std::unique_ptr<Decoder> makeDecoder() {
  ChildDecoderOptions options;
  options.children = 2;  // as many as the threads of `files`
  try {
    return makeChildDecoder(options);
  } catch (const Error& error) {
    return std::make_unique<NoDecoder>(error);
  }
}

}  // namespace

Workplace::Workplace(Settings& settings)
    : commands_(settings),
      decoder_(makeDecoder()),
      models_(modelFolders(), userModelFolder(), files_, modelMessages_),
      identifier_(settings, inference_),
      services_{settings, commands_, messages_, files_, inference_, training_, *decoder_, models_, identifier_} {}

}  // namespace glenoid::ui
