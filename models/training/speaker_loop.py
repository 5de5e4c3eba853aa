"""The training loop of the two speaker networks: a rate that holds, then falls to nothing."""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812 - the name everybody knows
from torch import Tensor, nn

if TYPE_CHECKING:
    from collections.abc import Callable

LEARN, LOOK = 1, 2
"""Seeds of two pools: the people to learn from, and those who are only looked at to see how it goes."""
WARM_UP, REPORT = 100, 100
COOLING = 0.7


def coloured(bands: Tensor, nepers: float) -> Tensor:
    """Log energies, (batch, frames, bands), as other microphones hear them: each with a smooth curve over its bands."""
    knots = nepers * torch.randn(len(bands), 1, 5)
    return bands + F.interpolate(knots, bands.shape[2], mode="linear", align_corners=True)


def learn(
    model: nn.Module,
    extra: list[nn.Parameter],
    step: Callable[[float], Tensor],
    report: Callable[[], str],
    *,
    steps: int,
    rate: float,
    path: Path,
) -> None:
    """AdamW, warmed up, and cooled over the last `COOLING` of the steps. Goes on from weights that are at `path`.

    `step` gives the loss, and is told how far it is (0 to 1); `extra` parameters are thrown away. With every report
    the weights are saved at `path`.
    """
    if path.exists():
        model.load_state_dict(torch.load(path))
    parameters = [*model.parameters(), *extra]
    optimizer = torch.optim.AdamW(parameters, lr=rate, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda number: _pace(number, steps))
    began, losses = time.monotonic(), []
    for number in range(1, steps + 1):
        loss = step(number / steps)
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(parameters, 1.0)
        optimizer.step()
        schedule.step()
        losses.append(float(loss.detach()))
        if number % REPORT == 0 or number == steps:
            torch.save(model.state_dict(), path)
            model.eval()
            with torch.no_grad():
                told = report()
            model.train()
            print(f"{number:5} {np.mean(losses[-REPORT:]):.3f}  {told}  {time.monotonic() - began:.0f} s", flush=True)


def _pace(number: int, steps: int) -> float:
    return min(1, (number + 1) / WARM_UP, (steps - number) / (COOLING * steps))


def run(train: Callable[[Path, int, int, float], None], description: str | None, *, batch: int) -> None:
    """Train as the command line asks: `train` gets the folder, the steps, the batch and the rate."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--steps", type=int, default=3000)
    parser.add_argument("--rate", type=float, default=2e-3, help="less where learning goes on")
    parser.add_argument("--batch", type=int, default=batch)
    options = parser.parse_args()
    torch.manual_seed(0)
    torch.set_num_threads(1)
    train(options.folder, options.steps, options.batch, options.rate)
