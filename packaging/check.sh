#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Checks the format of every source (clang-format), the rooms that read and describe (clang-tidy), and the tests of the rooms that read files
# under the address and undefined-behaviour sanitizers. Without arguments, runs these three; "windows" runs packaging/windows/prove.sh.
# Usage: bash packaging/check.sh [form|tidy|sanitizers|windows]...
set -euo pipefail
cd "$(dirname "$0")/.."
. packaging/prepare.sh

form() {
  install_missing clang-format
  find app core tests ui -name '*.cpp' -print0 -o -name '*.h' -print0 | xargs -0 clang-format --dry-run --Werror
}

tidy() {
  install_missing "${packages[@]}" clang-tidy
  [ -f build/dev/build.ninja ] || cmake --preset dev >/dev/null
  find core/{base,imaging,dicom,decoding,eval,dataset,report} -name '*.cpp' ! -name '*_windows.cpp' ! -name '*_macos.cpp' -print0 |
    xargs -0 -P 2 -n 4 clang-tidy -p build/dev --quiet --extra-arg=-Wno-unknown-warning-option
}

sanitizers() {
  local tests=(base render display network_input synthetic dicom dicom_corpus dicom_fuzz dicom_dictionary missing_part raster damaged_raster tiff
    radiograph_stream decoders) test
  prepare asan glenoid-decoder glenoid-misbehaving-decoder "${tests[@]/#/test_}"
  export LSAN_OPTIONS=suppressions=$PWD/tests/support/lsan.supp:print_suppressions=0
  local fixed=() # addresses: with 32 random bits, as some kernels have, GCC 12's AddressSanitizer may not start
  if setarch -R true 2>/dev/null; then fixed=(setarch -R); fi
  for test in "${tests[@]}"; do "${fixed[@]}" build/asan/bin/"test_$test" --gtest_brief=1; done
}

windows() { bash packaging/windows/prove.sh; }

[ $# -gt 0 ] || set -- form tidy sanitizers
for check in "$@"; do "$check"; done
