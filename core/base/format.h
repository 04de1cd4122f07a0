// SPDX-License-Identifier: GPL-3.0-or-later
// fmt as a header only: fmt::format writes the same numbers in every locale of the process.
#pragma once

#ifndef FMT_HEADER_ONLY
#define FMT_HEADER_ONLY
#endif
#include <fmt/format.h>
