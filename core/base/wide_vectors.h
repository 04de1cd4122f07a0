// SPDX-License-Identifier: GPL-3.0-or-later
// Before a function that computes much: compiled for processors since 2013 too (wide vectors, rotations without flags), and chosen when the
// program starts. Sanitizers do not stand the choice.
#pragma once

#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__) && defined(__linux__) && !defined(__SANITIZE_ADDRESS__) && \
    !defined(__SANITIZE_THREAD__)
#define GLENOID_WIDE_VECTORS __attribute__((target_clones("arch=x86-64-v3", "default")))
#else
#define GLENOID_WIDE_VECTORS
#endif
