"""Make the training set: scenes, their features, and what is true about them.

python prepare.py BUILD_FOLDER [--long 3000] [--short 6000] [--seed 1]
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
from pathlib import Path

import numpy as np
from scenes import FRAMES_PER_SECOND, MEL_BANDS, Director
from tokens import CompactVocabulary, build_tokenizer

SHARD = 100


def _make_shard(job: tuple[Path, str, int, int]) -> None:
    """Write one shard: `features` as .npy, the truth as .json."""
    folder, kind, number, seconds = job
    director = Director(seed=number * 2 + (kind == "long"))
    frames = seconds * FRAMES_PER_SECOND
    features = np.zeros((SHARD, MEL_BANDS, frames), np.float16)
    truths = []
    for index in range(SHARD):
        scene = director.scene(seconds * 1000)
        features[index] = director.features(scene, frames)
        truths.append(
            {
                "language": scene.language,
                "sentences": [[s.start_ms, s.end_ms, s.text, s.words] for s in scene.sentences],
                "phonemes": scene.phonemes,
            }
        )
    np.save(folder / f"{kind}-{number:04d}.npy", features)
    (folder / f"{kind}-{number:04d}.json").write_text(json.dumps(truths), encoding="utf-8")


def main() -> None:
    """Make the shards on all processors, then, the first time, the compact vocabulary of what they say."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--long", type=int, default=3000, help="scenes of 30 s")
    parser.add_argument("--short", type=int, default=6000, help="scenes of 10 s")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    first = options.seed * 10_000
    jobs = [(options.folder, "short", first + n, 10) for n in range(options.short // SHARD)]
    jobs += [(options.folder, "long", first + n, 30) for n in range(options.long // SHARD)]
    with multiprocessing.get_context("spawn").Pool() as pool:
        for done, _ in enumerate(pool.imap_unordered(_make_shard, jobs), 1):
            print(f"\r{done}/{len(jobs)} shards", end="", flush=True)
    print()
    if not (options.folder / "vocabulary.json").exists():
        _save_vocabulary(options.folder)


def _save_vocabulary(folder: Path) -> None:
    truths = [truth for path in sorted(folder.glob("*-*.json")) for truth in json.loads(path.read_text("utf-8"))]
    texts = [sentence[2] for truth in truths for sentence in truth["sentences"]]
    vocabulary = CompactVocabulary.of_texts(build_tokenizer(), texts)
    vocabulary.save(folder / "vocabulary.json")
    names = sorted({name for truth in truths for _, name in truth["phonemes"] if name.strip("_:")})
    (folder / "phonemes.json").write_text(json.dumps(names), encoding="utf-8")
    print(f"{len(texts)} sentences, {vocabulary.size} classes, {len(names)} phonemes")


if __name__ == "__main__":
    main()
