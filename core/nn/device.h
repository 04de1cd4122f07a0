// Where networks run, and with how many processor threads.
#pragma once

#include <string>
#include <vector>

#include <torch/torch.h>

namespace glenoid {

// "auto" takes CUDA, then MPS, then the CPU, and says in `notices` what it fell back from; "cuda", "mps" and "cpu" are taken at their word.
// Throws Error DeviceUnavailable where the named device is absent, OptionInvalid for another word.
torch::Device chooseDevice(const std::string& wish, std::vector<std::string>& notices);

// Threads of one operation on the processor, 1..256, for the whole process; call once at start-up.
void setComputeThreads(int threads);

// For a program that trains on the processor; call once at start-up. The C library then keeps freed memory for the next batch instead of
// giving it back and having every page of it zeroed again: 1.5 times the images a second for DenseNet-121. Only with glibc.
void keepFreedMemory();

}  // namespace glenoid
