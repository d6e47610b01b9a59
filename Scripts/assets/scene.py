"""Draws assets/inputs/scene.png and scene.jpg: a landscape with edges, blobs and textures.

    python3 Scripts/assets/scene.py

Sky with sun and clouds, hills, a striped field, a house with a tiled roof, a tree, a brick path.
Drawn with numpy; Pillow only shrinks the picture to its size and writes the JPEG.
"""

import pathlib

import numpy
from PIL import Image

import png

WIDTH, HEIGHT, FINE = 320, 240, 3  # drawn three times as large, then averaged
ROOT = pathlib.Path(__file__).resolve().parents[2]
random = numpy.random.default_rng(20)
Y, X = numpy.mgrid[0:HEIGHT:1 / FINE, 0:WIDTH:1 / FINE]
picture = numpy.zeros((*X.shape, 3))


def grain(scale):
    """Smooth random texture, about −1…1, with features of the given size in pixels."""
    small = random.normal(0, 1, (int(HEIGHT / scale) + 2, int(WIDTH / scale) + 2))
    low, high = small.min(), small.max()
    image = Image.fromarray(((small - low) / (high - low) * 255).astype(numpy.uint8))
    size = (WIDTH * FINE, HEIGHT * FINE)
    return numpy.asarray(image.resize(size, Image.Resampling.BICUBIC)) / 127.5 - 1


def paint(mask, colour, shade=0.0):
    """Paints where the mask is; shade lightens or darkens, pixel by pixel."""
    light = numpy.broadcast_to(numpy.asarray(shade, dtype=float), X.shape)[..., None]
    layer = numpy.clip(numpy.asarray(colour, dtype=float) * (1 + light), 0, 255)
    amount = numpy.asarray(mask, dtype=float)[..., None]
    picture[:] = picture * (1 - amount) + layer * amount


def disc(cx, cy, rx, ry=None):
    return ((X - cx) / rx) ** 2 + ((Y - cy) / (ry or rx)) ** 2 < 1


def box(left, top, right, bottom):
    return (X >= left) & (X < right) & (Y >= top) & (Y < bottom)


def sky():
    t = numpy.clip(Y / 150, 0, 1)[..., None]
    picture[:] = numpy.array([70, 130, 210]) * (1 - t) + numpy.array([215, 225, 235]) * t
    glow = numpy.exp(-(((X - 96) ** 2 + (Y - 38) ** 2) / 2600))
    paint(glow * 0.7, (255, 225, 150))
    paint(disc(96, 38, 20), (255, 214, 70))
    for cx, cy, size in [(165, 40, 1.0), (258, 62, 0.8), (120, 82, 0.55)]:
        for dx, dy, r in [(-22, 4, 13), (-6, -4, 17), (12, 0, 15), (26, 5, 10), (2, 8, 18)]:
            paint(disc(cx + dx * size, cy + dy * size, r * size * 1.3, r * size * 0.8) * 0.85,
                  (246, 247, 250), 0.03 * grain(5))


def hills():
    for base, height, wave, phase, colour in [
        (128, 22, 46, 0.5, (108, 128, 156)), (142, 16, 31, 2.1, (86, 130, 104)),
        (160, 12, 58, 4.0, (92, 152, 66)),
    ]:
        edge = base - height * numpy.sin(X / wave + phase) - 3 * numpy.sin(X / (wave / 4) + phase)
        paint(Y > edge, colour, 0.12 * grain(6) + 0.002 * (edge - Y))


def field():
    slope = 176 + 6 * numpy.sin(X / 70)
    depth = numpy.maximum(Y - 120, 1)
    furrows = numpy.sin((X - 240) / depth * 22)
    paint(Y > slope, (116, 158, 58), 0.16 * furrows + 0.10 * grain(2.5))
    middle = 132 + 22 * numpy.sin((Y - 170) / 30)
    width = 5 + (Y - 165) * 0.42
    row = numpy.floor((Y - 170) / 7)
    joint = (((Y - 170) % 7) < 1.2) | (((X - middle + 6 * (row % 2)) % 12) < 1.2)
    paint((abs(X - middle) < width) & (Y > 178), (188, 134, 104), -0.35 * joint + 0.08 * grain(2))


def house():
    wall = box(168, 118, 246, 186)
    paint(wall, (232, 208, 168), -0.08 * ((Y % 6) < 1) + 0.03 * grain(3))
    paint(box(160, 186, 254, 190), (120, 112, 104))
    half = (Y - 80) / 38 * 50
    roof = (abs(X - 207) < half + 2) & (Y >= 80) & (Y < 118)
    tiles = numpy.sin(X * 1.0 + 1.6 * numpy.floor(Y / 5)) * 0.14 - 0.25 * ((Y % 5) < 1.2)
    paint(roof, (178, 66, 48), tiles)
    paint(box(224, 72, 234, 100), (140, 84, 70), -0.3 * ((Y % 4) < 1))
    for left in (176, 220):
        paint(box(left, 132, left + 20, 156), (250, 250, 246))
        paint(box(left + 2, 134, left + 18, 154), (76, 116, 160), 0.3 * ((X + Y) % 24 < 6))
        paint(box(left + 9, 132, left + 11, 156) | box(left, 143, left + 20, 145), (250, 250, 246))
    paint(box(200, 148, 216, 186), (96, 58, 36), -0.3 * (((X - 200) % 5) < 1))
    paint(disc(212.5, 168, 1.6), (236, 200, 90))


def tree():
    bark = 0.25 * numpy.sin(X * 2.2 + 2 * numpy.sin(Y / 9)) + 0.1 * grain(3)
    trunk = abs(X - 60) < 7 + 9 * numpy.exp((Y - 206) / 9)
    paint(trunk & box(30, 128, 90, 208), (98, 68, 42), bark)
    for branch in (-1, 1):
        line = abs(X - 60 - branch * (150 - Y) * 0.8)
        paint((line < 3.2) & box(20, 118, 100, 150), (98, 68, 42), bark)
    leaves = 0.30 * grain(2.2) + 0.18 * grain(7)
    for cx, cy, r in [(60, 100, 32), (34, 118, 22), (86, 116, 23), (46, 88, 22), (78, 90, 21)]:
        ragged = r + 4 * grain(4)
        inside = (X - cx) ** 2 + (Y - cy) ** 2 < ragged ** 2
        paint(inside, (52, 112, 44), leaves + (cy - Y - 0.4 * (X - cx)) * 0.006)
    for x, y in [(44, 96), (70, 108), (88, 122), (30, 124), (58, 84), (74, 92)]:
        paint(disc(x, y, 3.2), (206, 40, 38), 0.2 * (Y < y))


def fence():
    paint(box(256, 186, 320, 189) | box(256, 198, 320, 201), (244, 240, 230))
    posts = (((X - 258) % 11) < 5) & (Y > 180 + abs((X - 258) % 11 - 2.5)) & (Y < 208) & (X > 257)
    paint(posts, (250, 248, 242), -0.06 * ((X % 2) < 1))


def main():
    for part in (sky, hills, field, house, tree, fence):
        part()
    shape = (HEIGHT, FINE, WIDTH, FINE, 3)
    pixels = numpy.round(picture.reshape(shape).mean((1, 3))).clip(0, 255).astype(numpy.uint8)
    png.write(ROOT / "assets/inputs/scene.png", pixels)
    Image.fromarray(pixels).save(ROOT / "assets/inputs/scene.jpg", quality=90, subsampling=0)


if __name__ == "__main__":
    main()
