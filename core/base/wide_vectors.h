// SPDX-License-Identifier: GPL-3.0-or-later
// Put before a function with heavy arithmetic: the compiler makes a second version for processors made since 2013 (wide vectors, rotations
// without flags), and the program chooses one when it starts. Sanitizers do not work with this choice.
#pragma once

#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__) && defined(__linux__) && !defined(__SANITIZE_ADDRESS__) && \
    !defined(__SANITIZE_THREAD__)
#define GLENOID_WIDE_VECTORS __attribute__((target_clones("arch=x86-64-v3", "default")))
#else
#define GLENOID_WIDE_VECTORS
#endif
