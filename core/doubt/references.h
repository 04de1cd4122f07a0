// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures that gates are fitted on beside a model's own, stored small, as features of the gate: strangers - other radiographs,
// photographs, text, drawings - and implants in pictures of another style, so that a gate learns the implant and not the style.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace glenoid {

// Features are centred, divided by the deviation of each and turned into `dimensions` numbers, which have mean 0 and deviation 1 over the
// strangers among the references.
struct Projection {
  std::size_t dimensions = 0;
  std::vector<float> mean;   // kGateFeatures
  std::vector<float> basis;  // dimensions x kGateFeatures, row by row; it holds the scales
  // [N x kGateFeatures] -> [N x dimensions], row by row.
  std::vector<float> of(const std::vector<float>& features) const;
};

// A kind of pictures.
struct ReferenceKind {
  std::string name;     // e.g. "hand", "hip_hardware"; relatives share the first word
  std::string subject;  // what its implants are of, as ModelDescription::subject; empty: it shows none
  bool operator==(const ReferenceKind&) const = default;
};

// Of the SHA-256 of a file, as the block of what was made from it.
inline constexpr std::size_t kBlockDigits = 16;

struct Reference {
  std::size_t kind = 0;  // index into References::kinds
  std::string block;     // of one patient, or the first kBlockDigits of the file it was made from
  bool operator==(const Reference&) const = default;
};

struct References {
  std::vector<ReferenceKind> kinds;
  std::vector<Reference> rows;
  std::vector<float> projected;  // rows x projection.dimensions
  Projection projection;
  std::string backboneSha256;  // of the features
};

// The first word of a kind's name, "hip" of "hip_hardware" and "hip with plates": kinds that show the same thing.
std::string familyOf(const std::string& kind);

// The `dimensions` main components of the features [rows x kGateFeatures] of those kinds that show no implant.
Projection fitProjection(const std::vector<float>& features, const References& references, std::size_t dimensions);

// In 8 bits a number: what lies further out than four deviations is stored as four. Reading throws Error WeightsDamaged for what is no such
// file, and as readSafetensors; writing FileUnwritable.
void writeReferences(const std::filesystem::path& file, const References& references);
References readReferences(const std::filesystem::path& file);

// Where the shipped ones lie. Throws Error FileNotFound if they are not installed.
std::filesystem::path installedReferences();

}  // namespace glenoid
