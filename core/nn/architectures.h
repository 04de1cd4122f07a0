// SPDX-License-Identifier: GPL-3.0-or-later
// One factory for each architecture; makeNetwork() chooses. Options are checked before they arrive here.
#pragma once

#include "core/nn/network.h"

namespace glenoid {

// Huang et al. 2017, DenseNet-121-BC: growth 32, blocks 6/12/24/16, stem 64, compression 0.5. Keys as torchvision's; linear head
// `classifier`. With squeeze-and-excitation (Hu et al. 2018, ratio 16, no bias) on the last map: `se.fc1`, `se.fc2`.
std::shared_ptr<Network> makeDenseNet121(const NetworkOptions& options, bool squeezeExcitation);

// Szegedy et al. 2016, as torchvision builds it (keys `Conv2d_1a_3x3.conv.weight`, `Mixed_5b...`; linear head `fc`), but without the
// auxiliary head: start weights may hold its keys (`AuxLogits...`), which are not used. Published torchvision weights want values in
// [-1, 1]: Preprocessing mean and deviation 0.5.
std::shared_ptr<Network> makeInceptionV3(const NetworkOptions& options);

// Tan & Le 2019. Keys as torchvision's; linear head `classifier.1`. Stochastic depth up to 0.2 while training.
std::shared_ptr<Network> makeEfficientNetB0(const NetworkOptions& options);

// Sandler et al. 2018, width 1.0. Keys as torchvision's; linear head `classifier.1`.
std::shared_ptr<Network> makeMobileNetV2(const NetworkOptions& options);
// The same without its last convolution (`features.18`): its feature map is that of `features.17`, 320 channels without an activation. For
// what reads features; the two classes of its head mean nothing.
std::shared_ptr<Network> makeMobileNetV2Trunk();

// Zoph et al. 2018, NASNet-A (4 @ 1056) as Keras builds it; no torchvision twin, so keys follow Keras' block names (`normal_0.left1...`,
// `reduction_4...`); linear head `predictions`. Its cells read the outputs of two cells, so the detail map holds both, concatenated.
std::shared_ptr<Network> makeNasNetMobile(const NetworkOptions& options);

// A small network of our own for work without start weights: five stages of two 3x3 convolutions with batch norm and ReLU, halved by max
// pooling, 24 to 256 channels, about 1.5 million parameters. Plain on purpose: it is the study's "custom CNN", the yardstick that shows
// what pretraining and depth add, and it trains in minutes on two cores. Linear head `classifier`.
std::shared_ptr<Network> makeCustomCnn(const NetworkOptions& options);

}  // namespace glenoid
