"""The filter banks of every person in a pool, in rooms and noise: what the voice embedding learns from.

python speaker_banks.py BUILD_FOLDER [--seed 1]

They are computed by the library that sherpa-onnx computes them with.
"""

from __future__ import annotations

import argparse
import multiprocessing
from pathlib import Path
from random import Random

import kaldi_native_fbank as knf
import numpy as np
from acoustics import Acoustics
from espeak import SAMPLE_RATE
from speaker_network import FILTER_BANDS
from speaker_pool import Pool

TAKES = 2
"""How often each sentence is recorded, each time elsewhere."""


def filter_bank(samples: np.ndarray) -> np.ndarray:
    """What sherpa-onnx gives a model of the "wespeaker" kind: log energies at int16 scale, shape (frames, 80)."""
    options = knf.FbankOptions()
    options.frame_opts.dither = 0
    options.frame_opts.snip_edges = False
    options.frame_opts.samp_freq = SAMPLE_RATE
    options.mel_opts.num_bins = FILTER_BANDS
    options.mel_opts.high_freq = -400
    bank = knf.OnlineFbank(options)
    bank.accept_waveform(SAMPLE_RATE, (samples * 32768).tolist())
    bank.input_finished()
    return np.stack([bank.get_frame(n) for n in range(bank.num_frames_ready)])


def _record(job: tuple[Path, int, int]) -> np.ndarray:
    """All sentences of one person, each in another room, one behind the other, float16 (frames, 80)."""
    folder, seed, person = job
    pool, random = Pool.load(folder, seed), Random(seed * 100_000 + person)
    acoustics = Acoustics(random, np.random.default_rng(seed * 100_000 + person))
    sayings = [saying for saying in pool.sayings if saying.person == person]
    banks = []
    for _ in range(TAKES):
        random.shuffle(sayings)
        for first in range(0, len(sayings), 4):
            sound = np.concatenate([pool.sound(saying)[: s_end(saying)] for saying in sayings[first : first + 4]])
            banks.append(filter_bank(acoustics.treat(sound)))
    return np.concatenate(banks).astype(np.float16)


def s_end(saying: object) -> int:
    """Samples up to the end of the last word: espeak-ng adds silence."""
    return saying.length_ms * SAMPLE_RATE // 1000


def main() -> None:
    """Write `banks-SEED.npy` (frames, 80) and `banks-SEED-starts.npy`, the first frame of each person."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1, help="of the pool")
    options = parser.parse_args()
    count = 1 + max(saying.person for saying in Pool.load(options.folder, options.seed).sayings)
    jobs = [(options.folder, options.seed, person) for person in range(count)]
    banks = []
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        for bank in pool.imap(_record, jobs):
            banks.append(bank)
            print(f"\r{len(banks)}/{count} people", end="", flush=True)
    starts = np.cumsum([0] + [len(bank) for bank in banks])
    np.save(options.folder / f"banks-{options.seed}.npy", np.concatenate(banks))
    np.save(options.folder / f"banks-{options.seed}-starts.npy", starts)
    print(f"\n{starts[-1] / 360_000:.1f} h")


if __name__ == "__main__":
    main()
