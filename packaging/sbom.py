#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes what Glenoid is made of as CycloneDX 1.5 JSON: the libraries that its programs link, with their versions.

Linux: reads the programs with ldd, and asks dpkg for the package of each library; a library that lies in FOLDER itself is named by its own
file and digest, too. Windows and macOS: every library that was installed with Glenoid is in the list; vcpkg's own list says to which port it
belongs, and LibTorch's build-version gives its version. Libraries that are only headers are named as well.
The same input gives the same bytes.

Usage: sbom.py --version VERSION --out FILE [--vcpkg FOLDER/TRIPLET] [--libtorch FOLDER] FOLDER|PROGRAM..."""
import argparse
import hashlib
import json
import pathlib
import platform
import re
import shutil
import subprocess
import sys
import urllib.parse
import uuid

# Name in Debian's package and of vcpkg's port.
HEADERS = {"nlohmann-json3-dev": "nlohmann-json", "libfmt-dev": "fmt", "libfast-float-dev": "fast-float", "libcli11-dev": "cli11"}
MAGICS = (b"\x7fELF", b"\xcf\xfa\xed\xfe", b"MZ")


def is_code(file):
    return file.is_file() and not file.is_symlink() and file.open("rb").read(4).startswith(MAGICS)


def is_ours(file):
    return file.name.startswith("glenoid")


def sha256(file):
    return hashlib.sha256(file.read_bytes()).hexdigest()


def lines_of(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()


class Components:
    """The libraries by the package that brings them."""

    def __init__(self):
        self.found = {}

    def add(self, name, version, purl, file=None, bundled=False):
        entry = self.found.setdefault(purl, {"type": "library", "bom-ref": purl, "name": name, "version": version, "purl": purl, "files": {}})
        if file is not None:
            entry["files"][file.name] = sha256(file) if bundled else None

    def as_json(self):
        listed = []
        for _, entry in sorted(self.found.items()):
            files = entry.pop("files")
            digests = {name: digest for name, digest in files.items() if digest}
            if digests:
                entry["components"] = [{"type": "file", "name": name, "hashes": [{"alg": "SHA-256", "content": digest}]}
                                       for name, digest in sorted(digests.items())]
            elif files:
                entry["properties"] = [{"name": "glenoid:file", "value": name} for name in sorted(files)]
            listed.append(entry)
        return listed


def linked_on_linux(programs):
    """Every library that ldd finds, also those that libraries need."""
    found = set()
    for program in programs:
        for line in lines_of("ldd", str(program)):
            if "not found" in line:
                sys.exit(f"{program.name}: {line.strip()}")
            path = re.search(r"(/\S+) \(0x", line)
            if path:
                found.add(pathlib.Path(path[1]))
    return sorted(found)


def names_of(file):
    """Since /usr was merged, dpkg may know a file by its path with or without /usr."""
    paths = {str(file), str(file.resolve())}
    return paths | {"/usr" + path for path in paths} | {path.removeprefix("/usr") for path in paths}


def debian_packages(files):
    """{path: package} for those that dpkg knows. All in one question: each takes as long as one for a single file."""
    asked = sorted({name for file in files for name in names_of(file)})
    answer = subprocess.run(["dpkg-query", "--search", *asked], capture_output=True, text=True) if asked else None
    known = {}
    for line in answer.stdout.splitlines() if answer else []:
        packages, separator, path = line.rpartition(": ")
        if separator and not line.startswith("diversion by"):
            known[path] = packages.split(", ")[0]
    return {file: known[name] for file in files for name in sorted(names_of(file)) if name in known}


def debian_versions(packages):
    """{package: (name, version, architecture)} of those that are installed."""
    answer = subprocess.run(["dpkg-query", "--show", "--showformat=${binary:Package} ${Package} ${Version} ${Architecture}\n", *sorted(packages)],
                            capture_output=True, text=True)
    versions = {}
    for line in answer.stdout.splitlines():
        known_as, name, *rest = line.split(" ")
        if rest[0]:
            versions[known_as] = versions[name] = (name, *rest)
    return versions


def debian_release():
    text = pathlib.Path("/etc/os-release").read_text()
    return re.search(r'^VERSION_ID="?([^"\n]+)', text, re.M)[1]


def add_debian(components, name, version, architecture, file=None, bundled=False):
    purl = f"pkg:deb/debian/{name}@{urllib.parse.quote(version, safe='')}?arch={architecture}&distro=debian-{debian_release()}"
    components.add(name, version, purl, file, bundled)


def unknown(components, file, bundled):
    components.add(file.name, "unknown", f"pkg:generic/{file.name}", file, bundled)


def linux(components, programs, folders):
    files = [file for file in linked_on_linux(programs) if not is_ours(file)]
    bundled = {file for file in files if any(folder in file.parents for folder in folders)}
    # A library in the folder is a copy of one of this machine.
    original = {file: next(iter(sorted(pathlib.Path("/usr/lib").rglob(file.name))), file) for file in bundled}
    has_dpkg = shutil.which("dpkg-query")
    package = debian_packages({original.get(file, file) for file in files}) if has_dpkg else {}
    versions = debian_versions({*package.values(), *HEADERS}) if has_dpkg else {}
    for file in files:
        found = versions.get(package.get(original.get(file, file)))
        if found:
            add_debian(components, *found, file, file in bundled)
        else:
            unknown(components, file, file in bundled)
    for header in HEADERS:
        if header in versions:
            add_debian(components, *versions[header])


def vcpkg_ports(installed):
    """{file name: (port, version)}, and {port: version}. `installed` is vcpkg_installed/TRIPLET; vcpkg_installed/vcpkg/info lists each port's files."""
    files, ports = {}, {}
    for listing in sorted((installed.parent / "vcpkg/info").glob("*.list")):
        port, version = listing.stem.split("_")[:2]
        if not listing.stem.endswith(f"_{installed.name}"):
            continue
        ports[port] = version
        for line in listing.read_text().splitlines():
            files[pathlib.PurePosixPath(line).name] = (port, version)
    return files, ports


