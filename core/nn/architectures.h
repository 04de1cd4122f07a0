// SPDX-License-Identifier: GPL-3.0-or-later
// One factory for each architecture; makeNetwork() chooses one and checks the options first.
#pragma once

#include "core/nn/network.h"

namespace glenoid {

// Huang et al. 2017, DenseNet-121-BC: growth 32, blocks 6/12/24/16, stem 64, compression 0.5. torchvision's keys; linear head `classifier`.
// With `squeezeExcitation`, squeeze-and-excitation (Hu et al. 2018, ratio 16, no bias) on the last map: `se.fc1`, `se.fc2`.
std::shared_ptr<Network> makeDenseNet121(const NetworkOptions& options, bool squeezeExcitation);

// Szegedy et al. 2016, built as in torchvision (keys `Conv2d_1a_3x3.conv.weight`, `Mixed_5b...`; linear head `fc`) but without the
// auxiliary head. Start weights may hold the keys of that head (`AuxLogits...`); they are not used. torchvision's published weights need
// values in [-1, 1]: set Preprocessing mean and deviation to 0.5.
std::shared_ptr<Network> makeInceptionV3(const NetworkOptions& options);

// Tan & Le 2019. torchvision's keys; linear head `classifier.1`. Stochastic depth up to 0.2 in training.
std::shared_ptr<Network> makeEfficientNetB0(const NetworkOptions& options);

// Sandler et al. 2018, width 1.0. torchvision's keys; linear head `classifier.1`.
std::shared_ptr<Network> makeMobileNetV2(const NetworkOptions& options);
// The same network without its last convolution (`features.18`). Its feature map is the output of `features.17`: 320 channels without an
// activation. For code that reads features only: the two classes of its head have no meaning.
std::shared_ptr<Network> makeMobileNetV2Trunk();

// Zoph et al. 2018, NASNet-A (4 @ 1056), built as in Keras. torchvision has no such network, so the keys follow the block names of Keras
// (`normal_0.left1...`, `reduction_4...`); linear head `predictions`. A cell reads the outputs of two cells, so the detail map holds both,
// concatenated.
std::shared_ptr<Network> makeNasNetMobile(const NetworkOptions& options);

// A small network for work without start weights: five stages of two 3x3 convolutions with batch norm and ReLU, each halved by max pooling;
// 24 to 256 channels, about 1.5 million parameters. It is the study's "custom CNN", deliberately plain: a baseline that shows what
// pretraining and depth add. It trains in minutes on two cores. Linear head `classifier`.
std::shared_ptr<Network> makeCustomCnn(const NetworkOptions& options);

}  // namespace glenoid
