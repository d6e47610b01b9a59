"""Trains LeNet-5 on drawn digits and writes assets/weights/lenet5.safetensors.

    python3 Scripts/assets/train_lenet5.py [--seed 0] [--images 40000] [--epochs 24]

Training digits have seeds from 0 up, held-out digits from 10,000,000 up: no drawing is in both.
"""

import argparse
import multiprocessing
import pathlib

import numpy
import torch
from safetensors.torch import save_file
from torch import nn

import digits
from lenet5 import MEAN, STD, LeNet5, preprocess

HELD_OUT, HELD_OUT_COUNT = 10_000_000, 10_000
ROOT = pathlib.Path(__file__).resolve().parents[2]


def drawn(count, first_seed, piece=1000):
    """Many digits, drawn on all cores; the result does not depend on how many there are."""
    starts = range(first_seed, first_seed + count, piece)
    with multiprocessing.Pool() as pool:
        pieces = pool.starmap(digits.batch, [(piece, start) for start in starts])
    images, labels = (numpy.concatenate(p) for p in zip(*pieces))
    return images, torch.from_numpy(labels)


def accuracy(model, images, labels):
    with torch.no_grad():
        return (model(preprocess(images)).argmax(1) == labels).float().mean().item()


def train(model, images, labels, epochs, batch=128):
    x = preprocess(images)
    optimizer = torch.optim.AdamW(model.parameters(), lr=2e-3, weight_decay=1e-2)
    steps = epochs * (len(x) // batch)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, max_lr=4e-3, total_steps=steps)
    loss_of = nn.CrossEntropyLoss()
    for epoch in range(epochs):
        order, total = torch.randperm(len(x)), 0.0
        for i in range(0, len(x) - batch + 1, batch):
            chosen = order[i:i + batch]
            loss = loss_of(model(x[chosen]), labels[chosen])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
            total += loss.item()
        print(f"epoch {epoch + 1}: loss {total * batch / len(x):.4f}", flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--images", type=int, default=40_000)
    parser.add_argument("--epochs", type=int, default=24)
    arguments = parser.parse_args()
    images, labels = drawn(arguments.images, 0)
    print(f"grey values: mean {images.mean() / 255:.4f} std {images.std() / 255:.4f}; "
          f"normalised with {MEAN} and {STD}")
    torch.manual_seed(arguments.seed)
    torch.use_deterministic_algorithms(True)
    model = LeNet5()
    train(model, images, labels, arguments.epochs)
    held_images, held_labels = drawn(HELD_OUT_COUNT, HELD_OUT)
    print(f"seed {arguments.seed}: training accuracy {accuracy(model, images, labels):.4f}, "
          f"held-out accuracy {accuracy(model, held_images, held_labels):.4f} "
          f"on {HELD_OUT_COUNT} digits")
    weights = {name: tensor.contiguous() for name, tensor in model.state_dict().items()}
    save_file(weights, ROOT / "assets/weights/lenet5.safetensors")


if __name__ == "__main__":
    main()
