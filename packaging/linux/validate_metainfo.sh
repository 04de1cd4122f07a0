#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Validates the metainfo with the appstreamcli of this system: 0.16 of Debian 12, 1.0 of Debian 13. Only 1.0 asks for a homepage, which
# Glenoid does not have yet; 0.16 does not know the tag of that.
# Usage: bash packaging/linux/validate_metainfo.sh FILE
set -euo pipefail
[ $# -eq 1 ] || { sed -n 3,5p "$0"; exit 2; }
homepage=(--override=url-homepage-missing=info)
[[ $(appstreamcli --version) != *" 0."* ]] || homepage=()
appstreamcli validate --no-net "${homepage[@]}" "$1"
