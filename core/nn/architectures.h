// One factory for each architecture; makeNetwork() chooses. Options are checked before they arrive here.
#pragma once

#include "core/nn/network.h"

namespace glenoid {

// Huang et al. 2017, DenseNet-121-BC: growth 32, blocks 6/12/24/16, stem 64, compression 0.5. Keys as torchvision's; linear head
// `classifier`. With squeeze-and-excitation (Hu et al. 2018, ratio 16, no bias) on the last map: `se.fc1`, `se.fc2`.
std::shared_ptr<Network> makeDenseNet121(const NetworkOptions& options, bool squeezeExcitation);

// A small network of our own for work without start weights: five stages of two 3x3 convolutions with batch norm and ReLU, halved by max
// pooling, 24 to 256 channels, about 1.5 million parameters. Plain on purpose: it is the study's "custom CNN", the yardstick that shows
// what pretraining and depth add, and it trains in minutes on two cores. Linear head `classifier`.
std::shared_ptr<Network> makeCustomCnn(const NetworkOptions& options);

}  // namespace glenoid
