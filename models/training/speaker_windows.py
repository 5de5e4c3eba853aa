"""Windows of ten seconds in which up to three people talk, with who talks when: what the segmentation learns from.

python speaker_windows.py BUILD_FOLDER [--windows 16000] [--seed 1]
"""

from __future__ import annotations

import argparse
import multiprocessing
from pathlib import Path
from random import Random

import numpy as np
from acoustics import Acoustics, in_room
from espeak import SAMPLE_RATE
from speaker_pool import Pool, Saying
from speaker_spectrum import FRAME_SHIFT, FRAMES, WINDOW, log_mel

SPEAKERS = 3
SHARD = 500
_LEAD_MS = 3000
_NOISES = 24
_NOISE_LENGTH = 30 * SAMPLE_RATE


class Table:
    """Lets people of a pool talk; a seed gives the same talk again."""

    def __init__(self, pool: Pool, seed: int) -> None:
        self.random = Random(seed)
        self._pool = pool
        self._sayings = pool.by_person()
        self._acoustics = Acoustics(self.random, np.random.default_rng(seed))
        self._noises = [self._acoustics.noise(_NOISE_LENGTH) for _ in range(_NOISES)]

    def window(self) -> tuple[np.ndarray, np.ndarray, list[int]]:
        """Samples (160000), when each person is heard, bool (frames, 3), and who they are.

        A few windows have nobody in them.
        """
        count = self.random.choices((0, 1, 2, 3), (1, 4, 8, 7))[0]
        cast = self.random.sample(sorted(self._sayings), count)
        sound, truth = np.zeros(WINDOW, np.float32), np.zeros((FRAMES, SPEAKERS), bool)
        rooms = self._rooms(count)
        gains = [10 ** (self.random.uniform(-10, 2) / 20) for _ in cast]
        for index, at_ms, saying in self._talk(cast) if cast else ():
            voice = self._pool.sound(saying)
            voice = voice * (0.05 * gains[index] / max(1e-4, float(np.sqrt(np.mean(voice**2)))))
            put(sound, in_room(voice, rooms[index]) if rooms else voice, at_ms)
            for start_ms, end_ms in saying.heard:
                mark(truth[:, index], at_ms + start_ms, at_ms + end_ms)
        return self._recorded(sound), truth, cast

    def _talk(self, cast: list[int]) -> list[tuple[int, int, Saying]]:
        """(who, at_ms, what): turns one after another, or begun before the last one ended; never three at once."""
        staying, interrupting = self.random.uniform(0.2, 0.9), self.random.uniform(0, 0.8)
        who, at_ms, free_ms = self.random.randrange(len(cast)), -self.random.randint(0, _LEAD_MS), -_LEAD_MS
        talk = []
        while at_ms < WINDOW * 1000 // SAMPLE_RATE:
            saying = self.random.choice(self._sayings[cast[who]])
            talk.append((who, at_ms, saying))
            end_ms = at_ms + saying.length_ms
            stays = len(cast) == 1 or self.random.random() < staying
            if not stays:
                who = self.random.choice([other for other in range(len(cast)) if other != who])
            if not stays and self.random.random() < interrupting:
                at_ms = max(free_ms, at_ms + 100, end_ms - self.random.randint(100, 2500))
            else:
                at_ms = end_ms + self._pause_ms()
            free_ms = max(free_ms, end_ms) if at_ms < end_ms else at_ms
        return talk

    def _pause_ms(self) -> int:
        low, high = self.random.choice(((30, 300), (200, 900), (200, 900), (900, 3500)))
        return self.random.randint(low, high)

    def _rooms(self, count: int) -> list[np.ndarray]:
        """No room at all, or one place in a room for each person."""
        return [self._acoustics.room() for _ in range(count)] if self.random.random() < 0.4 else []

    def _recorded(self, sound: np.ndarray) -> np.ndarray:
        """With noise, at some level."""
        noise, begin = self.random.choice(self._noises), self.random.randrange(_NOISE_LENGTH - WINDOW)
        loudness = self.random.choice((0.05, 0.05, 0.0)) * 10 ** (-self.random.uniform(5, 40) / 20)
        return (sound + loudness * noise[begin : begin + WINDOW]) * 10 ** (self.random.uniform(-20, 10) / 20)


def put(sound: np.ndarray, voice: np.ndarray, at_ms: int) -> None:
    """Mix `voice` into `sound` from `at_ms` on, which may be before its beginning; what does not fit is left out."""
    start = at_ms * SAMPLE_RATE // 1000
    first, last = max(0, start), min(len(sound), start + len(voice))
    if first < last:
        sound[first:last] += voice[first - start : last - start]


def mark(track: np.ndarray, start_ms: int, end_ms: int) -> None:
    """Set the frames whose middle lies in the span."""
    first, last = (round((ms * SAMPLE_RATE / 1000 - 495) / FRAME_SHIFT) for ms in (start_ms, end_ms))
    track[max(0, first) : max(0, last)] = True


def _make_shard(job: tuple[Path, int, int]) -> None:
    """Write `windows-NUMBER.npz`: log_mel float16, truth as bits, the people."""
    folder, seed, number = job
    table = Table(Pool.load(folder, seed), seed * 10_000 + number)
    mels, truths, casts = [], [], []
    for _ in range(SHARD):
        sound, truth, cast = table.window()
        mels.append(log_mel(sound).astype(np.float16))
        truths.append(truth)
        casts.append(cast + [-1] * (SPEAKERS - len(cast)))
    path = folder / f"windows-{seed}-{number:03d}.npz"
    np.savez(path, mel=np.stack(mels), truth=np.stack(truths), cast=np.array(casts, np.int16))


def main() -> None:
    """Make the shards."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--windows", type=int, default=16_000)
    parser.add_argument("--first", type=int, default=0, help="number of the first shard")
    parser.add_argument("--seed", type=int, default=1, help="of the pool")
    options = parser.parse_args()
    jobs = [(options.folder, options.seed, options.first + n) for n in range(options.windows // SHARD)]
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        for done, _ in enumerate(pool.imap_unordered(_make_shard, jobs), 1):
            print(f"\r{done}/{len(jobs)} shards", end="", flush=True)
    print()


if __name__ == "__main__":
    main()
