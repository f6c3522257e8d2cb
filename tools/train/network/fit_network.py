#!/usr/bin/python3
"""Fits models/glyphs/network.onnx on the prints that shenbao_print_glyphs wrote. Called by tools/train/fit-network.

First on all faces but those held out, which it is then measured on; then on with all of them. Arithmetic in 16 bits
(bfloat16): ten times as fast where the processor has it.
"""
import argparse
import json
import math
import sys

import numpy
import torch
from torch import nn

SIDE = 40  # pixels, as kGlyphPictureSide
CHANNELS = (24, 56, 112, 144)
HIDDEN = 224


def convolution(inputs, outputs, side, stride=1):
    return nn.Sequential(nn.Conv2d(inputs, outputs, side, stride, side // 2, bias=False),
                         nn.BatchNorm2d(outputs), nn.ReLU(inplace=True))


def make_network(characters):
    """Four convolutions at 20, 20, 10 and 5 pixels a side, one hidden layer: about 17 million multiplications."""
    a, b, c, d = CHANNELS
    return nn.Sequential(convolution(1, a, 5, 2), convolution(a, b, 3), nn.MaxPool2d(2), convolution(b, c, 3),
                         nn.MaxPool2d(2), convolution(c, d, 3), nn.Flatten(),
                         nn.Linear(d * (SIDE // 8) ** 2, HIDDEN, bias=False), nn.BatchNorm1d(HIDDEN), nn.ReLU(),
                         nn.Linear(HIDDEN, characters))


class Prints:
    """Pictures (n x 40 x 40 bytes) and the characters on them (places in the alphabet)."""

    def __init__(self, paths):
        parts = [numpy.fromfile(path, dtype=numpy.uint8).reshape(-1, 2 + SIDE * SIDE) for path in paths]
        self.characters = numpy.concatenate([part[:, 0] + 256 * part[:, 1].astype(numpy.int64) for part in parts])
        self.pictures = numpy.concatenate([part[:, 2:] for part in parts])

    def __len__(self):
        return len(self.characters)

    def batch(self, places):
        pictures = torch.from_numpy(self.pictures[places]).view(-1, 1, SIDE, SIDE).float() / 255
        return pictures, torch.from_numpy(self.characters[places])


def read_alphabet(path):
    with open(path, encoding="utf-8") as lines:
        return [line.rstrip("\n") for line in lines]


def weigh(characters, alphabet):
    """How often each print is shown. Characters of the first level of GB 2312 twice as often as those of the second;
    digits and signs, whose shapes differ most between faces, six times."""
    shown = numpy.ones(len(alphabet))
    for place, character in enumerate(alphabet):
        if not "\u4e00" <= character <= "\u9fff":
            shown[place] = 6
        elif character.encode("gb2312") < b"\xd8\xa1":
            shown[place] = 2
    return shown[characters]


def disturb(pictures):
    """What lenses and the reader's cutting do to a glyph: it is blurred, it stands a little off, a streak, a rule or
    a neighbour reaches in."""
    reach = 2
    padded = nn.functional.pad(pictures, (reach,) * 4)
    y, x = (int(torch.randint(0, 2 * reach + 1, (1,))) for _ in range(2))
    pictures = padded[:, :, y:y + SIDE, x:x + SIDE].clone()
    if torch.rand(1) < 0.2:
        pictures = nn.functional.avg_pool2d(pictures, 3, 1, 1)
    for i in (torch.rand(len(pictures)) < 0.15).nonzero().flatten().tolist():
        at, wide, kind = (int(torch.randint(low, high, (1,))) for low, high in ((0, SIDE), (1, 3), (0, 3)))
        ink = float(torch.rand(1) < 0.6)
        if kind == 0:
            pictures[i, 0, :, at:at + wide] = ink
        elif kind == 1:
            pictures[i, 0, at:at + wide, :] = ink
        else:
            y = int(torch.randint(0, SIDE, (1,)))
            pictures[i, 0, y:y + 2 * wide, at:at + 2 * wide] = ink
    return pictures


def fit(network, prints, alphabet, millions, rate):
    """Stochastic gradient descent over so many prints, the rate falling to nothing along a cosine."""
    size = 512
    steps = int(millions * 1e6 / size)
    ends = numpy.cumsum(weigh(prints.characters, alphabet))
    optimiser = torch.optim.SGD(network.parameters(), lr=rate, momentum=0.9, nesterov=True, weight_decay=5e-5)
    random = numpy.random.RandomState(1)
    network.train()
    mean = None
    for step in range(steps):
        for group in optimiser.param_groups:
            group["lr"] = rate * min(1, (step + 1) / 200) * (0.002 + 0.998 * (1 + math.cos(math.pi * step / steps)) / 2)
        pictures, characters = prints.batch(numpy.searchsorted(ends, random.rand(size) * ends[-1]))
        optimiser.zero_grad()
        with torch.autocast("cpu", dtype=torch.bfloat16):
            guesses = network(disturb(pictures))
        loss = nn.functional.cross_entropy(guesses.float(), characters)
        loss.backward()
        optimiser.step()
        mean = loss.item() if mean is None else 0.99 * mean + 0.01 * loss.item()
        if step % 500 == 499:
            print(f"  {(step + 1) * size / 1e6:.2f} million prints, loss {mean:.3f}", file=sys.stderr, flush=True)


def guess(network, prints):
    """The network's outputs (logarithms of odds), batch by batch, with the characters that are right."""
    network.eval()
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        for start in range(0, len(prints), 1024):
            pictures, characters = prints.batch(slice(start, start + 1024))
            yield network(pictures).float(), characters


def measure(network, prints):
    """Share of prints whose first guess, and one of whose first ten, is right."""
    first = tenth = 0
    for guesses, characters in guess(network, prints):
        hits = guesses.topk(10).indices == characters[:, None]
        first += int(hits[:, 0].sum())
        tenth += int(hits.any(dim=1).sum())
    return {"prints": len(prints), "first": round(first / len(prints), 5), "among_ten": round(tenth / len(prints), 5)}


def fit_sureness(network, prints):
    """The factor on the outputs under which their probabilities fit best (least logarithmic loss)."""
    factors = [0.4 + 0.05 * i for i in range(17)]
    losses = [0.0] * len(factors)
    for guesses, characters in guess(network, prints):
        for i, factor in enumerate(factors):
            losses[i] += float(nn.functional.cross_entropy(factor * guesses, characters, reduction="sum"))
    return round(factors[losses.index(min(losses))], 2)


def export(network, path):
    """As ONNX, the batch normalisation folded into the convolutions."""
    network.eval()
    folded = nn.Sequential(*(nn.Sequential(torch.nn.utils.fusion.fuse_conv_bn_eval(layer[0], layer[1]), nn.ReLU())
                             if isinstance(layer, nn.Sequential) else layer for layer in network))
    torch.onnx.export(folded.eval(), torch.zeros(1, 1, SIDE, SIDE), path, input_names=["pictures"],
                      output_names=["characters"],
                      dynamic_axes={"pictures": {0: "n"}, "characters": {0: "n"}})


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--alphabet", required=True)
    parser.add_argument("--prints", nargs="+", required=True, help="of the faces that are not held out")
    parser.add_argument("--held-out", nargs="+", required=True, help="prints of the faces that are, to fit on at last")
    parser.add_argument("--test", nargs="+", required=True, help="other prints of the held out faces, to measure on")
    parser.add_argument("--millions", type=float, nargs=2, default=(2.2, 2.2),
                        help="of prints to learn from: without, and then with the faces held out")
    parser.add_argument("-o", "--output", required=True)
    options = parser.parse_args()
    alphabet = read_alphabet(options.alphabet)
    torch.manual_seed(1)
    network = make_network(len(alphabet)).to(memory_format=torch.channels_last)
    seen = Prints(options.prints)
    fit(network, seen, alphabet, options.millions[0], 0.2)
    figures = {path.rsplit("/", 1)[-1].removesuffix("-test.bin"): measure(network, Prints([path]))
               for path in options.test}
    sureness = fit_sureness(network, Prints(options.test))
    print(json.dumps(figures, indent=1), "sureness", sureness, file=sys.stderr, flush=True)
    del seen
    prints = Prints(options.prints + options.held_out)
    fit(network, prints, alphabet, options.millions[1], 0.1)
    export(network, options.output)
    origin = {"prints": len(prints), "millions_shown": options.millions, "held_out": figures}
    with open(options.output + ".json", "w", encoding="utf-8") as out:
        json.dump({"characters": "".join(alphabet), "sureness": sureness, "origin": origin}, out, ensure_ascii=False, indent=1)


main()
