#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes a vcpkg of the release that packaging/windows/vcpkg.json names as its baseline, for the presets windows and macos (VCPKG_ROOT).
# Usage: bash packaging/vcpkg.sh FOLDER
set -euo pipefail
[ $# -eq 1 ] || { grep '^# Usage' "$0" >&2; exit 2; }
baseline=$(sed -n 's/.*"builtin-baseline": "\([0-9a-f]\{40\}\)".*/\1/p' "$(dirname "$0")/windows/vcpkg.json")
[ -n "$baseline" ] || { echo "packaging/windows/vcpkg.json has no baseline" >&2; exit 1; }
[ -d "$1" ] || git clone --quiet https://github.com/microsoft/vcpkg "$1"
git -C "$1" checkout --quiet "$baseline"
if [ "${OS:-}" = Windows_NT ]; then
  "$1/bootstrap-vcpkg.bat" -disableMetrics
else
  "$1/bootstrap-vcpkg.sh" -disableMetrics
fi
