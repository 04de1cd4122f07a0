// SPDX-License-Identifier: GPL-3.0-or-later
// The weights of a model bundle and its other parts.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string_view>

#include "core/bundle/bundle.h"

namespace glenoid {

class Network;
struct TensorFile;

// Builds the network in evaluation mode on the CPU, loads the weights and checks their digest. Throws Error ModelDamaged if the digest
// differs, and WeightsMismatch if the weights do not fit the architecture.
std::shared_ptr<Network> loadNetwork(const Bundle& bundle);

// Throws Error ModelNotFinite, with the key, if a tensor holds a value that is not finite.
void requireFinite(const TensorFile& file);

// Whether the bundle can be used: the weights fit and are finite, and the digests of weights and parts are the recorded ones. Throws Error
// ModelNotFinite, and as loadNetwork() and readPart() do.
void checkBundle(const Bundle& bundle);

enum class WeightPrecision { Half, Single, Byte };  // Byte: inBytes() of Half
// Writes PATH/model.json and PATH/weights.safetensors, or one file if PATH ends in ".glenoid"; fills model.weightsSha256. A tensor with a
// value that Half cannot hold is stored as Single. Throws Error ModelNotFinite and FileUnwritable.
Bundle writeBundle(const std::filesystem::path& path, ModelDescription model, const Network& network, WeightPrecision precision);

// Writes a bundle as one ".glenoid" file, with its parts, so that another computer can import it. Throws Error ModelDamaged if a digest
// differs, as readSafetensors() does, and FileUnwritable.
void exportBundle(const Bundle& bundle, const std::filesystem::path& file);

// The tensors of a part; empty if model.json names no such part. Throws Error ModelDamaged if the digest differs, and as readSafetensors()
// does.
std::optional<TensorFile> readPart(const Bundle& bundle, std::string_view part);
// Writes the tensors of a part, puts their digest in model.doubt[PART]["sha256"] and rewrites model.json. Throws Error FileUnwritable.
Bundle writePart(Bundle bundle, std::string_view part, const TensorFile& tensors);

}  // namespace glenoid
