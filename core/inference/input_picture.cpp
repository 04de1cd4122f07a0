// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inference/input_picture.h"

#include <cstring>

#include "core/base/error.h"
#include "core/nn/preprocessing.h"

namespace glenoid {

Picture inputPicture(const SquareImage& image, const ModelDescription& model) {
  const auto side = static_cast<std::int64_t>(image.side);
  if (side == 0 || image.grey.size() != static_cast<std::size_t>(side * side)) throw Error(ErrorCode::Internal, "a picture is not square");
  auto square = torch::empty({1, 1, side, side}, torch::kUInt8);
  std::memcpy(square.data_ptr<std::uint8_t>(), image.grey.data(), image.grey.size());
  const auto resized = resizeSquare(square, model.inputSize).round().clamp(0, 255).to(torch::kUInt8).contiguous();
  const auto* first = resized.data_ptr<std::uint8_t>();
  const int size = static_cast<int>(model.inputSize);
  return {size, size, 1, std::vector<std::uint8_t>(first, first + resized.numel())};
}

}  // namespace glenoid
