"""Draws handwritten-looking digits: 32x32 grey, 8 bits, ink bright (255) on dark paper (0).

A digit is a pure function of (digit, seed). Used by sample_digits.py; the program draws its own
(Sources/Engine/Datasets/DigitDrawing.swift). Run alone it draws a contact sheet to look at:  python3 Scripts/assets/digits.py sheet.png [first seed]
"""

import sys

import numpy

import png
from glyphs import GLYPHS

SIZE = 32
STEPS = 6  # straight pieces per spline segment


def spline(points):
    """A Catmull-Rom spline through the points, as a poly-line."""
    p = numpy.asarray(points, dtype=float)
    p = numpy.vstack([2 * p[0] - p[1], p, 2 * p[-1] - p[-2]])
    t = numpy.linspace(0, 1, STEPS, endpoint=False)[None, :, None]
    a, b, c, d = (p[i:len(p) - 3 + i, None, :] for i in range(4))
    curve = b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)))
    return numpy.vstack([curve.reshape(-1, 2), p[-2]])


def straighten_corners(points):
    """Repeated points end one spline and begin the next."""
    pieces, piece = [], [points[0]]
    for point in points[1:]:
        if numpy.allclose(point, piece[-1]):
            pieces.append(piece)
            piece = [point]
        else:
            piece.append(point)
    return [p for p in [*pieces, piece] if len(p) > 1]


def hand(random, strokes):
    """Moves, slants, turns, bends and stretches the strokes as a hand would; pixels result."""
    height = random.uniform(15, 25)
    width = height * random.uniform(0.55, 0.95)
    slant, turn = random.normal(0.12, 0.2), random.normal(0, 0.13)
    centre = 15.5 + random.uniform(-3, 3, 2)
    wave, phase = random.uniform(1.5, 4.5, 2), random.uniform(0, 6.28, 2)
    bend = random.normal(0, 0.04, 2)
    cosine, sine = numpy.cos(turn), numpy.sin(turn)
    rotation = numpy.array([[cosine, -sine], [sine, cosine]])
    moved = []
    for line in strokes:
        x, y = line[:, 0], line[:, 1]
        u = (x + bend[0] * numpy.sin(wave[0] * y + phase[0]) - 0.5) * width
        v = (y + bend[1] * numpy.sin(wave[1] * x + phase[1]) - 0.5) * height
        moved.append(numpy.stack([u - slant * v, v], 1) @ rotation.T)
    everything = numpy.vstack(moved)
    middle = (everything.min(0) + everything.max(0)) / 2
    return [line - middle + centre for line in moved]


def ink(lines, radii):
    """Anti-aliased ink: how much of each pixel lies within the pen's radius of a line."""
    y, x = numpy.mgrid[0:SIZE, 0:SIZE].astype(float)
    pixels = numpy.stack([x.ravel(), y.ravel()], 1)[:, None, :]
    a = numpy.vstack([line[:-1] for line in lines])
    ab = numpy.vstack([line[1:] - line[:-1] for line in lines])
    ap = pixels - a
    t = (ap * ab).sum(2) / numpy.maximum((ab * ab).sum(1), 1e-9)
    nearest = ap - numpy.clip(t, 0, 1)[..., None] * ab
    distance = numpy.sqrt((nearest * nearest).sum(2)) - radii
    return numpy.clip(0.5 - distance.min(1), 0, 1).reshape(SIZE, SIZE)


def soften(image, amount):
    """A three-tap blur in both directions."""
    for axis in (0, 1):
        near = numpy.roll(image, 1, axis) + numpy.roll(image, -1, axis)
        image = (1 - amount) * image + amount / 2 * near
    return image


def draw(digit, seed):
    """One digit, uint8 [32, 32]."""
    random = numpy.random.default_rng([digit, seed])
    glyph = GLYPHS[digit][random.integers(len(GLYPHS[digit]))]
    shake = random.uniform(0.015, 0.055)
    lines = []
    for stroke in glyph:
        for piece in straighten_corners([tuple(p) for p in stroke]):
            piece = numpy.asarray(piece)
            calm = min(1, 7 / len(piece))  # closer points shake less
            jitter = random.normal(0, shake * calm, piece.shape)
            if lines and numpy.allclose(piece[0], previous_end):
                jitter[0] = previous_jitter  # the pen stays on the paper at a corner
            previous_end, previous_jitter = piece[-1], jitter[-1]
            lines.append(spline(piece + jitter))
    lines = hand(random, lines)
    count = sum(len(line) - 1 for line in lines)
    pressure = numpy.sin(numpy.linspace(0, random.uniform(2, 9), count) + random.uniform(0, 6.28))
    radii = random.uniform(0.7, 1.75) * (1 + random.uniform(0, 0.25) * pressure)
    image = ink(lines, radii) * random.uniform(0.75, 1.0)
    image = soften(image, random.uniform(0, 0.4))
    image = image + random.normal(0, 1, image.shape) * random.uniform(0, 0.05)
    return numpy.round(numpy.clip(image, 0, 1) * 255).astype(numpy.uint8)


def batch(count, first_seed):
    """count images, digits 0…9 in turn, and their labels; image i has seed first_seed + i."""
    labels = numpy.arange(count) % 10
    images = numpy.stack([draw(int(d), first_seed + i) for i, d in enumerate(labels)])
    return images, labels


if __name__ == "__main__":
    first = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    sheet, _ = batch(200, first)
    png.write(sys.argv[1], sheet.reshape(20, 10, 32, 32).transpose(1, 2, 0, 3).reshape(320, 640))
