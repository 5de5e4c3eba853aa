"""The two networks of speaker separation, small: who talks in ten seconds, and what a voice sounds like.

Both have the interfaces of larger ones that people train on human voices: pyannote's segmentation 3.0 (Bredin 2023,
powerset classes after Plaquet and Bredin 2023, arXiv 2310.13025), and WeSpeaker's embeddings (arXiv 2210.17016).
"""

from __future__ import annotations

import torch
import torch.nn.functional as F  # noqa: N812 - the name everybody knows
from speaker_spectrum import BANDS, FRAMES
from torch import Tensor, nn

CLASSES = 7
"""Nobody; one of three; the pairs 12, 13, 23."""
FILTER_BANDS = 80
SIZE = 96
"""Numbers in an embedding."""


class Segmentation(nn.Module):
    """Log-mel of a window, (batch, 589, 64), to scores of the classes, (batch, 589, 7).

    Convolutions go down to a quarter of the frames, where three LSTMs compare what was heard at different times, and
    up again with what the way down knew about edges.
    """

    def __init__(self, width: int = 96, state: int = 80, layers: int = 3) -> None:
        super().__init__()
        self.first = nn.Conv1d(BANDS, width, 5, padding=2)
        self.second = nn.Conv1d(width, width, 5, stride=2, padding=2)
        self.third = nn.Conv1d(width, width, 5, stride=2, padding=2)
        sizes = [width] + [2 * state] * (layers - 1)
        self.memories = nn.ModuleList(nn.LSTM(size, state, bidirectional=True, batch_first=True) for size in sizes)
        self.to_half = nn.ConvTranspose1d(2 * state, width, 4, stride=2, padding=1)
        self.half_edges = nn.Conv1d(width, width, 1)
        self.to_whole = nn.ConvTranspose1d(width, width // 2, 4, stride=2, padding=1)
        self.whole_edges = nn.Conv1d(width, width // 2, 1)
        self.classes = nn.Conv1d(width // 2, CLASSES, 5, padding=2)

    def forward(self, mel: Tensor) -> tuple[Tensor, Tensor]:
        """Scores, and what the first LSTM made of each quarter of the frames, (batch, 148, 160)."""
        one = F.relu(self.first(((mel + 1) / 4).transpose(1, 2)))
        two = F.relu(self.second(one))
        found = F.relu(self.third(two)).transpose(1, 2)
        heard = None
        for memory in self.memories:
            found, _ = memory(found)
            heard = found if heard is None else heard
        up = F.relu(self.to_half(found.transpose(1, 2))[..., : two.shape[2]] + self.half_edges(two))
        up = F.relu(self.to_whole(up)[..., :FRAMES] + self.whole_edges(one))
        return self.classes(up).transpose(1, 2), heard


class Block(nn.Module):
    """A convolution over time that looks further the deeper it stands, added to what came in."""

    def __init__(self, width: int, dilation: int) -> None:
        super().__init__()
        self.wide = nn.Conv1d(width, width, 3, padding=dilation, dilation=dilation)
        self.wide_norm = nn.BatchNorm1d(width)
        self.point = nn.Conv1d(width, width, 1)
        self.point_norm = nn.BatchNorm1d(width)

    def forward(self, x: Tensor) -> Tensor:
        """(batch, width, frames), the same out."""
        inner = self.wide_norm(F.relu(self.wide(x)))
        return x + self.point_norm(F.relu(self.point(inner)))


class Embedding(nn.Module):
    """Kaldi's filter bank of a voice, (batch, frames, 80), to a vector, (batch, 96), whose direction is the voice.

    Attentive mean and deviation over time (Okabe 2018, arXiv 1803.10963), so that silence counts for little.
    """

    def __init__(self, width: int = 160, attention: int = 48) -> None:
        super().__init__()
        self.first = nn.Conv1d(FILTER_BANDS, width, 5, stride=2, padding=2)
        self.first_norm = nn.BatchNorm1d(width)
        self.blocks = nn.ModuleList(Block(width, dilation) for dilation in (1, 2, 3))
        self.look = nn.Conv1d(width, attention, 1)
        self.weigh = nn.Conv1d(attention, width, 1)
        self.pooled_norm = nn.BatchNorm1d(2 * width)
        self.last = nn.Linear(2 * width, SIZE)
        self.last_norm = nn.BatchNorm1d(SIZE)

    def forward(self, bank: Tensor) -> Tensor:
        """The vector, of any length."""
        level = bank.mean((1, 2), keepdim=True)
        x = self.first_norm(F.relu(self.first(((bank - level) / 4).transpose(1, 2))))
        for block in self.blocks:
            x = block(x)
        share = torch.softmax(self.weigh(torch.tanh(self.look(x))), dim=2)
        mean = (share * x).sum(2)
        deviation = ((share * x * x).sum(2) - mean * mean).clamp_min(1e-4).sqrt()
        return self.last_norm(self.last(self.pooled_norm(torch.cat([mean, deviation], 1))))
