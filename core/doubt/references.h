// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures that gates are fitted on in addition to the model's own pictures, stored compactly as features of the gate: strangers (other
// radiographs, photographs, text, drawings), and implants in pictures of another style, so that a gate learns the implant and not the
// style.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace glenoid {

// Centres the features, divides each by its standard deviation and projects them to `dimensions` numbers, which have mean 0 and standard
// deviation 1 over the strangers among the references.
struct Projection {
  std::size_t dimensions = 0;
  std::vector<float> mean;   // kGateFeatures numbers
  std::vector<float> basis;  // dimensions x kGateFeatures, row by row; includes the scales
  // [N x kGateFeatures] -> [N x dimensions], row by row.
  std::vector<float> of(const std::vector<float>& features) const;
};

// A kind of pictures.
struct ReferenceKind {
  std::string name;     // e.g. "hand", "hip_hardware"; related kinds share the first word
  std::string subject;  // subject of its implants, as ModelDescription::subject; empty: it shows no implant
  bool operator==(const ReferenceKind&) const = default;
};

// Digits of a file's SHA-256 that name the block of everything made from the file.
inline constexpr std::size_t kBlockDigits = 16;

struct Reference {
  std::size_t kind = 0;  // index into References::kinds
  std::string block;     // a patient, or the first kBlockDigits of the SHA-256 of the file it was made from
  bool operator==(const Reference&) const = default;
};

struct References {
  std::vector<ReferenceKind> kinds;
  std::vector<Reference> rows;
  std::vector<float> projected;  // rows x projection.dimensions
  Projection projection;
  std::string backboneSha256;  // of the backbone behind the features
};

// The first word of a kind's name, "hip" of "hip_hardware" and "hip with plates". Kinds of one family show the same thing.
std::string familyOf(const std::string& kind);

// The main `dimensions` components of the features [rows x kGateFeatures] of the kinds that show no implant.
Projection fitProjection(const std::vector<float>& features, const References& references, std::size_t dimensions);

// Stores each number in 8 bits; numbers beyond four standard deviations are stored as four. Reading throws Error WeightsDamaged for any
// other file, and as readSafetensors() does; writing throws FileUnwritable.
void writeReferences(const std::filesystem::path& file, const References& references);
References readReferences(const std::filesystem::path& file);

// Path of the shipped references. Throws Error FileNotFound if they are not installed.
std::filesystem::path installedReferences();

}  // namespace glenoid
