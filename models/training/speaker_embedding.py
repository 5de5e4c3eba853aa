"""Teach a network what a voice sounds like.

python speaker_embedding.py BUILD_FOLDER [--steps 3000]
"""

from __future__ import annotations

import itertools
import math
from typing import TYPE_CHECKING

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812 - the name everybody knows
from speaker_loop import LEARN, LOOK, coloured, learn, run
from speaker_network import SIZE, Embedding
from torch import Tensor, nn

if TYPE_CHECKING:
    from pathlib import Path


class Banks:
    """The filter banks of a pool's people; cuts of them as batches."""

    def __init__(self, folder: Path, seed: int, people: slice) -> None:
        self.bank = np.load(folder / f"banks-{seed}.npy", mmap_mode="r")
        starts = np.load(folder / f"banks-{seed}-starts.npy")
        self.spans = list(itertools.pairwise(starts))[people]

    def cuts(self, draw: np.random.Generator, people: np.ndarray, frames: int) -> Tensor:
        """One cut of each of those people, (people, frames, 80): one to three pieces, as sherpa-onnx joins them."""
        found = []
        for person in people:
            pieces = np.diff([0, *sorted(draw.integers(1, frames, draw.integers(0, 3))), frames])
            found += [self._cut(draw, person, piece) for piece in pieces if piece]
        return torch.from_numpy(np.concatenate(found)).float().view(len(people), frames, -1)

    def _cut(self, draw: np.random.Generator, person: int, frames: int) -> np.ndarray:
        start, stop = self.spans[person]
        first = draw.integers(start, stop - frames)
        return self.bank[first : first + frames]


def disturbed(bank: Tensor, other: Tensor, draw: np.random.Generator) -> Tensor:
    """Some cuts with somebody else in a tenth of them, and all through other microphones."""
    frames = bank.shape[1]
    length = max(1, frames // 10)
    for row in np.flatnonzero(draw.random(len(bank)) < 0.2):
        at = int(draw.integers(0, frames - length + 1))
        bank[row, at : at + length] = torch.logaddexp(bank[row, at : at + length], other[row, at : at + length])
    return coloured(bank, 0.4)


def margin_loss(vectors: Tensor, centres: Tensor, people: Tensor, margin: float, scale: float = 25) -> Tensor:
    """Additive angular margin (Deng 2018, arXiv 1801.07698)."""
    cosine = F.normalize(vectors) @ F.normalize(centres).T
    angle = torch.acos(cosine.clamp(-1 + 1e-6, 1 - 1e-6))
    wanted = F.one_hot(people, len(centres)).bool()
    return F.cross_entropy(scale * torch.where(wanted, torch.cos((angle + margin).clamp_max(math.pi)), cosine), people)


def train(folder: Path, steps: int, batch: int, rate: float) -> None:
    """Learn; prints the loss and, now and then, how well pairs of cuts of other people are told apart."""
    banks, others = Banks(folder, LEARN, slice(None)), Banks(folder, LOOK, slice(45))
    model, draw = Embedding(), np.random.default_rng(0)
    centres = nn.Parameter(torch.randn(len(banks.spans), SIZE))
    path = folder / "embedding.pt"
    if path.exists():
        model.load_state_dict(torch.load(path))
        centres.data = centres_of(model.eval(), banks, draw)
        model.train()

    def step(progress: float) -> Tensor:
        frames = int(np.exp(draw.uniform(np.log(35), np.log(350))))
        who = draw.integers(0, len(banks.spans), 2 * batch)
        cuts = banks.cuts(draw, who, frames)
        vectors = model(disturbed(cuts[:batch], cuts[batch:], draw))
        return margin_loss(vectors, centres, torch.from_numpy(who[:batch]), margin=0.35 * min(1, 3 * progress))

    def report() -> str:
        short, long = (100 * equal_error(model, others, frames) for frames in (60, 200))
        return f"equal error at 0.6 s {short:.1f} %, at 2 s {long:.1f} %"

    learn(model, [centres], step, report, steps=steps, rate=rate, path=path)


def centres_of(model: nn.Module, banks: Banks, draw: np.random.Generator) -> Tensor:
    """The middle of every person's directions, (people, 96): where the margin begins when learning goes on."""
    everyone = np.arange(len(banks.spans))
    with torch.no_grad():
        return sum(F.normalize(model(banks.cuts(draw, everyone, 200))) for _ in range(6))


def equal_error(model: nn.Module, banks: Banks, frames: int, each: int = 8) -> float:
    """Where as many pairs of one person are told apart as pairs of two are taken for one (share)."""
    who = np.repeat(np.arange(len(banks.spans)), each)
    vectors = F.normalize(model(banks.cuts(np.random.default_rng(1), who, frames)))
    alike = (vectors @ vectors.T).numpy()
    same = (who[:, None] == who)[np.triu_indices(len(who), 1)]
    scores = alike[np.triu_indices(len(who), 1)]
    limits = np.sort(scores[same])
    apart = np.arange(len(limits)) / len(limits)
    taken = 1 - np.searchsorted(np.sort(scores[~same]), limits) / (~same).sum()
    return float(np.min(np.maximum(apart, taken)))


if __name__ == "__main__":
    run(train, __doc__, batch=64)
