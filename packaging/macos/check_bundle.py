#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks Glenoid.app on any system: the property list, the files that the programs look for, and that every program and library finds what it
links inside the bundle or in macOS itself.

Usage: check_bundle.py Glenoid.app"""
import pathlib
import plistlib
import struct
import sys

MAGIC = 0xFEEDFACF  # 64 bits, little endian
LOAD = {0xC: "needs", 0x80000018: "needs", 0x8000001F: "needs", 0xD: "name", 0x8000001C: "rpath"}  # <mach-o/loader.h>
WANTED = [
    "Info.plist", "MacOS/glenoid", "MacOS/glenoid-cli", "MacOS/glenoid-train", "Frameworks/glenoid-decoder", "Frameworks/glenoid-core.dylib",
    "Frameworks/glenoid-engine.so", "Frameworks/glenoid-window.so", "PlugIns/platforms/libqcocoa.dylib", "PlugIns/iconengines/libqsvgicon.dylib",
    "Resources/glenoid.icns", "Resources/qt.conf", "Resources/translations/qtbase_de.qm", "Resources/glenoid/models", "Resources/glenoid/docs",
    "Resources/glenoid/samples",
]
TYPES = {"org.nema.dicom", "public.png", "public.jpeg", "public.tiff", "com.microsoft.bmp"}


def load_commands(file):
    """The names in a Mach-O file by kind; None for another kind of file."""
    data = file.read_bytes()
    if len(data) < 32 or struct.unpack_from("<I", data)[0] != MAGIC:
        return None
    names = {"needs": [], "name": [], "rpath": []}
    at = 32
    for _ in range(struct.unpack_from("<I", data, 16)[0]):
        command, size, text = struct.unpack_from("<III", data, at)
        if command in LOAD:
            names[LOAD[command]].append(data[at + text : at + size].split(b"\0")[0].decode())
        at += size
    return names


def place(name, file, program):
    return pathlib.Path(name.replace("@loader_path", str(file.parent)).replace("@executable_path", str(program.parent)))


def missing_libraries(contents):
    """What a file links but nobody finds. dyld searches the paths of the file itself and of the program that loaded it."""
    main = contents / "MacOS/glenoid"
    for file in sorted(path for path in contents.rglob("*") if path.is_file() and not path.is_symlink()):
        names = load_commands(file)
        if names is None:
            continue
        program = file if file.parent.name == "MacOS" or file.name == "glenoid-decoder" else main
        rpaths = [place(path, file, program) for path in names["rpath"]]
        rpaths += [place(path, program, program) for path in load_commands(program)["rpath"]]
        for path in names["rpath"]:
            if not path.startswith("@"):
                yield f"{file}: searches {path}, a folder of the building machine"
        for needed in names["needs"]:
            if needed.startswith(("/usr/lib/", "/System/")):
                continue
            candidates = [path / needed[7:] for path in rpaths] if needed.startswith("@rpath/") else [place(needed, file, program)]
            found = next((path.resolve() for path in candidates if path.exists()), None)
            if found is None or contents not in found.parents:
                yield f"{file}: {needed} is not in the bundle"


def problems(bundle):
    contents = (bundle / "Contents").resolve()
    for name in WANTED:
        if not (contents / name).exists():
            yield f"{name} is missing"
    information = plistlib.loads((contents / "Info.plist").read_bytes())
    if not (contents / "MacOS" / information["CFBundleExecutable"]).exists():
        yield "Info.plist names a program that is not there"
    if "@" in str(information) or not information["LSMinimumSystemVersion"]:
        yield "Info.plist has a value that was not filled in"
    opened = {kind for entry in information["CFBundleDocumentTypes"] for kind in entry["LSItemContentTypes"]}
    if opened != TYPES:
        yield f"Info.plist: the types that it opens differ from {sorted(TYPES)}"
    yield from missing_libraries(contents)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    found = list(problems(pathlib.Path(sys.argv[1])))
    print("\n".join(found) or "The bundle is complete.")
    sys.exit(bool(found))
