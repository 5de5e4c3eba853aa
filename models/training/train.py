"""Teach the self-test model.

    python train.py BUILD_FOLDER

Four losses: the next token; the language once more, which is one token of many; which phoneme each 20 ms is (it makes
the encoder listen from the first steps); and where one head of each decoder layer looks, since the synthesiser tells
when each word is spoken. In the first layer that head is to find the token just read, which it can know by its sound;
in the last layer, from there, the token to be written: this one gives the word times later. Windows of 10 s come first,
then windows of 30 s: short ones cost less.
"""

from __future__ import annotations

import argparse
import json
import math
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from random import Random

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812 - the name everybody knows
from network import Shape, SmallWhisper
from tokens import TIMESTAMPS, CompactVocabulary, build_tokenizer
from torch import Tensor

IGNORED = -100
FRAME_MS = 20
GUIDE_WEIGHT, PHONEME_WEIGHT, LANGUAGE_WEIGHT = 1.0, 0.5, 2.0


@dataclass(frozen=True)
class Stage:
    """A part of the training: which windows, how many at once, how many tokens each, how many steps, how fast.

    `shards`: which files of them, from the first number to before the second.
    """

    kind: str
    batch: int
    tokens: int
    steps: int
    peak_rate: float
    shards: tuple[int, int | None] = (0, None)


STAGES = (
    Stage("short", 16, 80, 4000, 2e-3),
    Stage("long", 8, 200, 2200, 1e-3, (0, 30)),
    # Scenes it never saw: with the same ones again it learned their voices by heart, and knew others less.
    Stage("long", 8, 200, 500, 6e-4, (30, None)),
)
WARM_UP = 80
AVERAGED = 2
"""The weights at the end of so many of the last stages are averaged."""


@dataclass
class Batch:
    """Tensors of one step: mel (b, 80, f), classes and targets (b, n), phonemes (b, f / 2).

    `spans` (b, n, 2, 2): when the token read, and the token to be written, are spoken, in 20 ms of the window.

    `first` is the position, in 20 ms, at which the windows are said to begin.
    """

    first: int
    mel: Tensor
    classes: Tensor
    targets: Tensor
    spans: Tensor
    phonemes: Tensor


