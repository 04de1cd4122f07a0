// SPDX-License-Identifier: GPL-3.0-or-later
// The pictures that a model learned from, and others beside them, in two dimensions. Helps to find wrong labels.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "core/base/cancel_token.h"
#include "core/doubt/neighbours.h"

namespace glenoid {

struct MapPoint {
  double x = 0, y = 0;  // no unit; only which points lie near each other has a meaning
  // The label that at least four of the five nearest learned pictures carry, if it is another one than the picture's own.
  std::optional<std::size_t> otherLabel;
};

// One point for each row of `learned`, then one for each row of `others`: pictures from which the model did not learn, as
// learnedPictures() embeds them. The first two principal components of the embeddings, from 16 rows on moved by t-SNE (van der Maaten and
// Hinton 2008) so that near pictures lie near each other. Nearest are those with the smallest angle between the embeddings, not on the map.
// Nothing is drawn at random: on one machine the same rows give the same map. Blocks; memory and time grow with the square of the rows.
// Throws Cancelled, and Error ModelDamaged if the widths differ.
std::vector<MapPoint> embeddingMap(const LearnedPictures& learned, const LearnedPictures& others = {}, const CancelToken& token = {});

}  // namespace glenoid
