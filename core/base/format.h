// SPDX-License-Identifier: GPL-3.0-or-later
// fmt without its library: fmt::format writes numbers alike in every locale of the process.
#pragma once

#ifndef FMT_HEADER_ONLY
#define FMT_HEADER_ONLY
#endif
#include <fmt/format.h>
