// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/pixel_store.h"

namespace glenoid {
namespace {

constexpr std::size_t kLargestResident = std::size_t{8} << 30;

}  // namespace

PixelStore::PixelStore(const PixelCache& cache, torch::Device device)
    : device_(device), classes_(static_cast<std::int64_t>(cache.info().labels.size())) {
  const auto side = cache.info().side, count = static_cast<std::int64_t>(cache.size());
  // from_blob requires a pointer to writable memory; the mapping is only read.
  auto* mapped = const_cast<std::uint8_t*>(cache.pixels().data());
  pixels_ = torch::from_blob(mapped, {count, 1, side, side}, torch::kUInt8);
  std::vector<std::int64_t> labels;
  for (const auto& item : cache.items()) labels.push_back(item.label);
  labels_ = torch::tensor(labels, torch::kLong);
  if (cache.pixels().size() <= kLargestResident) {
    pixels_ = pixels_.to(device);
    labels_ = labels_.to(device);
  }
}

torch::Tensor PixelStore::positions(const std::vector<std::size_t>& list) const {
  return torch::tensor(std::vector<std::int64_t>(list.begin(), list.end()), torch::kLong).to(pixels_.device());
}

torch::Tensor PixelStore::pictures(const torch::Tensor& positions) const { return pixels_.index_select(0, positions).to(device_); }
torch::Tensor PixelStore::labels(const torch::Tensor& positions) const { return labels_.index_select(0, positions).to(device_); }

}  // namespace glenoid
