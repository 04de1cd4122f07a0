#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# sign: signs every program and library of a bundle, from the inside out, with the hardened runtime. Without GLENOID_SIGNING_IDENTITY (the name
# of a Developer ID certificate in the keychain) the signature is an ad-hoc one, which Apple silicon needs to run anything at all: the
# installation changed the search paths in the files, so the linker's own signature no longer holds.
# notarise: sends a disk image to Apple and attaches the answer. Skipped without NOTARY_KEY (a file), NOTARY_KEY_ID and NOTARY_ISSUER, a key of
# App Store Connect, and without GLENOID_SIGNING_IDENTITY, for Apple refuses an ad-hoc signature.
# Usage (macOS): bash packaging/macos/sign_and_notarise.sh sign Glenoid.app
#                bash packaging/macos/sign_and_notarise.sh notarise IMAGE.dmg
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
identity=${GLENOID_SIGNING_IDENTITY:-}

sign() {
  local bundle=$1 options=(--force --sign -) file
  if [ -n "$identity" ]; then
    options=(--force --timestamp --options runtime --entitlements "$here/entitlements.plist" --sign "$identity")
  else
    echo "No GLENOID_SIGNING_IDENTITY: an ad-hoc signature" >&2
  fi
  # Programs beside the main one, libraries, plugins. The bundle, with the main program, comes last and seals them.
  while IFS= read -r -d '' file; do
    codesign "${options[@]}" "$file"
  done < <(find "$bundle/Contents" -type f \( -path '*/Frameworks/*' -o -path '*/PlugIns/*' -o -path '*/MacOS/*' \) ! -path '*/MacOS/glenoid' -print0)
  codesign "${options[@]}" "$bundle"
  codesign --verify --deep --strict "$bundle"
}

notarise() {
  if [ -z "$identity" ] || [ -z "${NOTARY_KEY:-}" ] || [ -z "${NOTARY_KEY_ID:-}" ] || [ -z "${NOTARY_ISSUER:-}" ]; then
    echo "skipped: notarisation needs GLENOID_SIGNING_IDENTITY, NOTARY_KEY, NOTARY_KEY_ID and NOTARY_ISSUER" >&2
    return 0
  fi
  codesign --force --timestamp --sign "$identity" "$1"
  xcrun notarytool submit "$1" --wait --key "$NOTARY_KEY" --key-id "$NOTARY_KEY_ID" --issuer "$NOTARY_ISSUER"
  xcrun stapler staple "$1"
}

case "${1:-} $#" in
  "sign 2" | "notarise 2") "$1" "$2" ;;
  *) grep '^# Usage' -A 1 "$0" >&2; exit 2 ;;
esac