def others(components, folders, vcpkg, libtorch):
    files, ports = vcpkg_ports(vcpkg) if vcpkg else ({}, {})
    of_torch = {path.name for path in (libtorch / "lib").iterdir()} if libtorch else set()
    version_of_torch = (libtorch / "build-version").read_text().strip() if libtorch else ""
    for folder in folders:
        for file in sorted(path for path in folder.rglob("*") if is_code(path)):
            if is_ours(file):
                continue
            if file.name in of_torch:
                components.add("libtorch", version_of_torch, f"pkg:generic/libtorch@{urllib.parse.quote(version_of_torch)}", file, True)
            elif file.name in files:
                port, version = files[file.name]
                components.add(port, version, f"pkg:vcpkg/{port}@{version}", file, True)
            else:
                unknown(components, file, True)
    for port in HEADERS.values():
        if port in ports:
            components.add(port, ports[port], f"pkg:vcpkg/{port}@{ports[port]}")


def document(version, listed):
    root = f"pkg:generic/glenoid@{version}"
    body = {
        "metadata": {"component": {"type": "application", "bom-ref": root, "name": "glenoid", "version": version, "purl": root,
                                   "licenses": [{"license": {"id": "GPL-3.0-or-later"}}]}},
        "components": listed,
        "dependencies": [{"ref": root, "dependsOn": [entry["bom-ref"] for entry in listed]}],
    }
    serial = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(body, sort_keys=True))
    return {"bomFormat": "CycloneDX", "specVersion": "1.5", "serialNumber": f"urn:uuid:{serial}", "version": 1, **body}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--version", required=True)
    parser.add_argument("--out", required=True, type=pathlib.Path)
    parser.add_argument("--vcpkg", type=pathlib.Path)
    parser.add_argument("--libtorch", type=pathlib.Path)
    parser.add_argument("paths", nargs="+", type=lambda path: pathlib.Path(path).resolve())
    wish = parser.parse_args()
    folders = [path for path in wish.paths if path.is_dir()]
    programs = sorted({path for folder in folders for path in folder.rglob("glenoid*") if is_code(path)} |
                      {path for path in wish.paths if path.is_file()})
    if not programs:
        sys.exit("There is no program of Glenoid in these folders.")
    components = Components()
    if platform.system() == "Linux" and not wish.vcpkg:
        linux(components, programs, folders)
    else:
        others(components, folders, wish.vcpkg, wish.libtorch)
    listed = components.as_json()
    wish.out.write_text(json.dumps(document(wish.version, listed), indent=1) + "\n")
    print(f"{wish.out}: {len(listed)} libraries of {len(programs)} programs")


if __name__ == "__main__":
    main()
