// SPDX-License-Identifier: GPL-3.0-or-later
// A loaded model that names the maker in square radiographs.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/base/cancel_token.h"
#include "core/base/fact.h"
#include "core/bundle/bundle.h"
#include "core/doubt/doubt.h"
#include "core/imaging/network_input.h"

namespace glenoid {

class Finder;

struct ClassifierOptions {
  std::string device = "auto";        // "auto" (CUDA, then MPS, then CPU), "cuda", "mps" or "cpu"
  std::filesystem::path finder = {};  // core/doubt/finder; empty: the one installed for the model's subject, if there is one
};

struct Prediction {
  std::vector<double> logits;         // in the order of the model's labels
  std::vector<double> probabilities;  // softmax of the logits over the temperature; they sum to 1
  std::size_t best = 0;               // index of the largest probability
  std::vector<std::size_t> looks;     // index of the label that each look calls most probable; one for one look
  double milliseconds = 0;            // of the network alone, its share of the batch
  std::vector<float> features;        // what the network's head reads: the spatial mean of its last feature map
};

// Loads once, predicts many. One object is used by one thread at a time. The same picture gives the same answer on the same device.
class Classifier {
 public:
  // Throws Error ModelDamaged, WeightsMismatch, DeviceUnavailable, and as Doubt.
  Classifier(const Bundle& bundle, const ClassifierOptions& options);
  ~Classifier();
  Classifier(Classifier&&) noexcept;
  Classifier& operator=(Classifier&&) noexcept;

  const ModelDescription& model() const;
  std::shared_ptr<const ModelDescription> sharedModel() const;  // the same, for answers that outlive the classifier
  const std::string& device() const;                            // "cpu", "cuda", "mps"
  const std::vector<Fact>& facts() const;                       // e.g. that the CPU took over from a full GPU
  // What judges whether it may name a maker at all; predict() does not ask it.
  Doubt& doubt();

  // What finds the implants of the model's subject, loaded when it is first asked for; null if there is none. Throws as Finder.
  Finder* finder();

  // Answers of one look (core/nn/looks), in the order of the images. Where the GPU's memory is full, the CPU takes over for good, with a
  // fact. Throws Error Internal for a picture that is not square, OutOfMemory where the CPU's does not suffice either, NotANumber where a
  // logit of any of the images is not finite.
  std::vector<Prediction> predict(std::span<const SquareImage> images, int look = 0);

  // For heat maps: hands over the network on its device, in evaluation mode; a second time, on the CPU, where the device fails.
  void run(const std::function<void(Network&)>& work);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// What the mean of all looks says of each picture, with the temperature that was fitted for it. `first` holds what look 0 says of them, and
// the features are its.
// Looks at the token before each further look. Throws Cancelled, and as Classifier::predict.
std::vector<Prediction> meanPredictions(Classifier& classifier, std::span<const SquareImage> images, std::vector<Prediction> first,
                                        double temperature, const CancelToken& token = {});

// Softmax over the model's temperature, without features. `logits` in the order of the labels. Throws Error NotANumber where one is not
// finite.
Prediction predictionFromLogits(std::span<const float> logits, double temperature, double milliseconds);

}  // namespace glenoid
