#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds Glenoid if needed and runs every test. Tests on published radiographs need GLENOID_TEST_DATA and are skipped without it.
# Usage: bash packaging/test.sh [CTEST ARGUMENTS...]      e.g. bash packaging/test.sh -L unit
set -euo pipefail
cd "$(dirname "$0")/.."
. packaging/prepare.sh
prepare release
exec ctest --preset release "$@"
