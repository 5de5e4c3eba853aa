"""Teach a network who talks in ten seconds.

python speaker_segmentation.py BUILD_FOLDER [--steps 3000]
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812 - the name everybody knows
from speaker_loop import LEARN, LOOK, coloured, learn, run
from speaker_network import Segmentation
from torch import Tensor, nn

if TYPE_CHECKING:
    from pathlib import Path

HALF_SECOND = 8
"""In quarters of the frames, 67 ms each."""
_ORDERS = tuple(itertools.permutations(range(3)))


def classes_of(truth: Tensor) -> Tensor:
    """Who talks, bool (batch, frames, 3), as a class, (batch, frames): 0; 1, 2, 3; 4 = 12, 5 = 13, 6 = 23."""
    table = torch.tensor([0, 1, 2, 4, 3, 5, 6, 0])
    return table[(truth.long() * torch.tensor([1, 2, 4])).sum(-1)]


def order_free_loss(scores: Tensor, truth: Tensor) -> Tensor:
    """Cross-entropy under the order of people that suits the network best, window by window (a scalar)."""
    logs = F.log_softmax(scores, dim=-1)
    losses = [-logs.gather(2, classes_of(truth[:, :, list(order)])[..., None]).squeeze(2).mean(1) for order in _ORDERS]
    return torch.stack(losses).min(0).values.mean()


def voice_loss(heard: Tensor, voices: Tensor, truth: Tensor, cast: Tensor) -> Tensor:
    """Cross-entropy of who talks, from what was heard on the whole of each person who talks alone for half a second.

    `voices` has a direction for everybody in the pool, shape (people, 160); nearness is measured by the cosine.
    """
    quarters = truth[:, ::4][:, : heard.shape[1]].float()
    alone = quarters * (quarters.sum(2, keepdim=True) == 1)
    sums = torch.einsum("wtp,wth->wph", alone, F.normalize(heard, dim=2))
    enough = alone.sum(1) >= HALF_SECOND
    near = F.normalize(sums[enough], dim=1) @ F.normalize(voices, dim=1).T
    return F.cross_entropy(20 * near, cast[enough])


class Windows:
    """The windows of a pool in memory."""

    def __init__(self, folder: Path, seed: int) -> None:
        shards = [np.load(path) for path in sorted(folder.glob(f"windows-{seed}-*.npz"))]
        self.mel = np.concatenate([shard["mel"] for shard in shards])
        self.truth = np.concatenate([shard["truth"] for shard in shards])
        self.cast = np.concatenate([shard["cast"] for shard in shards])

    def batch(self, rows: np.ndarray) -> tuple[Tensor, Tensor, Tensor]:
        """Log-mel, truth and people of some windows."""
        mel, truth = torch.from_numpy(self.mel[rows]).float(), torch.from_numpy(self.truth[rows])
        return mel, truth, torch.from_numpy(self.cast[rows]).long()


def train(folder: Path, steps: int, batch: int, rate: float) -> None:
    """Learn; prints the loss and, now and then, what share of frames is wrong in windows of other people."""
    windows, others = Windows(folder, LEARN), Windows(folder, LOOK)
    model = Segmentation()
    voices = nn.Parameter(torch.randn(int(windows.cast.max()) + 1, 2 * model.memories[0].hidden_size))
    draw = np.random.default_rng(0)

    def step(progress: float) -> Tensor:
        mel, truth, cast = windows.batch(draw.integers(0, len(windows.mel), batch))
        scores, heard = model(coloured(mel, 0.5))
        return order_free_loss(scores, truth) + 0.5 * (1 - progress) * voice_loss(heard, voices, truth, cast)

    def report() -> str:
        mel, truth, _ = others.batch(np.arange(200))
        return f"wrong {100 * frames_wrong(model(mel)[0].argmax(2), truth):.1f} %"

    learn(model, [voices], step, report, steps=steps, rate=rate, path=folder / "segmentation.pt")


def frames_wrong(found: Tensor, truth: Tensor) -> float:
    """Share of frames whose class is wrong under the best order of people, against the frames with speech."""
    wrong = [(classes_of(truth[:, :, list(order)]) != found).float().sum(1) for order in _ORDERS]
    return float(torch.stack(wrong).min(0).values.sum() / truth.any(2).sum())


if __name__ == "__main__":
    run(train, __doc__, batch=32)
