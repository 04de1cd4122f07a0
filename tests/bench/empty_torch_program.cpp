// SPDX-License-Identifier: GPL-3.0-or-later
// Does nothing but load LibTorch.
#include <torch/torch.h>

int main() { return torch::ones({1}).item<float>() == 1.F ? 0 : 1; }
