"""Writes assets/labels: class names, one a line, in the order of the networks' outputs.

    python3 Scripts/assets/labels.py

ImageNet's names are the ones torchvision ships with its weights (BSD 3-clause).
"""

import pathlib

from torchvision.models._meta import _IMAGENET_CATEGORIES

FOLDER = pathlib.Path(__file__).resolve().parents[2] / "assets/labels"
DIGITS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
SIGNS = [f"sign {name}" for name in DIGITS[:6]]
CIFAR = "airplane automobile bird cat deer dog frog horse ship truck".split()

for name, labels in [("imagenet", _IMAGENET_CATEGORIES), ("digits", DIGITS), ("signs", SIGNS),
                     ("cifar10", CIFAR)]:
    (FOLDER / f"{name}.txt").write_text("\n".join(labels) + "\n", encoding="utf-8")
