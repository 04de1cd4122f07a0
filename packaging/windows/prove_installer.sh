#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes the installer for Windows with cpack from programs that stand in for Glenoid's (stand_in), and runs it under Wine: for the person and for
# all users, in the usual folder and in one with a name outside ASCII; an upgrade to a pre-release, a refusal while a program runs, the removal.
# Debian 12.
# Usage: bash packaging/windows/prove_installer.sh [FOLDER of the build]
set -euo pipefail
cd "$(dirname "$0")/../.."
. packaging/prepare.sh
install_missing cmake ninja-build g++-mingw-w64-x86-64-posix wine64 nsis icoutils osslsigncode openssl
build=$(realpath -m "${1:-build/windows-installer}")
step() { echo "== $*"; }
fail() { echo "FAILED: $*" >&2; exit 1; }

step "cpack makes two versions; the newer one is signed"
mkdir -p "$build"
openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj "/CN=A stand-in" -addext extendedKeyUsage=codeSigning \
  -keyout "$build/key.pem" -out "$build/certificate.pem" 2>/dev/null
password='a secret;with "marks"'
openssl pkcs12 -export -inkey "$build/key.pem" -in "$build/certificate.pem" -passout "pass:$password" -out "$build/certificate.pfx"
make_installer() { # VERSION [PRE-RELEASE]
  rm -rf "${build:?}/$1"
  cmake -S packaging/windows/stand_in -B "$build/$1" -G Ninja -DCMAKE_TOOLCHAIN_FILE="$PWD/packaging/windows/mingw.cmake" \
    -DCMAKE_BUILD_TYPE=Release -DSTAND_IN_VERSION="$1" -DGLENOID_PRERELEASE="${2:-}" -DGLENOID_LIBRARY_FOLDERS="$runtime;/usr/x86_64-w64-mingw32/lib" >/dev/null
  cmake --build "$build/$1" >/dev/null
  (cd "$build/$1" && cpack --config CPackConfig.cmake >cpack.log) || { tail -n 40 "$build/$1"/_CPack_Packages/*/NSIS/NSISOutput.log; exit 1; }
}
runtime=$(dirname "$(x86_64-w64-mingw32-g++-posix -print-file-name=libstdc++-6.dll)")
make_installer 0.9.0
with_certificate() { GLENOID_CERTIFICATE=$build/certificate.pfx GLENOID_CERTIFICATE_PASSWORD=$password "$@"; }
with_certificate make_installer 1.2.3 rc1
old=$build/0.9.0/glenoid-0.9.0-win64.exe
new=$build/1.2.3/glenoid-1.2.3-rc1-win64.exe
packed=$build/1.2.3/_CPack_Packages/win64/NSIS/glenoid-1.2.3-rc1-win64
signed() { osslsigncode verify -CAfile "$build/certificate.pem" "$1" >"$build/verify.log" 2>&1; }
signed "$new" || fail "the installer is not signed"
for file in "$packed"/bin/glenoid*; do signed "$file" || fail "$file is not signed"; done
! signed "$packed/bin/libstdc++-6.dll" || fail "a library of others is signed"
! signed "$old" || fail "there was no certificate, but the old installer is signed"

step "a folder is signed as well, and not without its password"
cmake --install "$build/0.9.0" --prefix "$build/folder" >/dev/null
! GLENOID_CERTIFICATE=$build/certificate.pfx GLENOID_CERTIFICATE_PASSWORD=wrong cmake -DFILE="$build/folder" -P packaging/windows/sign.cmake 2>/dev/null ||
  fail "a wrong password was not noticed"
! signed "$build/folder/bin/glenoid.exe" || fail "it was signed with a wrong password"
with_certificate cmake -DFILE="$build/folder" -P packaging/windows/sign.cmake
for file in "$build"/folder/bin/glenoid*; do signed "$file" || fail "$file is not signed"; done

step "icon, version and manifest are in each program"
for file in "$new" "$packed"/bin/glenoid*.exe; do
  [ "$(wrestool --list "$file" | grep -Eo -- '--type=(3|14|16|24) ' | sort -u | wc -l)" -eq 4 ] || fail "$file lacks one of them"
done

wine=$(command -v wine64 || dpkg -L wine64 | grep '/lib/wine/wine64$')
WINEPREFIX=$(mktemp -d)
export LC_ALL=C.UTF-8 WINEPREFIX WINEDEBUG=-all WINEDLLOVERRIDES=winemenubuilder.exe=d # or Wine adds to the menus of Linux
trap '"${wine%64}server64" -k 2>/dev/null || true; rm -rf "$WINEPREFIX"' EXIT
export GLENOID_STAND_IN_LOG=$WINEPREFIX/log
settle() { "${wine%64}server64" -w; } # until all that was started has ended (an uninstaller starts another), and the registry is on the disk
run() { timeout 300 "$wine" "$@" && settle; }
disk=$WINEPREFIX/drive_c
value() { # HIVE KEY NAME: as in the file of the registry, so with two backslashes for one
  settle
  KEY="[${2//\\/\\\\}] " NAME="$3=" awk 'index($0, ENVIRON["KEY"]) == 1 { inside = 1; next } /^\[/ { inside = 0 }
    inside && index($0, ENVIRON["NAME"]) == 1 { print substr($0, length(ENVIRON["NAME"]) + 1) }' "$WINEPREFIX/$1.reg"
}
is() { local found; found=$(value "$1" "$2" "$3"); [ "$found" = "$4" ] || fail "$2 $3 is $found, not $4"; }
snapshot() { # of the disk, and of what an installer may touch in the registry
  settle
  find "$disk" -path "$disk/windows" -prune -o -path '*/Temp/*' -prune -o -print | sort
  awk '/^#/ || NF == 0 { next } /^\[/ { sub(/ [0-9]+$/, ""); key = $0; next }
    key ~ /^\[Software\\\\(Classes|Glenoid|RegisteredApplications|Microsoft\\\\Windows\\\\CurrentVersion\\\\(Uninstall|App Paths))/ { print FILENAME, key, $0 }' \
    "$WINEPREFIX/user.reg" "$WINEPREFIX/system.reg"
}
says() { # LINE PROGRAM [WORD...]: the stand-in writes the line
  rm -f "$GLENOID_STAND_IN_LOG"
  run "${@:2}"
  [ "$(cat "$GLENOID_STAND_IN_LOG")" = "$1" ] || fail "instead of $1: $(cat "$GLENOID_STAND_IN_LOG")"
}
uninstall_key='Software\Microsoft\Windows\CurrentVersion\Uninstall\Glenoid'

step "Windows 7 is refused"
"$wine" wineboot --init 2>/dev/null
run reg add 'HKCU\Software\Wine' /v Version /d win7 /f >/dev/null
! run "$new" /S /CurrentUser || fail "it was installed"
run reg add 'HKCU\Software\Wine' /v Version /d win10 /f >/dev/null

profile=$(echo "$disk"/users/"$(id -un)")
mkdir -p "$profile/AppData/Local/Glenoid/models/own" "$profile/AppData/Local/Programs" # Windows has the second
echo '[General]' >"$profile/AppData/Local/Glenoid/glenoid.ini"
echo '{}' >"$profile/AppData/Local/Glenoid/models/own/model.json"
cp resources/samples/synthetic-reverse.dcm "$profile/Schulter links ä 肩.dcm"
radiograph="C:\\users\\$(id -un)\\Schulter links ä 肩.dcm"
snapshot >"$build/before.txt"

step "the older version, for the person"
run "$old" /S /CurrentUser
here=$profile/AppData/Local/Programs/Glenoid
for file in bin/glenoid.exe bin/glenoid-cli.exe bin/libstdc++-6.dll bin/torch_cuda.dll bin/cudart64_110.dll uninstall.exe \
  share/glenoid/docs/surgeon.md "share/glenoid/old/only in the old version.txt"; do
  [ -s "$here/$file" ] || fail "$file is missing"
done
menu="$profile/AppData/Roaming/Microsoft/Windows/Start Menu/Programs/Glenoid"
[ -s "$menu/Glenoid.lnk" ] && [ -s "$menu/Glenoid Terminal.lnk" ] || fail "the start menu lacks Glenoid"
is user "$uninstall_key" '"DisplayVersion"' '"0.9.0"'
is user 'Software\Classes\.dcm' @ '"Glenoid.Dicom"'
for extension in png jpg jpeg tif tiff bmp; do is user "Software\\Classes\\.$extension\\OpenWithProgids" '"Glenoid.Picture"' '""'; done
is user 'Software\Classes\.png' @ "" # only "Open with"
is user 'Software\RegisteredApplications' '"Glenoid"' '"Software\\Glenoid\\Capabilities"'
# Wine 8 looks for file types among those of all users alone, so this is what a double-click would start.
is user 'Software\Classes\Glenoid.Dicom\shell\open\command' @ "\"\\\"C:\\\\users\\\\$(id -un)\\\\AppData\\\\Local\\\\Programs\\\\Glenoid\\\\bin\\\\glenoid.exe\\\" \\\"%1\\\"\""
says "0.9.0 65001 [$radiograph]" "$here/bin/glenoid.exe" "$radiograph"

step "an upgrade is refused while a program runs"
"$wine" "$here/bin/glenoid-cli.exe" --wait &
until [ -s "$GLENOID_STAND_IN_LOG" ] && grep -q wait "$GLENOID_STAND_IN_LOG"; do sleep 0.2; done
! "$wine" "$new" /S /CurrentUser || fail "it was installed"
rm "$GLENOID_STAND_IN_LOG"
wait
is user "$uninstall_key" '"DisplayVersion"' '"0.9.0"'
[ -s "$here/share/glenoid/docs/surgeon.md" ] || fail "the older version has lost files"

step "the upgrade, without CUDA"
run "$new" /S /CurrentUser /NoCuda
is user "$uninstall_key" '"DisplayVersion"' '"1.2.3-rc1"'
[ ! -e "$here/share/glenoid/old" ] || fail "the old version's files are still there"
[ ! -e "$here/bin/torch_cuda.dll" ] && [ ! -e "$here/bin/cudart64_110.dll" ] || fail "CUDA is there"
[ "$(cat "$profile/AppData/Local/Glenoid/glenoid.ini")" = "[General]" ] && [ "$(cat "$profile/AppData/Local/Glenoid/models/own/model.json")" = "{}" ] ||
  fail "settings or models have changed"
says "1.2.3-rc1 65001 [$radiograph]" "$here/bin/glenoid.exe" "$radiograph"

step "nothing but the person's data is left"
run "$here/uninstall.exe" /S
snapshot >"$build/after.txt"
diff "$build/before.txt" "$build/after.txt" || fail "see above"

step "for all users, in a folder with a name outside ASCII; .dcm belongs to another program"
run reg add 'HKLM\Software\Classes\.dcm' /ve /d Another.Viewer /f >/dev/null
snapshot >"$build/before.txt"
run cmd /c "Z:${new//\//\\} /S /AllUsers /D=C:\\Röntgen Ω 日本\\Glenoid" # Wine would put the folder in quotation marks
there="$disk/Röntgen Ω 日本/Glenoid"
[ -s "$there/bin/glenoid.exe" ] && [ -s "$there/bin/torch_cuda.dll" ] || fail "no program there"
is system "$uninstall_key" '"DisplayVersion"' '"1.2.3-rc1"'
is user "$uninstall_key" '"DisplayVersion"' ""
is system 'Software\Classes\.dcm' @ '"Another.Viewer"'
is system 'Software\Classes\.dcm\OpenWithProgids' '"Glenoid.Dicom"' '""'
[ -s "$disk/ProgramData/Microsoft/Windows/Start Menu/Programs/Glenoid/Glenoid.lnk" ] || fail "the start menu lacks Glenoid"
run reg add 'HKLM\Software\Classes\.dcm' /ve /d Glenoid.Dicom /f >/dev/null # as the person chooses
says "1.2.3-rc1 65001 [$radiograph]" start /wait "$radiograph" # a double-click
run reg add 'HKLM\Software\Classes\.dcm' /ve /d Another.Viewer /f >/dev/null
run "$there/uninstall.exe" /S
rmdir "$disk/Röntgen Ω 日本" # the installer made it, but it may hold more than Glenoid
snapshot >"$build/after.txt"
diff "$build/before.txt" "$build/after.txt" || fail "see above"
step "passed"
