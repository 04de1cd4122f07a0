// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inference/input_tensor.h"

#include <cstring>

#include "core/base/error.h"
#include "core/nn/looks.h"
#include "core/nn/preprocessing.h"

namespace glenoid {

at::Tensor inputTensor(std::span<const SquareImage> images, const ModelDescription& model, int look) {
  if (images.empty()) throw Error(ErrorCode::Internal, "no picture to classify");
  const auto side = static_cast<std::int64_t>(images[0].side);
  const auto bytes = static_cast<std::size_t>(side * side);
  auto grey = torch::empty({static_cast<std::int64_t>(images.size()), 1, side, side}, torch::kUInt8);
  for (std::size_t i = 0; i < images.size(); ++i) {
    if (images[i].side != side || images[i].grey.size() != bytes || bytes == 0) throw Error(ErrorCode::Internal, "a picture is not square");
    std::memcpy(grey.data_ptr<std::uint8_t>() + i * bytes, images[i].grey.data(), bytes);
  }
  return toNetworkInput(seenBy(look, grey), {model.inputSize, model.mean, model.deviation});
}

}  // namespace glenoid
