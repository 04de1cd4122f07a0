#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds Glenoid if needed and makes its packages: build/release/glenoid_VERSION_ARCHITECTURE.deb and a .tar.gz.
# Usage: bash packaging/linux/package.sh
set -euo pipefail
cd "$(dirname "$0")/../.."
. packaging/prepare.sh
prepare release glenoid glenoid-cli glenoid-decoder glenoid-train
cd build/release
exec cpack --config CPackConfig.cmake
