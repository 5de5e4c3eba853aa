"""What it brings to have glibc keep large blocks: the encoder and whole windows, with and without, in turns.

python tests/bench/allocator.py [--model base] [--windows 4] [--beam 5] [--threads 2] [--rounds 3]
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from statistics import median

from tests.bench.common import ask_child, engine_parser, machine, model_folder, table

TIMES = 3
"""How often a child does the same; the fastest counts, for the others pay for what the first call sets up."""


def main() -> None:
    """Run the children in turns and print the table."""
    options = parse()
    found: dict[str, list[dict[str, float]]] = {"default": [], "kept": []}
    with model_folder(options.model) as folder:
        for _ in range(options.rounds):
            for how, answers in found.items():
                asked = ["--child", how, "--model", folder, "--windows", options.windows]
                asked += ["--beam", options.beam, "--threads", options.threads]
                answers.append(ask_child(__file__, *asked))
    names = ("encode_s", "window_s", "peak_mb")
    medians = {how: {name: median(one[name] for one in found[how]) for name in names} for how in found}
    rows: list[list[object]] = [[how, *(round(medians[how][name], 2) for name in names)] for how in found]
    gains = [medians["default"][name] / medians["kept"][name] for name in names]
    rows = [[row[0], *(f"{value:.2f}" for value in row[1:])] for row in rows]
    rows.append(["default : kept", *(f"{gain:.2f}" for gain in gains)])
    print(table(["large blocks", "encoder, s a window", "all, s a window", "peak MB"], rows))
    print(f"\n{options.model}, int8, beam {options.beam}, {options.windows} windows a call, {options.threads} threads")
    print(f"{machine()}")


def parse() -> argparse.Namespace:
    """The options."""
    parser = engine_parser(__doc__, "base")
    parser.add_argument("--windows", type=int, default=4)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--child", choices=("default", "kept"), help=argparse.SUPPRESS)
    return parser.parse_args()


def child(options: argparse.Namespace) -> dict[str, float]:
    """Encode and decode a batch of windows, with CTranslate2 alone."""
    from lokas.allocator import keep_large_blocks

    if options.child == "kept" and not keep_large_blocks():
        raise SystemExit("the allocator cannot be told here")
    import ctranslate2
    import numpy as np
    from faster_whisper.feature_extractor import FeatureExtractor

    from lokas.audio.decode import open_recording
    from lokas_models.demonstration import demonstration

    with open_recording(demonstration("fr").sound) as recording:
        sound = np.concatenate([block.samples for block in recording])
    length = 30 * 16_000
    windows = [np.resize(sound[n * length // 4 :], length) for n in range(options.windows)]
    mel = np.stack([FeatureExtractor()(window)[:, :3000] for window in windows]).astype(np.float32)
    features = ctranslate2.StorageView.from_array(np.ascontiguousarray(mel))
    model = ctranslate2.models.Whisper(options.model, compute_type="int8", intra_threads=options.threads)
    encode_s, window_s = [], []
    for _ in range(TIMES):
        began = time.monotonic()
        encoded = model.encode(features, to_cpu=False)
        encode_s.append(time.monotonic() - began)
        prompts = [[50_258, 50_265, 50_359]] * options.windows
        model.generate(encoded, prompts, beam_size=options.beam, max_length=448)
        window_s.append(time.monotonic() - began)
    return {"encode_s": min(encode_s) / options.windows, "window_s": min(window_s) / options.windows}


if __name__ == "__main__":
    given = parse()
    if given.child:
        print(json.dumps(child(given)))
        sys.stdout.flush()
    else:
        main()
