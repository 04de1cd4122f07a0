// SPDX-License-Identifier: GPL-3.0-or-later
// The radiographs that a model learned from, as its network sees them. The most similar ones are shown with an answer.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/base/cancel_token.h"
#include "core/base/progress.h"
#include "core/bundle/bundle.h"
#include "core/dataset/pixel_cache.h"

namespace glenoid {

// Each learned radiograph: the SHA-256 of its file, its label and its embedding. The embedding is the spatial mean of the network's last
// feature map, which the head reads, divided by its length. No names and no pixels.
struct LearnedPictures {
  std::size_t width = 0;            // numbers in an embedding
  std::vector<float> embeddings;    // rows x width, row by row; each of length 1, or all 0
  std::vector<std::size_t> labels;  // of each row: index into the model's labels
  std::vector<std::string> sha256;  // of each row's file, 64 lower-case hexadecimal digits
  std::size_t learned = 0;          // how many radiographs the model learned from; more than the rows if not all could be kept
};

// The positions of the cache that are kept with embeddings of this width, in the order of their SHA-256. If all would take more than 4 MiB,
// those with the smallest SHA-256 are kept: a random sample, and the same on every system.
std::vector<std::size_t> keptPositions(const PixelCache& cache, std::vector<std::size_t> positions, std::size_t width);

// Embeds the kept pictures with the network of the bundle: one forward pass on the CPU for each. Throws Error DatasetMismatch for a cache
// with a label that the model lacks, NotANumber, and as loadNetwork() does; or Cancelled.
LearnedPictures learnedPictures(const Bundle& bundle, const PixelCache& cache, const std::vector<std::size_t>& positions,
                                const CancelToken& token = {}, const ProgressCallback& progress = {});

// The learned pictures stored in a bundle, in half precision; empty if it has none. Throws Error ModelDamaged if they are not those that
// model.json names or are malformed, and as readSafetensors() does.
std::optional<LearnedPictures> readNeighbours(const Bundle& bundle);
// Writes them next to the weights of the bundle, or into its one file, and their digest and number into model.json, "doubt.neighbours".
// Replaces existing ones. Throws Error FileUnwritable.
Bundle withNeighbours(Bundle bundle, const LearnedPictures& pictures);

struct Neighbour {
  std::size_t row = 0;
  double distance = 0;  // 0 to 2: 1 minus the cosine between the embeddings
};
// The nearest first, at most `count`; equal distances in row order. Throws Error ModelDamaged for an embedding of another width.
std::vector<Neighbour> nearest(const LearnedPictures& pictures, std::span<const float> embedding, std::size_t count);

// Names of pictures by the SHA-256 of their file, from the out-of-fold answers in the folder of a model (PATH/predictions.csv), which the
// shipped models have. Empty if there is no such list or it cannot be read, because names are not part of a model.
std::map<std::string, std::string> namesBeside(const Bundle& bundle);

}  // namespace glenoid
