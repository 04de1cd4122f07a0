// SPDX-License-Identifier: GPL-3.0-or-later
// safetensors files: named tensors with a JSON header. Reading one can never execute code.
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include <torch/types.h>

#include "core/nn/safetensors_header.h"

namespace glenoid {

struct TensorFile {
  std::map<std::string, torch::Tensor> tensors;  // on the CPU, contiguous, dtype as stored (F32, F16, BF16, I64, U8)
  std::map<std::string, std::string> metadata;   // the header's __metadata__
};

// Reads and checks the whole file. Throws Error as MappedFile and safetensorsHeader() do.
TensorFile readSafetensors(const std::filesystem::path& file);
// Atomic; tensors may live on any device. Throws Error FileUnwritable.
void writeSafetensors(const std::filesystem::path& file, const TensorFile& content);

}  // namespace glenoid
