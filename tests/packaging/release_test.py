#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a release is made with, as far as it can be checked without making one.

Usage: release_test.py SOURCES PROGRAM..."""
import hashlib
import json
import os
import pathlib
import plistlib
import re
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(sys.argv[1])
PROGRAMS = sys.argv[2:]
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
SBOM = ROOT / "packaging/sbom.py"


def run(*command, **settings):
    return subprocess.run([str(word) for word in command], capture_output=True, text=True, **settings)


class Workflows(unittest.TestCase):
    def test_every_action_is_pinned_and_says_its_version(self):
        for file in WORKFLOWS:
            for line in re.findall(r"uses: .*", file.read_text()):
                self.assertRegex(line, r"^uses: actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", file.name)

    def test_scripts_and_presets_exist(self):
        presets = {preset["name"] for preset in json.loads((ROOT / "CMakePresets.json").read_text())["configurePresets"]}
        called = 0
        for file in WORKFLOWS:
            text = file.read_text()
            for script in re.findall(r"(?<!/)\bpackaging/[\w/]+\.(?:sh|py|json)", text):
                called += 1
                self.assertTrue((ROOT / script).is_file(), f"{file.name}: {script}")
            for preset in re.findall(r"--preset (\w+)", text):
                self.assertIn(preset, presets, file.name)
        self.assertGreater(called, 10)

    def test_permissions_are_stated(self):
        for file in WORKFLOWS:
            self.assertIn("\npermissions:\n  contents: read\n", file.read_text(), file.name)

    def test_the_document_names_every_secret(self):
        page = (ROOT / "resources/docs/releasing.md").read_text()
        for file in WORKFLOWS:
            for secret in re.findall(r"secrets\.(\w+)", file.read_text()):
                self.assertIn(f"`{secret}`", page)

    def test_a_release_can_sign(self):
        """Every variable that a signing script reads is set in the job that runs it."""
        jobs = dict(re.findall(r"^  (\w+):\n((?:    .*\n|\n)+)", (ROOT / ".github/workflows/release.yml").read_text(), re.M))
        for system, script, pattern in [("windows", "windows/sign.cmake", r"ENV\{(GLENOID_\w+)\}"),
                                        ("macos", "macos/sign_and_notarise.sh", r"\$\{?((?:GLENOID|NOTARY)_\w+)")]:
            names = set(re.findall(pattern, (ROOT / "packaging" / script).read_text()))
            self.assertGreater(len(names), 2)
            for name in names:
                self.assertRegex(jobs[system], rf"\b{name}[=:]", system)


class Downloads(unittest.TestCase):
    def fetch(self, wanted, *stated):
        with tempfile.TemporaryDirectory() as folder:
            file, table = pathlib.Path(folder, "file.bin"), pathlib.Path(folder, "table.tsv")
            file.write_bytes(b"glenoid")
            table.write_text(f"thing\tfile://{file}\t{wanted}\n")
            answer = run("bash", ROOT / "packaging/fetch.sh", "thing", folder + "/out", *stated, env={**os.environ, "GLENOID_DOWNLOADS": str(table)})
            return answer, pathlib.Path(folder, "out/file.bin").exists()

    def test_only_the_named_file_is_taken(self):
        answer, taken = self.fetch("-")
        digest = re.search(r"This file has ([0-9a-f]{64})", answer.stderr)[1]
        self.assertEqual((answer.returncode, taken), (1, False))
        answer, taken = self.fetch(digest)
        self.assertEqual((answer.returncode, taken), (0, True), answer.stderr)
        answer, taken = self.fetch("0" * 64)
        self.assertEqual((answer.returncode, taken), (1, False))

    def test_a_person_states_a_digest_that_the_table_lacks(self):
        digest = hashlib.sha256(b"glenoid").hexdigest()
        for table, stated, expected in [("-", digest, 0), ("-", "0" * 64, 1), ("0" * 64, digest, 1)]:
            answer, taken = self.fetch(table, stated)
            self.assertEqual((answer.returncode, taken), (expected, expected == 0), answer.stderr)
        self.assertIn(f"thing {tempfile.gettempdir()}", self.fetch("-")[0].stderr)

    def test_the_table_has_what_the_workflows_fetch(self):
        rows = [line.split("\t") for line in (ROOT / "packaging/downloads.tsv").read_text().splitlines() if not line.startswith("#")]
        for _, address, digest in rows:
            self.assertRegex(address, r"^https://")
            self.assertRegex(digest, r"^(-|[0-9a-f]{64})$")
        names = {row[0] for row in rows}
        for name in ["libtorch-windows-cpu", "libtorch-windows-cuda", "libtorch-macos", "cuda-windows"]:
            self.assertIn(name, names)


class Files(unittest.TestCase):
    def test_property_lists(self):
        self.assertEqual(plistlib.loads((ROOT / "packaging/macos/entitlements.plist").read_bytes()), {})
        plistlib.loads((ROOT / "packaging/macos/Info.plist.in").read_bytes())

    def test_macos_is_as_old_everywhere(self):
        presets = (ROOT / "CMakePresets.json").read_text()
        triplet = (ROOT / "packaging/macos/triplets/arm64-osx-glenoid.cmake").read_text()
        oldest = re.search(r'"CMAKE_OSX_DEPLOYMENT_TARGET": "([\d.]+)"', presets)[1]
        self.assertIn(f"set(VCPKG_OSX_DEPLOYMENT_TARGET {oldest})", triplet)

    def test_vcpkg(self):
        manifest = json.loads((ROOT / "packaging/windows/vcpkg.json").read_text())
        self.assertRegex(manifest["builtin-baseline"], "^[0-9a-f]{40}$")
        ports = {entry if isinstance(entry, str) else entry["name"] for entry in manifest["dependencies"]}
        self.assertTrue({"dcmtk", "opencv4", "qtbase", "qtsvg", "qcustomplot", "tiff", "openjpeg", "libzip"} <= ports)


class Sbom(unittest.TestCase):
    def made(self, *arguments):
        with tempfile.TemporaryDirectory() as folder:
            out = pathlib.Path(folder, "sbom.json")
            answer = run(sys.executable, SBOM, "--version", "1.2.3", "--out", out, *arguments)
            self.assertEqual(answer.returncode, 0, answer.stderr)
            return out.read_text()

    def parts(self, text):
        document = json.loads(text)
        self.assertEqual((document["bomFormat"], document["specVersion"], document["metadata"]["component"]["version"]), ("CycloneDX", "1.5", "1.2.3"))
        parts = {part["name"]: part for part in document["components"]}
        self.assertEqual({part["bom-ref"] for part in parts.values()}, set(document["dependencies"][0]["dependsOn"]))
        return parts

    @unittest.skipUnless(PROGRAMS and pathlib.Path("/var/lib/dpkg/status").exists(), "no programs, or not Debian")
    def test_linked_libraries_have_the_versions_of_their_packages(self):
        text = self.made(*PROGRAMS)
        self.assertEqual(text, self.made(*PROGRAMS))
        parts = self.parts(text)
        for package in ["libc6", "libdcmtk17", "nlohmann-json3-dev"]:
            answer = run("dpkg-query", "--show", "--showformat=${Version}", package)
            if answer.returncode == 0:
                self.assertEqual(parts[package]["version"], answer.stdout)
        self.assertFalse([name for name, part in parts.items() if part["version"] == "unknown"])
        self.assertFalse([name for name in parts if name.startswith("glenoid")])

    def test_installed_libraries_belong_to_ports_and_to_libtorch(self):
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            for name in ["bin/glenoid.exe", "bin/tiff.dll", "bin/torch_cpu.dll", "bin/stray.dll", "libtorch/lib/torch_cpu.dll"]:
                (root / name).parent.mkdir(parents=True, exist_ok=True)
                (root / name).write_bytes(b"MZ stand-in")
            (root / "libtorch/build-version").write_text("2.7.1+cpu\n")
            info = root / "installed/vcpkg/info"
            info.mkdir(parents=True)
            (info / "tiff_4.7.0#1_x64-windows-release.list").write_text("x64-windows-release/bin/tiff.dll\n")
            (info / "fmt_11.0.2_x64-windows-release.list").write_text("x64-windows-release/include/fmt/format.h\n")
            parts = self.parts(self.made("--vcpkg", root / "installed/x64-windows-release", "--libtorch", root / "libtorch", root / "bin"))
        self.assertEqual({name: part["version"] for name, part in parts.items()},
                         {"tiff": "4.7.0#1", "fmt": "11.0.2", "libtorch": "2.7.1+cpu", "stray.dll": "unknown"})
        self.assertEqual(parts["libtorch"]["purl"], "pkg:generic/libtorch@2.7.1%2Bcpu")
        self.assertEqual(parts["tiff"]["components"][0]["name"], "tiff.dll")
        self.assertEqual(len(parts["tiff"]["components"][0]["hashes"][0]["content"]), 64)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
