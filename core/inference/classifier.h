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
class Network;

struct ClassifierOptions {
  std::string device = "auto";        // "auto" (CUDA, then MPS, then CPU), "cuda", "mps" or "cpu"
  std::filesystem::path finder = {};  // see core/doubt/finder; empty: the installed one for the model's subject, if any
  bool searches = false;              // loads the finder while the network loads, and prepares finder and gate for single pictures
};

struct Prediction {
  std::vector<double> logits;         // in the order of the model's labels
  std::vector<double> probabilities;  // softmax of logits / temperature; they sum to 1
  std::size_t best = 0;               // index of the largest probability
  std::vector<std::size_t> looks;     // the most probable label of each look, as an index; one entry for one look
  double milliseconds = 0;            // of the network only; this picture's share of the batch
  std::vector<float> features;        // input of the network's head: the spatial mean of its last feature map
};

// Loads once, predicts many times. One thread at a time. The same picture gives the same answer on the same device.
class Classifier {
 public:
  // Throws Error ModelDamaged, WeightsMismatch, DeviceUnavailable, and as Doubt does.
  Classifier(const Bundle& bundle, const ClassifierOptions& options);
  ~Classifier();
  Classifier(Classifier&&) noexcept;
  Classifier& operator=(Classifier&&) noexcept;

  // The same on the CPU for another thread: both may predict at once. They share everything that was read, and the packed weights; a first
  // picture costs each its own plans and working memory (for the shipped networks tens of MiB). It gives the same bits with the same
  // number of threads (core/nn/compute). Throws Error Internal if the device is not the CPU.
  Classifier another() const;

  const ModelDescription& model() const;
  std::shared_ptr<const ModelDescription> sharedModel() const;  // the same object, for answers that outlive the classifier
  const std::string& device() const;                            // "cpu", "cuda", "mps"
  const std::vector<Fact>& facts() const;                       // e.g. that the CPU took over from a full GPU
  // Judges whether a maker may be named at all; predict() does not use it.
  Doubt& doubt();

  // Finds implants of the model's subject; loaded on first use, or ahead (see ClassifierOptions). Null if there is none. Throws as Finder
  // does.
  Finder* finder();

  // The predictions of one look (core/nn/looks), in the order of the images. If the GPU fails or its memory is full, the CPU takes over
  // permanently, with a fact. Throws Error Internal for a picture that is not square, OutOfMemory if the CPU's memory does not suffice
  // either, and NotANumber if a logit of any image is not finite.
  std::vector<Prediction> predict(std::span<const SquareImage> images, int look = 0);

  // The predictions of the looks 1 to kLooks - 1 of one picture, each the same to the bit as predict() gives it on one thread. On the CPU,
  // `workers` threads, 1 or more, share the looks. Throws as predict() does.
  std::vector<Prediction> furtherLooks(const SquareImage& image, int workers);

  // For heat maps: passes the network on its device, in evaluation mode, to `work`; if the device fails, calls `work` again on the CPU.
  void run(const std::function<void(Network&)>& work);

 private:
  struct Impl;
  explicit Classifier(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

// The prediction of each picture from the mean of all looks, at the temperature fitted for it. `first` holds the predictions of look 0; the
// features are copied from it. On the CPU, `workers` threads, 1 or more, share the further looks of a picture. Checks the token before each
// further look; with several workers, before those of each picture. Throws Cancelled, and as Classifier::predict() does.
std::vector<Prediction> meanPredictions(Classifier& classifier, std::span<const SquareImage> images, std::vector<Prediction> first,
                                        double temperature, int workers = 1, const CancelToken& token = {});

// Softmax of logits / temperature, without features. `logits` are in the order of the labels. Throws Error NotANumber if one is not finite.
Prediction predictionFromLogits(std::span<const float> logits, double temperature, double milliseconds);

}  // namespace glenoid
