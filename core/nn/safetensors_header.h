// SPDX-License-Identifier: GPL-3.0-or-later
// The header of a safetensors file, which says where each tensor is. Reading one needs no LibTorch and can never execute code.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace glenoid {

inline constexpr auto kSafetensorsMetadata = "__metadata__";  // no tensor may have this name

struct StoredTensor {
  std::string key;
  std::string dtype;  // "F32", "F16", "BF16", "I64" or "U8"
  std::vector<std::int64_t> shape;
  std::span<const std::byte> bytes;  // in the file, little-endian, contiguous
};

struct SafetensorsHeader {
  std::vector<StoredTensor> tensors;            // in the order of their places
  std::map<std::string, std::string> metadata;  // the header's __metadata__
};

// Checks the whole file, whose bytes must outlive the result: header size, JSON, at most 65,536 keys, dtypes, shapes against byte counts,
// offsets inside the file, no overlap and no gap. Reads no tensor, so a large file takes no longer than a small one. Throws Error
// WeightsDamaged (the detail names the key).
SafetensorsHeader safetensorsHeader(std::span<const std::byte> file);

// The metadata of a file that passes these checks. Throws Error as MappedFile and safetensorsHeader() do.
std::map<std::string, std::string> readSafetensorsMetadata(const std::filesystem::path& file);

}  // namespace glenoid
