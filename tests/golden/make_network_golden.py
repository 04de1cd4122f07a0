#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reference outputs of torchvision's networks for tests/nn/parity_test.cpp.

Run with Debian 12's python3-torch 1.13 and python3-torchvision 0.14, from the top of the source tree:
    /usr/bin/python3 tests/golden/make_network_golden.py
It rewrites tests/golden/networks/*.json. Weights and inputs follow formulas of key and index (fill, image below), which the test repeats,
so only small figures are stored: logits; mean, deviation and 16 samples of the detail map and of the last feature map.
"""
import json
import math
import pathlib

import numpy
import torch
import torchvision

CLASSES = 12
FOLDER = pathlib.Path(__file__).parent / "networks"


def uniform(key, count):
    """[0, 1), exact in 32-bit integers: FNV-1a of the key, index times Knuth's constant, two xor-multiply rounds."""
    seed = 2166136261
    for byte in key.encode():
        seed = (seed ^ byte) * 16777619 % 2**32
    x = (seed + numpy.arange(count, dtype=numpy.uint64) * 2654435761) % 2**32
    x = (x ^ (x >> numpy.uint64(15))) * 2246822519 % 2**32
    x = (x ^ (x >> numpy.uint64(13))) * 3266489917 % 2**32
    return (x ^ (x >> numpy.uint64(16))) / 2.0**32


def fill(key, tensor):
    u = uniform(key, tensor.numel())
    if tensor.dim() > 1:  # convolutions and dense layers: uniform, variance 1.5 / fan-in
        values = (2 * u - 1) * math.sqrt(4.5 * tensor.shape[0] / tensor.numel())
    elif key.endswith("running_var"):
        values = 0.75 + 0.5 * u
    elif key.endswith("weight"):
        values = 0.75 + 0.5 * u
    else:
        values = 0.2 * u - 0.1
    tensor.copy_(torch.from_numpy(values.astype(numpy.float32)).reshape(tensor.shape))


def image(count, size):
    """[count, 3, size, size]: a sawtooth over position and channel, and noise."""
    n, c, y, x = numpy.meshgrid(*[numpy.arange(k) for k in (count, 3, size, size)], indexing="ij")
    noise = uniform("input", count * 3 * size * size).reshape(count, 3, size, size)
    return torch.from_numpy(((x * 3 + y * 5 + c * 7 + n * 11) % 64 / 32.0 - 1.5 + noise).astype(numpy.float32))


def summary(tensor):
    flat = tensor.contiguous().flatten().double()
    positions = [k * (flat.numel() - 1) // 15 for k in range(16)]
    return {
        "shape": list(tensor.shape),
        "mean": flat.mean().item(),
        "deviation": flat.std(unbiased=False).item(),
        "samples": [flat[p].item() for p in positions],
    }


def module(network, path):
    for name in path.split("."):
        network = getattr(network, name) if not name.isdigit() else network[int(name)]
    return network


def run(network, detail, last, size, count):
    maps = {}
    keep = lambda path: lambda _module, _inputs, output: maps.update({path: output.clone()})
    hooks = [module(network, path).register_forward_hook(keep(path)) for path in (detail, last)]
    logits = network(image(count, size))
    for hook in hooks:
        hook.remove()
    features = maps[last].relu() if last == "features.norm5" else maps[last]
    return {"size": size, "count": count, "logits": logits.tolist(), "detail": summary(maps[detail]), "features": summary(features)}


class Finder(torch.nn.Module):
    """The network of core/nn/finder_network."""

    def __init__(self):
        super().__init__()
        self.features = torchvision.models.mobilenet_v2().features[:18]
        self.lateral = torch.nn.Conv2d(96, 96, 1)
        self.top = torch.nn.Conv2d(320, 96, 1)
        self.mix = torch.nn.Conv2d(96, 96, 3, padding=1)
        self.out = torch.nn.Conv2d(96, 5, 1)

    def forward(self, nchw):
        detail = self.features[:14](nchw)
        deeper = torch.nn.functional.interpolate(self.top(self.features[14:](detail)), scale_factor=2, mode="nearest")
        return detail, self.out((self.mix(self.lateral(detail) + deeper)).relu())


def fill_all(network):
    network.eval()
    for key, tensor in network.state_dict().items():
        if tensor.is_floating_point():
            fill(key, tensor)


def finder_golden():
    network = Finder()
    fill_all(network)
    cases = []
    for size, count in ((96, 2), (256, 1)):
        detail, features = network(image(count, size))
        cases.append({"size": size, "count": count, "detail": summary(detail), "features": summary(features)})
    return {"torchvision": torchvision.__version__, "cases": cases}


def write(name, golden):
    FOLDER.joinpath(name + ".json").write_text(json.dumps(golden, indent=1) + "\n")


def main():
    models = torchvision.models
    cases = {
        "densenet121": (models.densenet121(num_classes=CLASSES), "features.denseblock3", "features.norm5", [(96, 2), (180, 1)]),
        "mobilenetv2": (models.mobilenet_v2(num_classes=CLASSES), "features.13", "features", [(96, 2), (180, 1)]),
        "efficientnetb0": (models.efficientnet_b0(num_classes=CLASSES), "features.5", "features", [(96, 2), (180, 1)]),
        "inceptionv3": (models.inception_v3(num_classes=CLASSES, init_weights=False), "Mixed_6e", "Mixed_7c", [(128, 2), (299, 1)]),
    }
    for name, (network, detail, last, sizes) in cases.items():
        with torch.no_grad():
            fill_all(network)
            write(name, {
                "torchvision": torchvision.__version__,
                "classes": CLASSES,
                "cases": [run(network, detail, last, size, count) for size, count in sizes],
            })
    with torch.no_grad():
        write("finder", finder_golden())


if __name__ == "__main__":
    main()
