"""Draws assets/inputs/digit-0.png … digit-9.png from seeds that training never saw.

    python3 Scripts/assets/sample_digits.py

Seeds 20,000,000 + SEEDS[digit]; chosen by eye for ten different hands.
"""

import pathlib

import digits
import png

FIRST_SEED = 20_000_000
SEEDS = [4, 9, 3, 0, 6, 4, 6, 8, 7, 8]
FOLDER = pathlib.Path(__file__).resolve().parents[2] / "assets/inputs"

if __name__ == "__main__":
    for digit, seed in enumerate(SEEDS):
        png.write(FOLDER / f"digit-{digit}.png", digits.draw(digit, FIRST_SEED + seed))
