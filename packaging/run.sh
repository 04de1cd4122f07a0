#!/usr/bin/env bash
# Builds Glenoid where needed and starts it. Without arguments it identifies the sample radiographs.
# Usage: bash packaging/run.sh [VERB ARGUMENTS...]      e.g. bash packaging/run.sh predict FILE
set -euo pipefail
started_in=$PWD
cd "$(dirname "$0")/.."
. packaging/prepare.sh
prepare release glenoid-cli glenoid-decoder >&2
program=$PWD/build/release/bin/glenoid-cli
if [ $# -eq 0 ]; then
  exec "$program" predict resources/samples
fi
cd "$started_in" # so that the person's relative paths hold
exec "$program" "$@"
