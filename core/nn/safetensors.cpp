// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/safetensors.h"

#include <algorithm>
#include <cstring>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/mapped_file.h"

namespace glenoid {
namespace {

using nlohmann::json;

struct DtypeName {
  const char* name;
  torch::Dtype dtype;
};
constexpr DtypeName kDtypes[] = {
    {"F32", torch::kFloat32}, {"F16", torch::kFloat16}, {"BF16", torch::kBFloat16}, {"I64", torch::kInt64}, {"U8", torch::kUInt8}};

const DtypeName& dtypeNamed(const std::string& name) {
  const auto* const found = std::find_if(std::begin(kDtypes), std::end(kDtypes), [&](const auto& known) { return name == known.name; });
  if (found == std::end(kDtypes)) throw Error(ErrorCode::Internal, "a dtype that this program does not read");
  return *found;
}

const char* nameOf(torch::Dtype dtype) {
  for (const auto& known : kDtypes) {
    if (known.dtype == dtype) return known.name;
  }
  throw Error(ErrorCode::Internal, "a tensor has a dtype that this program does not write");
}

std::string headerText(const json& header) {
  try {
    return header.dump();
  } catch (const json::exception&) {
    throw Error(ErrorCode::Internal, "keys and metadata of a safetensors file must be UTF-8");
  }
}

}  // namespace

TensorFile readSafetensors(const std::filesystem::path& file) {
  const MappedFile mapped(file);
  try {
    auto header = safetensorsHeader(std::as_bytes(mapped.bytes()));
    TensorFile read{{}, std::move(header.metadata)};
    for (const auto& stored : header.tensors) {
      auto tensor = torch::empty(stored.shape, torch::dtype(dtypeNamed(stored.dtype).dtype));
      if (!stored.bytes.empty()) std::memcpy(tensor.data_ptr(), stored.bytes.data(), stored.bytes.size());
      read.tensors.emplace(stored.key, std::move(tensor));
    }
    return read;
  } catch (const Error& error) {
    throw error.about(toUtf8(file));
  }
}

void writeSafetensors(const std::filesystem::path& file, const TensorFile& content) {
  std::vector<std::pair<std::string, torch::Tensor>> tensors;
  for (const auto& [key, tensor] : content.tensors) {
    if (key == kSafetensorsMetadata) throw Error(ErrorCode::Internal, "a tensor may not be called __metadata__");
    tensors.emplace_back(key, tensor.detach().to(torch::kCPU).contiguous());
  }
  // Wide types first: with no gaps allowed, this keeps every tensor aligned to its own type.
  std::stable_sort(tensors.begin(), tensors.end(),
                   [](const auto& a, const auto& b) { return a.second.element_size() > b.second.element_size(); });

  json header = json::object();
  if (!content.metadata.empty()) header[kSafetensorsMetadata] = content.metadata;
  std::size_t at = 0;
  for (const auto& [key, tensor] : tensors) {
    header[key] = {{"dtype", nameOf(tensor.scalar_type())}, {"shape", tensor.sizes().vec()}, {"data_offsets", {at, at + tensor.nbytes()}}};
    at += tensor.nbytes();
  }
  auto text = headerText(header);
  text.resize((text.size() + 7) / 8 * 8, ' ');

  const std::uint64_t headerBytes = text.size();
  std::vector<std::byte> bytes(sizeof(headerBytes) + text.size() + at);
  std::memcpy(bytes.data(), &headerBytes, sizeof(headerBytes));
  std::memcpy(bytes.data() + sizeof(headerBytes), text.data(), text.size());
  auto* target = bytes.data() + sizeof(headerBytes) + text.size();
  for (const auto& [key, tensor] : tensors) {
    if (tensor.nbytes() > 0) std::memcpy(target, tensor.data_ptr(), tensor.nbytes());
    target += tensor.nbytes();
  }
  writeFileAtomically(file, bytes);
}

}  // namespace glenoid
