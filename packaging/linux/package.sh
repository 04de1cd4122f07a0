#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds Glenoid if needed and makes its packages in build/release: glenoid_VERSION_ARCHITECTURE.deb for this Debian, and the archives of
# archive.sh for other systems.
# Usage: bash packaging/linux/package.sh
set -euo pipefail
cd "$(dirname "$0")/../.."
. packaging/prepare.sh
. packaging/linux/pack.sh
install_missing file dpkg-dev # CPack finds the packages that the programs need with them, and silently none without dpkg-dev
prepare release glenoid glenoid-cli glenoid-decoder glenoid-train
(cd build/release && cpack --config CPackConfig.cmake)
exec bash packaging/linux/archive.sh build/release
