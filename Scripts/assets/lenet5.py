"""LeNet-5 as the lecture draws it, and how a picture becomes its input."""

import torch
from torch import nn

MEAN, STD = 0.1, 0.24  # of the drawn digits' grey values, 0…1, rounded


class LeNet5(nn.Module):
    """LeCun et al. 1998 in its modern form: dense C3, average pools, logits of ten classes."""

    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 6, 5)
        self.tanh1 = nn.Tanh()
        self.pool1 = nn.AvgPool2d(2)
        self.conv2 = nn.Conv2d(6, 16, 5)
        self.tanh2 = nn.Tanh()
        self.pool2 = nn.AvgPool2d(2)
        self.flatten = nn.Flatten()
        self.fc1 = nn.Linear(400, 120)
        self.tanh3 = nn.Tanh()
        self.fc2 = nn.Linear(120, 84)
        self.tanh4 = nn.Tanh()
        self.fc3 = nn.Linear(84, 10)

    def forward(self, x):
        x = self.pool1(self.tanh1(self.conv1(x)))
        x = self.pool2(self.tanh2(self.conv2(x)))
        x = self.tanh3(self.fc1(self.flatten(x)))
        return self.fc3(self.tanh4(self.fc2(x)))


def preprocess(images):
    """uint8 grey [N, 32, 32] to float32 [N, 1, 32, 32]: (value / 255 − MEAN) / STD."""
    x = torch.tensor(images, dtype=torch.float32).unsqueeze(1)
    return (x / 255 - MEAN) / STD
