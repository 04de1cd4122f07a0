// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/doubt/neighbours.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <numeric>

#include <torch/utils.h>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/bundle/bundle_weights.h"
#include "core/eval/prediction_table.h"
#include "core/nn/network.h"
#include "core/nn/preprocessing.h"
#include "core/nn/safetensors.h"
#include "core/nn/torch_error.h"
#include "core/plan/frozen_network.h"

namespace glenoid {
namespace {

constexpr auto kEmbedding = "embedding";  // [N, width] float16
constexpr auto kSha256 = "sha256";        // [N, 32] uint8
constexpr auto kLabel = "label";          // [N] int64
constexpr std::int64_t kDigestBytes = 32;
constexpr std::size_t kMostBytes = std::size_t{4} << 20;
constexpr std::size_t kKeptAtOnce = 16;
constexpr std::string_view kDigits = "0123456789abcdef";

[[noreturn]] void refuseNeighbours(const char* why) { throw Error(ErrorCode::ModelDamaged, why); }

std::uint8_t halfByte(char digit) {
  const auto at = kDigits.find(digit);
  if (at == std::string_view::npos) throw Error(ErrorCode::Internal, "a SHA-256 with other digits");
  return static_cast<std::uint8_t>(at);
}

torch::Tensor bytesOf(const std::vector<std::string>& digests) {
  auto bytes = torch::empty({static_cast<std::int64_t>(digests.size()), kDigestBytes}, torch::kUInt8);
  auto* to = bytes.data_ptr<std::uint8_t>();
  for (const auto& digest : digests) {
    if (digest.size() != 2 * kDigestBytes) throw Error(ErrorCode::Internal, "a SHA-256 of another length");
    for (std::size_t i = 0; i < digest.size(); i += 2)
      *to++ = static_cast<std::uint8_t>(halfByte(digest[i]) << 4 | halfByte(digest[i + 1]));
  }
  return bytes;
}

std::string digestOf(const std::uint8_t* bytes) {
  std::string digest;
  for (std::int64_t i = 0; i < kDigestBytes; ++i) {
    digest += kDigits[bytes[i] >> 4];
    digest += kDigits[bytes[i] & 15];
  }
  return digest;
}

// Pictures [N, S, S] at these positions -> [N, width] float32 of length 1.
torch::Tensor embeddingsOf(Network& network, const ModelDescription& model, const PixelCache& cache,
                           std::span<const std::size_t> positions) {
  const auto side = cache.info().side;
  auto grey = torch::empty({static_cast<std::int64_t>(positions.size()), 1, side, side}, torch::kUInt8);
  auto* to = grey.data_ptr<std::uint8_t>();
  for (const auto position : positions) {
    const auto picture = cache.picture(position);
    std::memcpy(to, picture.data(), picture.size());
    to += picture.size();
  }
  const auto mean = network.featureMap(toNetworkInput(grey, {model.inputSize, model.mean, model.deviation})).mean({2, 3});
  const auto length = mean.norm(2, 1, true).clamp_min(std::numeric_limits<float>::min());
  return (mean / length).contiguous();
}

const torch::Tensor& tensorIn(const TensorFile& file, const char* key, torch::Dtype dtype, std::int64_t dimensions) {
  const auto found = file.tensors.find(key);
  if (found == file.tensors.end() || found->second.scalar_type() != dtype || found->second.dim() != dimensions) {
    refuseNeighbours("the neighbours lack their rows");
  }
  return found->second;
}

LearnedPictures picturesIn(const TensorFile& file, const ModelDescription& model) {
  const auto& embedding = tensorIn(file, kEmbedding, torch::kFloat16, 2);
  const auto& digest = tensorIn(file, kSha256, torch::kUInt8, 2);
  const auto& label = tensorIn(file, kLabel, torch::kInt64, 1);
  const auto rows = embedding.size(0);
  if (digest.size(0) != rows || digest.size(1) != kDigestBytes || label.size(0) != rows) refuseNeighbours("the neighbours lack rows");
  LearnedPictures pictures;
  pictures.width = static_cast<std::size_t>(embedding.size(1));
  const auto values = embedding.to(torch::kFloat32).contiguous();
  pictures.embeddings.assign(values.data_ptr<float>(), values.data_ptr<float>() + values.numel());
  const auto finite = [](float value) { return std::isfinite(value); };
  if (!std::all_of(pictures.embeddings.begin(), pictures.embeddings.end(), finite)) refuseNeighbours("a neighbour is not a number");
  for (std::int64_t row = 0; row < rows; ++row) {
    const auto index = label.data_ptr<std::int64_t>()[row];
    if (index < 0 || index >= static_cast<std::int64_t>(model.labels.size())) refuseNeighbours("a neighbour has no label");
    pictures.labels.push_back(static_cast<std::size_t>(index));
    pictures.sha256.push_back(digestOf(digest.data_ptr<std::uint8_t>() + row * kDigestBytes));
  }
  pictures.learned = model.doubt.at("neighbours").at("learned").get<std::size_t>();
  return pictures;
}

double dot(const float* a, const float* b, std::size_t count) {
  double sum = 0;
  for (std::size_t i = 0; i < count; ++i) sum += static_cast<double>(a[i]) * static_cast<double>(b[i]);
  return sum;
}

}  // namespace

std::vector<std::size_t> keptPositions(const PixelCache& cache, std::vector<std::size_t> positions, std::size_t width) {
  const auto& items = cache.items();
  std::sort(positions.begin(), positions.end(), [&](std::size_t a, std::size_t b) { return items[a].sha256 < items[b].sha256; });
  const auto most = kMostBytes / (width * sizeof(at::Half) + kDigestBytes + sizeof(std::int64_t));
  if (positions.size() > most) positions.resize(most);
  return positions;
}

LearnedPictures learnedPictures(const Bundle& bundle, const PixelCache& cache, const std::vector<std::size_t>& positions,
                                const CancelToken& token, const ProgressCallback& progress) {
  return withTorchErrors([&] {
    const auto labels = bundle.model.indicesOf(cache.info().labels);
    const auto network = frozen(loadNetwork(bundle));
    LearnedPictures pictures;
    pictures.width = static_cast<std::size_t>(network->featureChannels());
    pictures.learned = positions.size();
    const auto kept = keptPositions(cache, positions, pictures.width);
    const c10::InferenceMode guard;
    for (std::size_t first = 0; first < kept.size(); first += kKeptAtOnce) {
      token.check();
      const auto some = std::span(kept).subspan(first, std::min(kKeptAtOnce, kept.size() - first));
      const auto found = embeddingsOf(*network, bundle.model, cache, some);
      if (!found.isfinite().all().item<bool>()) throw Error(ErrorCode::NotANumber, "an embedding", toUtf8(bundle.path));
      pictures.embeddings.insert(pictures.embeddings.end(), found.data_ptr<float>(), found.data_ptr<float>() + found.numel());
      for (const auto position : some) {
        const auto& item = cache.items()[position];
        pictures.labels.push_back(labels[static_cast<std::size_t>(item.label)]);
        pictures.sha256.push_back(item.sha256);
      }
      if (progress) progress({first + some.size(), kept.size(), {FactCode::Features, {}}});
    }
    return pictures;
  });
}

std::optional<LearnedPictures> readNeighbours(const Bundle& bundle) {
  try {
    return withTorchErrors([&]() -> std::optional<LearnedPictures> {
      const auto file = readPart(bundle, kNeighboursPart);
      return file ? std::optional(picturesIn(*file, bundle.model)) : std::nullopt;
    });
  } catch (const Error& error) {
    throw error.about(toUtf8(bundle.path));
  } catch (const nlohmann::json::exception&) {
    throw Error(ErrorCode::ModelDamaged, "model.json does not say how many pictures the model learned from", toUtf8(bundle.path));
  }
}

Bundle withNeighbours(Bundle bundle, const LearnedPictures& pictures) {
  return withTorchErrors([&] {
    const auto rows = static_cast<std::int64_t>(pictures.labels.size()), width = static_cast<std::int64_t>(pictures.width);
    auto label = torch::empty({rows}, torch::kInt64);
    std::copy(pictures.labels.begin(), pictures.labels.end(), label.data_ptr<std::int64_t>());
    TensorFile file;
    file.tensors.emplace(kEmbedding, torch::from_blob(const_cast<float*>(pictures.embeddings.data()), {rows, width}).to(torch::kFloat16));
    file.tensors.emplace(kSha256, bytesOf(pictures.sha256));
    file.tensors.emplace(kLabel, label);
    bundle.model.doubt["neighbours"] = {{"images", rows}, {"learned", pictures.learned}};
    return writePart(std::move(bundle), kNeighboursPart, file);
  });
}

std::vector<Neighbour> nearest(const LearnedPictures& pictures, std::span<const float> embedding, std::size_t count) {
  if (embedding.size() != pictures.width) refuseNeighbours("the neighbours are of another network");
  const double length = std::sqrt(dot(embedding.data(), embedding.data(), embedding.size()));
  std::vector<Neighbour> all;
  for (std::size_t row = 0; row < pictures.labels.size(); ++row) {
    const auto* other = &pictures.embeddings[row * pictures.width];
    const double scale = length * std::sqrt(dot(other, other, pictures.width));  // half precision changes the length of 1 slightly
    const double cosine = scale > 0 ? dot(embedding.data(), other, pictures.width) / scale : 0;
    all.push_back({row, std::clamp(1 - cosine, 0.0, 2.0)});
  }
  count = std::min(count, all.size());
  const auto nearer = [](const Neighbour& a, const Neighbour& b) { return std::pair(a.distance, a.row) < std::pair(b.distance, b.row); };
  std::partial_sort(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(count), all.end(), nearer);
  all.resize(count);
  return all;
}

std::map<std::string, std::string> namesBeside(const Bundle& bundle) {
  std::map<std::string, std::string> names;
  try {
    for (const auto& [path, sha256] : readPredictionTable(bundle.path / "predictions.csv").images) names.emplace(sha256, path);
  } catch (const Error&) {
    names.clear();
  }
  return names;
}

}  // namespace glenoid
