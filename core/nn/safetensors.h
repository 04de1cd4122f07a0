// SPDX-License-Identifier: GPL-3.0-or-later
// safetensors files: named tensors with a JSON header. Reading one can never execute code.
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include <torch/types.h>

namespace glenoid {

struct TensorFile {
  std::map<std::string, torch::Tensor> tensors;  // on the CPU, contiguous, dtype as stored (F32, F16, BF16, I64, U8)
  std::map<std::string, std::string> metadata;   // the header's __metadata__
};

// Reads and checks the whole file: header size, JSON, at most 65,536 keys, dtypes, shapes against byte counts, offsets inside the file, no
// overlap and no gap. Throws Error as MappedFile does, or WeightsDamaged (the detail names the key).
TensorFile readSafetensors(const std::filesystem::path& file);
// The same checks without reading a tensor: a large file takes no longer than a small one.
std::map<std::string, std::string> readSafetensorsMetadata(const std::filesystem::path& file);
// Atomic; tensors may live on any device. Throws Error FileUnwritable.
void writeSafetensors(const std::filesystem::path& file, const TensorFile& content);

}  // namespace glenoid
