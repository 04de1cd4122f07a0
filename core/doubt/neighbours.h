// SPDX-License-Identifier: GPL-3.0-or-later
// The radiographs that a model learned from, as its own network sees them: those most like a picture are shown beside its answer.
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

// Each learned radiograph by the content of its file, with its label and its embedding: the spatial mean of the network's last feature map
// (what its head reads), divided by its length. No names and no pixels.
struct LearnedPictures {
  std::size_t width = 0;            // numbers of an embedding
  std::vector<float> embeddings;    // rows x width, row by row; each of length 1, or all 0
  std::vector<std::size_t> labels;  // of each row: index into the model's labels
  std::vector<std::string> sha256;  // of each row's file, 64 lower-case hexadecimal digits
  std::size_t learned = 0;          // how many the model learned from: more than rows if they are too many to be kept
};

// Which of these positions of the cache are kept with embeddings of this width, in the order of their SHA-256: all, or, if they would take
// more than 4 MiB, those with the smallest SHA-256, which is a fair draw and the same on every system.
std::vector<std::size_t> keptPositions(const PixelCache& cache, std::vector<std::size_t> positions, std::size_t width);

// Of those that are kept, by the network of the bundle. Takes a forward pass a picture on the CPU. Throws Error DatasetMismatch for a
// cache with a label that the model lacks, NotANumber, and as loadNetwork; or Cancelled.
LearnedPictures learnedPictures(const Bundle& bundle, const PixelCache& cache, const std::vector<std::size_t>& positions,
                                const CancelToken& token = {}, const ProgressCallback& progress = {});

// What a bundle holds of them, half precision; nothing if it holds none. Throws Error ModelDamaged where they are not those that model.json
// names, or not such rows; and as readSafetensors.
std::optional<LearnedPictures> readNeighbours(const Bundle& bundle);
// Puts them beside the weights of the bundle, or into its one file, and their digest and number into model.json, "doubt.neighbours".
// Those that are there are replaced. Throws Error FileUnwritable.
Bundle withNeighbours(Bundle bundle, const LearnedPictures& pictures);

struct Neighbour {
  std::size_t row = 0;
  double distance = 0;  // 0 to 2: 1 minus the cosine between the embeddings
};
// The nearest first, at most `count`; rows of one distance in their order. Throws Error ModelDamaged for an embedding of another width.
std::vector<Neighbour> nearest(const LearnedPictures& pictures, std::span<const float> embedding, std::size_t count);

// Names of pictures by the SHA-256 of their file: those of the out-of-fold answers that lie beside a model (PATH/predictions.csv), as the
// shipped ones have them. None if there is no such list or it cannot be read: names are no part of a model.
std::map<std::string, std::string> namesBeside(const Bundle& bundle);

}  // namespace glenoid
