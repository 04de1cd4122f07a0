// SPDX-License-Identifier: GPL-3.0-or-later
// How a model's answers change if radiographs are turned, cropped, exposed differently, compressed or overlaid with text.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

#include "core/answer/identify.h"
#include "core/base/cancel_token.h"
#include "core/base/progress.h"
#include "core/dataset/index.h"
#include "core/doubt/alterations.h"
#include "core/eval/evaluation.h"
#include "core/eval/mcnemar.h"

namespace glenoid {

// Positions in the data set of the images in the test part of the split that the model was trained with. Throws Error as readJson() and
// testPartOf() do, DatasetMismatch for another split or for a label that the model lacks, and DatasetTooSmall if the test part is empty.
std::vector<std::size_t> unseenImages(const Index& data, const ModelDescription& model, const std::filesystem::path& split);

// Every position of the data set. Throws Error DatasetMismatch for a label that the model lacks, and if the model learned from one of the
// images, as far as the bundle knows: it holds the digest of the whole set and those of its neighbours.
std::vector<std::size_t> allUnseenImages(const Index& data, const Bundle& bundle);

// The answers for one alteration of every image.
struct StressRow {
  Alteration alteration;
  Evaluation evaluation;                    // in detail, for the most probable maker with every verdict
  std::optional<McNemar> vsUnaltered;       // tests the accuracy; empty for unaltered images
  std::size_t unknown = 0;                  // images for which no maker is named
  std::size_t right = 0;                    // of the others: the most probable maker is the true one
  std::size_t covered = 0;                  // of the others: the true maker is among those named
  std::size_t single = 0, singleRight = 0;  // of the others: one maker is named; this maker is the true one
  std::size_t makers = 0;                   // number of makers named in the others, in total
};

struct StressResult {
  std::vector<StressRow> rows;  // the first is for unaltered images
  std::vector<Error> skipped;   // files that could not be read; not counted anywhere
};

struct StressOptions {
  std::vector<Alteration> alterations = usualAlterations();  // the first is None
  int confidence = kDefaultConfidence;                       // as in IdentifyOptions
  std::uint64_t seed = 1;                                    // for the noise
  int workers = 1;  // as in IdentifyOptions: on the CPU, threads among which the altered pictures are shared out
};

// Passes every image, unaltered and altered, through identify(). An altered image is a separate picture file (displayedRadiograph), which
// no longer states how to display it. `positions` in `data` are in the order of `files`. The same seed gives the same figures, also
// with more workers, as IdentifyOptions::workers says. Throws
// Cancelled, Error as identify() does (also if an answer holds an error), and DatasetTooSmall if no file could be read.
StressResult stress(Classifier& classifier, DecodeAhead& files, const Index& data, const std::vector<std::size_t>& positions,
                    const StressOptions& options, const CancelToken& token, const ProgressCallback& progress = {});

}  // namespace glenoid
