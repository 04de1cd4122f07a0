#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds Glenoid if needed and starts it: the window with the given files and folders or, without a display, the terminal program on them (on
# the sample radiographs if none are given). A verb or an option goes to the terminal program.
# Usage: bash packaging/run.sh [FILE|FOLDER...]         e.g. bash packaging/run.sh radiograph.dcm
#        bash packaging/run.sh VERB [ARGUMENTS...]      e.g. bash packaging/run.sh predict --help
set -euo pipefail
started_in=$PWD
cd "$(dirname "$0")/.."
. packaging/prepare.sh
programs=$PWD/build/release/bin
# A verb is what the terminal program declares: a list of them here would be forgotten.
is_for_the_terminal() { [[ ${1:-} == -* ]] || grep -qF "{\"${1:-}\", \"" app/cli/main.cpp; }
if ! is_for_the_terminal "$@"; then
  if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    prepare release glenoid glenoid-decoder >&2
    cd "$started_in" # so that relative paths stay valid
    exec "$programs/glenoid" "$@"
  fi
  [ $# -gt 0 ] || set -- "$PWD/resources/samples"
  set -- predict "$@"
fi
prepare release glenoid-cli glenoid-decoder >&2
cd "$started_in"
exec "$programs/glenoid-cli" "$@"
