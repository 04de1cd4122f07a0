#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes one of the seven networks with random weights as ONNX, for compare_runtimes.sh.
Usage: network_as_onnx.py NETWORK SIDE OUT.onnx; prints the number of its parameters.
Input "x" [n, 3, SIDE, SIDE], output "y" [n, 4]: pooled features, a dense layer of 512 SELU units, four logits.
Needs Debian's python3-torch and python3-torchvision; networks that torchvision lacks are built here (NASNet-A mobile after Keras)."""
import sys

import torch
import torchvision.models as published
from torch import nn
from torch.nn import functional


class SqueezeExcite(nn.Module):
    def __init__(self):
        super().__init__()
        self.down, self.up = nn.Linear(1024, 64, bias=False), nn.Linear(64, 1024, bias=False)

    def forward(self, x):
        return x * torch.sigmoid(self.up(torch.relu(self.down(x.mean((2, 3))))))[:, :, None, None]


def densenet(attention):
    layers = [published.densenet121(weights=None).features, nn.ReLU()]
    return nn.Sequential(*layers, SqueezeExcite()) if attention else nn.Sequential(*layers), 1024


def inception():
    network = published.inception_v3(weights=None, aux_logits=False, init_weights=False)
    return nn.Sequential(*list(network.children())[:-3]), 2048  # without pooling, dropout and classifier


def custom():
    layers, before = [], 3
    for width in (24, 48, 96, 160, 256):
        if layers:
            layers.append(nn.MaxPool2d(2))
        for channels in (before, width):
            layers += [nn.Conv2d(channels, width, 3, padding=1, bias=False), nn.BatchNorm2d(width), nn.ReLU()]
        before = width
    return nn.Sequential(*layers), 256


def norm(channels):
    return nn.BatchNorm2d(channels, eps=1e-3)


def pad_for_stride_2(x, kernel):
    half = kernel // 2
    return functional.pad(x, (half - (int(x.shape[3]) % 2 == 0), half, half - (int(x.shape[2]) % 2 == 0), half))


def average(x):
    return functional.avg_pool2d(x, 3, 1, 1, count_include_pad=False)


class Separable(nn.Module):
    def __init__(self, channels, filters, kernel, halves):
        super().__init__()
        self.kernel, self.halves = kernel, halves
        stride, padding = (2, 0) if halves else (1, kernel // 2)
        self.first = nn.Conv2d(channels, channels, kernel, stride, padding, groups=channels, bias=False)
        self.then = nn.Sequential(
            nn.Conv2d(channels, filters, 1, bias=False), norm(filters), nn.ReLU(),
            nn.Conv2d(filters, filters, kernel, padding=kernel // 2, groups=filters, bias=False),
            nn.Conv2d(filters, filters, 1, bias=False), norm(filters))

    def forward(self, x):
        x = torch.relu(x)
        return self.then(self.first(pad_for_stride_2(x, self.kernel) if self.halves else x))


class Adjust(nn.Module):
    def __init__(self, channels, filters, halves):
        super().__init__()
        self.halves = halves
        parts = 2 if halves else 1
        self.projections = nn.ModuleList(nn.Conv2d(channels, filters // parts, 1, bias=False) for _ in range(parts))
        self.norm = norm(filters)

    def forward(self, x):
        x = torch.relu(x)
        views = [x[:, :, ::2, ::2], functional.pad(x[:, :, 1:, 1:], (0, 1, 0, 1))[:, :, ::2, ::2]] if self.halves else [x]
        return self.norm(torch.cat([project(view) for project, view in zip(self.projections, views)], 1))


class Cell(nn.Module):
    def __init__(self, channels, before, filters, adjustment, reduces):
        super().__init__()
        self.reduces = reduces
        self.adjust = None if adjustment is None else Adjust(before, filters, adjustment == "halve")
        self.last = nn.Sequential(nn.ReLU(), nn.Conv2d(channels, filters, 1, bias=False), norm(filters))
        other = before if adjustment is None else filters
        if reduces:
            shapes = [(filters, 5, True), (other, 7, True), (other, 7, True), (other, 5, True), (filters, 3, False)]
        else:
            shapes = [(filters, 5, False), (filters, 3, False), (filters, 5, False), (filters, 3, False), (filters, 3, False)]
        self.parts = nn.ModuleList(Separable(c, filters, kernel, halves) for c, kernel, halves in shapes)

    def forward(self, x, before):
        h, p = self.last(x), before if self.adjust is None else self.adjust(before)
        a, b, c, d, e = self.parts
        if not self.reduces:
            return torch.cat([p, a(h) + b(p), c(p) + d(p), average(h) + p, 2 * average(p), e(h) + h], 1)
        padded = pad_for_stride_2(h, 3)
        largest = functional.max_pool2d(padded, 3, 2)
        first, second = a(h) + b(p), largest + c(p)
        third = functional.avg_pool2d(padded, 3, 2) + d(p)
        return torch.cat([second, third, second + average(first), e(first) + largest], 1)


class Nasnet(nn.Module):
    def __init__(self):
        super().__init__()
        self.stem = nn.Sequential(nn.Conv2d(3, 32, 3, 2, bias=False), norm(32))
        self.cells = nn.ModuleList()
        channels = before = 32
        reduced = False
        for filters, reduces in ([(11, True), (22, True)] + [(44, False)] * 4 + [(88, True)] + [(88, False)] * 4 + [(176, True)] +
                                 [(176, False)] * 4):
            adjustment = None if not self.cells else "halve" if reduced else "project"
            self.cells.append(Cell(channels, before, filters, adjustment, reduces))
            before, channels, reduced = channels, filters * (4 if reduces else 6), reduces

    def forward(self, x):
        x = before = self.stem(x)
        for cell in self.cells:
            x, before = cell(x, before), x
        return torch.relu(x)


BODIES = {
    "densenet121-se": lambda: densenet(True),
    "densenet121": lambda: densenet(False),
    "inceptionv3": inception,
    "efficientnetb0": lambda: (published.efficientnet_b0(weights=None).features, 1280),
    "mobilenetv2": lambda: (published.mobilenet_v2(weights=None).features, 1280),
    "nasnetmobile": lambda: (Nasnet(), 1056),
    "custom-cnn": custom,
}


class Headed(nn.Module):
    def __init__(self, body, channels):
        super().__init__()
        self.body, self.head = body, nn.Sequential(nn.Linear(channels, 512), nn.SELU(), nn.Linear(512, 4))

    def forward(self, x):
        return self.head(self.body(x).mean((2, 3)))


def main():
    name, side, out = sys.argv[1], int(sys.argv[2]), sys.argv[3]
    torch.manual_seed(0)
    network = Headed(*BODIES[name]()).eval()
    torch.onnx.export(network, torch.randn(1, 3, side, side), out, opset_version=13, input_names=["x"], output_names=["y"],
                      dynamic_axes={"x": {0: "n"}})
    print(sum(p.numel() for p in network.parameters()))


main()