class Lessons:
    """The prepared scenes of one kind, turned into batches by chance."""

    def __init__(self, folder: Path, stage: Stage, seed: int) -> None:
        paths = sorted(folder.glob(f"{stage.kind}-*.npy"))[slice(*stage.shards)]
        self._features = [np.load(path, mmap_mode="r") for path in paths]
        self._truths = [json.loads(path.with_suffix(".json").read_text("utf-8")) for path in paths]
        self._phonemes = {name: index + 1 for index, name in enumerate(load_phonemes(folder))}
        self._vocabulary = CompactVocabulary.load(folder / "vocabulary.json")
        self._tokenizer = build_tokenizer()
        self._stage, self._random = stage, Random(seed)
        self._class = {
            name: int(self._vocabulary.class_of[self._tokenizer.token_to_id(f"<|{name}|>")])
            for name in (
                "startoftranscript",
                "transcribe",
                "notimestamps",
                "nospeech",
                "endoftext",
                "startofprev",
                "fr",
                "en",
            )
        }
        self.start = self._class["startoftranscript"]
        self._first_time = self._vocabulary.size - TIMESTAMPS

    def batch(self) -> Batch:
        """The next batch; short windows are put anywhere in the 30 s, so that all positions and times are learned."""
        first = self._random.randrange(TIMESTAMPS - self._features[0].shape[2] // 2)
        picked = [self._lesson(first) for _ in range(self._stage.batch)]
        mel, classes, targets, spans, phonemes = (np.stack(column) for column in zip(*picked, strict=True))
        return Batch(first, *(torch.from_numpy(array) for array in (mel, classes, targets, spans, phonemes)))

    def _lesson(self, first: int) -> tuple[np.ndarray, ...]:
        while True:
            shard = self._random.randrange(len(self._truths))
            index = self._random.randrange(len(self._truths[shard]))
            truth = self._truths[shard][index]
            sequence = self._sequence(truth)
            if len(sequence) <= self._stage.tokens:
                break
        mel = self._vary(self._features[shard][index].astype(np.float32))
        classes, targets, spans = self._arrays([(self._moved(token, first), *rest) for token, *rest in sequence])
        if not truth["sentences"]:
            targets[0] = self._class["nospeech"]
        return mel, classes, targets, spans, self._frame_phonemes(truth, mel.shape[1] // 2)

    def _vary(self, mel: np.ndarray) -> np.ndarray:
        """A slightly longer or shorter throat, and a few bands hidden (SpecAugment)."""
        shift = self._random.uniform(-1.5, 1.5)
        bands = np.arange(mel.shape[0])
        low = np.clip(np.floor(bands + shift).astype(int), 0, 79)
        high = np.clip(low + 1, 0, 79)
        mix = np.float32(shift - np.floor(shift))
        mel = (1 - mix) * mel[low] + mix * mel[high]
        band = self._random.randrange(76)
        mel[band : band + self._random.randrange(6)] = 0
        return mel

    def _sequence(self, truth: dict) -> list[tuple[int, int, int, bool]]:
        """(class, start frame, end frame, taught) of every token; -1 where no place in the sound belongs to it."""
        nowhere = (-1, -1)
        timed = self._random.random() < 0.65
        head = [self._class["startoftranscript"], self._class[truth["language"]], self._class["transcribe"]]
        sequence = [(token, *nowhere, True) for token in head]
        if truth["sentences"] and self._random.random() < 0.12:
            sequence = self._previous_text() + sequence
        if not timed:
            sequence.append((self._class["notimestamps"], *nowhere, True))
        for sentence in truth["sentences"]:
            sequence += self._sentence(sentence, timed=timed)
        if timed and not truth["sentences"]:
            sequence.append((self._first_time, *nowhere, True))
        return [*sequence, (self._class["endoftext"], *nowhere, True)]

    def _previous_text(self) -> list[tuple[int, int, int, bool]]:
        """What `--prompt` puts before the transcript: read, never written."""
        truth = self._random.choice(self._random.choice(self._truths))
        ids = [c for sentence in truth["sentences"][:2] for c, *_ in self._sentence(sentence, timed=False)]
        return [(token, -1, -1, False) for token in [self._class["startofprev"], *ids]]

    def _sentence(self, sentence: list, *, timed: bool) -> list[tuple[int, int, int, bool]]:
        start_ms, end_ms, text, words = sentence
        tokens = []
        for word, (begin, end) in zip(text.split(), words, strict=True):
            for token, left, right in self._encode(word):
                first, last = begin + int((end - begin) * left), begin + int((end - begin) * right)
                tokens.append((token, first // FRAME_MS, last // FRAME_MS + 1, True))
        if not timed:
            return tokens
        return [self._time(start_ms), *tokens, self._time(end_ms)]

    @lru_cache(maxsize=10_000)  # noqa: B019 - lessons live as long as the program
    def _encode(self, word: str) -> list[tuple[int, float, float]]:
        """The classes of a word's tokens, with the share of the word's letters each begins and ends at."""
        encoding = self._tokenizer.encode(" " + word)
        return [
            (int(self._vocabulary.class_of[token]), left / (len(word) + 1), right / (len(word) + 1))
            for token, (left, right) in zip(encoding.ids, encoding.offsets, strict=True)
        ]

    def _moved(self, token: int, first: int) -> int:
        """A time token as it is in a window that begins at position `first`; another token as it is."""
        return token + first if token >= self._first_time else token

    def _time(self, ms: int) -> tuple[int, int, int, bool]:
        frame = round(ms / FRAME_MS)
        return (self._first_time + frame, max(0, frame - 3), frame + 4, True)

    def _arrays(self, sequence: list[tuple[int, int, int, bool]]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Decoder inputs, targets and where to look, padded to the stage's length.

        One input word in twelve is another word, so that the model trusts the sound more than what it wrote.
        """
        length = self._stage.tokens
        classes = np.full(length, self._class["endoftext"], np.int64)
        targets = np.full(length, IGNORED, np.int64)
        spans = np.full((length, 2, 2), -1, np.int64)
        for index, (token, *_) in enumerate(sequence[:-1]):
            disturbed = sequence[index][1] >= 0 and token < self._first_time and self._random.random() < 0.05
            classes[index] = self._random.randrange(1, self.start) if disturbed else token
            following, first, last, taught = sequence[index + 1]
            spans[index, 0] = sequence[index][1:3]
            if taught and following != self.start:
                targets[index], spans[index, 1] = following, (first, last)
        return classes, targets, spans

    def _frame_phonemes(self, truth: dict, frames: int) -> np.ndarray:
        """The phoneme of each 20 ms, 0 for silence."""
        labels = np.zeros(frames, np.int64)
        marks = truth["phonemes"]
        for (at, name), (until, _) in pairwise(marks):
            labels[at // FRAME_MS : until // FRAME_MS] = self._phonemes.get(name, 0)
        return labels


def load_phonemes(folder: Path) -> list[str]:
    """The phoneme names of the training set."""
    return json.loads((folder / "phonemes.json").read_text("utf-8"))


def token_loss(logits: Tensor, targets: Tensor) -> Tensor:
    """Cross-entropy; a time is also a little right when it is 20 or 40 ms off."""
    taught = targets != IGNORED
    log_probabilities = F.log_softmax(logits[taught], dim=-1)
    targets = targets[taught]
    classes = logits.shape[-1]
    first_time = classes - TIMESTAMPS
    is_time = targets >= first_time
    plain = F.nll_loss(log_probabilities[~is_time], targets[~is_time], reduction="sum")
    timed = logits.new_zeros(())
    if is_time.any():
        for offset, weight in ((-2, 0.07), (-1, 0.23), (0, 0.4), (1, 0.23), (2, 0.07)):
            near = (targets[is_time] + offset).clamp(first_time, classes - 1)
            timed = timed + weight * F.nll_loss(log_probabilities[is_time], near, reduction="sum")
    return (plain + timed) / taught.sum()


def language_loss(logits: Tensor, batch: Batch, start: int) -> Tensor:
    """Cross-entropy of what follows the first token, the language: one token of many in `token_loss`, all here."""
    asked = (batch.classes == start) & (batch.targets != IGNORED)
    return F.cross_entropy(logits[asked], batch.targets[asked])


def guide_loss(guided: list[Tensor], spans: Tensor) -> Tensor:
    """How far the guided heads are from looking evenly at the time of their token: one read, then one to be written."""
    first, last = guided[0], guided[-1]
    return (looking_loss(first, spans[:, :, 0]) + looking_loss(last, spans[:, :, 1])) / 2


def looking_loss(log_weights: Tensor, spans: Tensor) -> Tensor:
    """Cross-entropy of one head's looks (b, n, f) with the even look at `spans` (b, n, 2), where there is one."""
    frames = torch.arange(log_weights.shape[-1])
    inside = (frames >= spans[..., :1]) & (frames < spans[..., 1:])
    taught = inside.any(-1)
    wanted = inside[taught].float()
    return -(wanted / wanted.sum(-1, keepdim=True) * log_weights[taught]).sum(-1).mean()


def phoneme_loss(scores: Tensor, labels: Tensor) -> Tensor:
    """Cross-entropy of the phoneme of each 20 ms, silence counting less because there is so much of it."""
    weight = torch.ones(scores.shape[-1])
    weight[0] = 0.3
    return F.cross_entropy(scores.float().flatten(0, 1), labels.flatten(), weight=weight)


def learning_rate(stage: Stage, step: int) -> float:
    """Warm-up, then half a cosine down to a twentieth of the peak."""
    fall = 0.05 + 0.95 * 0.5 * (1 + math.cos(math.pi * step / stage.steps))
    return stage.peak_rate * min(1.0, (step + 1) / WARM_UP) * fall


def make_optimizers(model: SmallWhisper) -> list[torch.optim.Optimizer]:
    """Muon for the matrices inside the blocks, which it teaches faster; AdamW for all the rest."""
    blocks = [*model.encoder.parameters(), *model.decoder.parameters()]
    matrices = [parameter for parameter in blocks if parameter.ndim == 2]
    inside = {id(parameter) for parameter in matrices}
    others = [parameter for parameter in model.parameters() if id(parameter) not in inside]
    return [
        torch.optim.Muon([{"params": matrices, "share": 2.0}], weight_decay=0.01, adjust_lr_fn="match_rms_adamw"),
        torch.optim.AdamW([{"params": others, "share": 1.0}], betas=(0.9, 0.98), weight_decay=0.01),
    ]


def train_stage(model: SmallWhisper, lessons: Lessons, stage: Stage, out: Path) -> None:
    """One stage from its first step to its last; weights are saved on the way."""
    optimizers = make_optimizers(model)
    begun = time.monotonic()
    helper = ThreadPoolExecutor(1)  # the next batch is made on another core while this one is learned from
    following = helper.submit(lessons.batch)
    for step in range(stage.steps):
        for group in (group for optimizer in optimizers for group in optimizer.param_groups):
            group["lr"] = learning_rate(stage, step) * group["share"]
        batch = following.result()
        following = helper.submit(lessons.batch)
        with torch.autocast("cpu", torch.bfloat16):
            states = model.encode(batch.mel, batch.first)
            logits, guided = model.decode(batch.classes, states)
            scores = model.phoneme_head(states)
        losses = (
            token_loss(logits, batch.targets),
            guide_loss(guided, batch.spans),
            phoneme_loss(scores, batch.phonemes),
        )
        loss = losses[0] + GUIDE_WEIGHT * losses[1] + PHONEME_WEIGHT * losses[2]
        loss = loss + LANGUAGE_WEIGHT * language_loss(logits, batch, lessons.start)
        model.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        for optimizer in optimizers:
            optimizer.step()
        if step % 50 == 49:
            parts = " ".join(f"{float(part.detach()):.3f}" for part in losses)
            print(
                f"{stage.kind} {step + 1} ({time.monotonic() - begun:.0f} s): token, guide, phoneme {parts}", flush=True
            )
            torch.save(model.state_dict(), out)
    helper.shutdown()


def main() -> None:
    """Train through all stages, or from a given one on, with the weights that are there; the last ends are averaged."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="where prepare.py wrote the training set")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--from-stage", type=int, default=0, help="1: only the long windows; 2: only the last stage")
    parser.add_argument("--weights", type=Path, help="begin with these weights")
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    model, out = new_model(options.folder), options.folder / "weights.pt"
    if options.weights:
        model.load_state_dict(torch.load(options.weights))
    print(f"{sum(p.numel() for p in model.parameters()):,} parameters")
    ends = []
    for stage in STAGES[options.from_stage :]:
        train_stage(model, Lessons(options.folder, stage, options.seed), stage, out)
        ends.append({name: weights.clone() for name, weights in model.state_dict().items()})
    torch.save(mean(ends[-AVERAGED:]), out)


def mean(states: list[dict[str, Tensor]]) -> dict[str, Tensor]:
    """The mean of several networks that come from one another: it knows unheard voices better than either."""
    return {name: sum(state[name] for state in states) / len(states) for name in states[0]}


def new_model(folder: Path) -> SmallWhisper:
    """An untrained model for the training set in `folder`."""
    vocabulary = CompactVocabulary.load(folder / "vocabulary.json")
    return SmallWhisper(Shape(), vocabulary.size, TIMESTAMPS, vocabulary.junk_count, len(load_phonemes(folder)) + 1)


if __name__ == "__main__":
    main()
