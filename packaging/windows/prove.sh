#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds the parts of core that need neither LibTorch nor a library for pictures for Windows, with MinGW-w64, and runs their tests under Wine
# (resources/docs/architecture.md says what that proves). Debian 12; takes some minutes.
# Usage: bash packaging/windows/prove.sh [FOLDER of the build]
set -euo pipefail
cd "$(dirname "$0")/../.."
. packaging/prepare.sh
install_missing cmake ninja-build g++-mingw-w64-x86-64-posix wine64 googletest nlohmann-json3-dev libfmt-dev libfast-float-dev libcli11-dev
build=$(realpath -m "${1:-build/windows}")

# Alone: the headers of Linux beside them do not fit.
headers=$build/headers
mkdir -p "$headers"
for folder in nlohmann fmt fast_float CLI; do ln -sfn "/usr/include/$folder" "$headers/$folder"; done

cmake -S . -B "$build" -G Ninja -DCMAKE_TOOLCHAIN_FILE="$PWD/packaging/windows/mingw.cmake" -DCMAKE_BUILD_TYPE=Release \
  -DGLENOID_PORTABLE_ONLY=ON -DGLENOID_GTEST_SOURCE=/usr/src/googletest -DGLENOID_JSON_INCLUDE="$headers" \
  -DGLENOID_FMT_INCLUDE="$headers" -DGLENOID_FAST_FLOAT_INCLUDE="$headers" -DGLENOID_CLI11_INCLUDE="$headers" >/dev/null
cmake --build "$build" --parallel "${JOBS:-$(nproc)}"

wine=$(command -v wine64 || dpkg -L wine64 | grep '^/usr/lib/.*/wine64$')
WINEPREFIX=$(mktemp -d)
export WINEPREFIX WINEDEBUG=-all WINEDLLOVERRIDES=winemenubuilder.exe=d # or Wine adds to the menus of Linux
trap '"${wine%64}server64" -k 2>/dev/null || true; rm -rf "$WINEPREFIX"' EXIT
WINEPATH="$(dirname "$(x86_64-w64-mingw32-g++-posix -print-file-name=libstdc++-6.dll)");/usr/x86_64-w64-mingw32/lib"
export WINEPATH
"$wine" wineboot --init 2>/dev/null
failed=0
for test in "$build"/bin/test_*.exe; do
  echo "== $(basename "$test")"
  timeout 600 "$wine" "$test" --gtest_brief=1 || failed=1
done
exit "$failed"
