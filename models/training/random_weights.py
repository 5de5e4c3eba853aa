"""Whisper models of the real sizes with random weights, that write a steady amount of text: for measuring speed.

    python random_weights.py FOLDER [--size tiny|base|small] [--seed 1] [--tokens-per-second 3.5] [--ggml f16|q8_0]

Where no real model can be had, these stand in for one: same layers, same token set, same files, so an engine computes
what it would with a real model. Only the words are drawn by lot. FOLDER becomes a CTranslate2 Whisper folder (float16,
as published ones are); with `--ggml` it also gets `ggml-model.bin`, the same network for whisper.cpp.

**How much is written.** Weights drawn blindly would write until the limit, or stop at once, and each engine would do
other work. So the decoder's position embeddings say, loudly, what comes next: `<|0.00|>`, so many words, `<|29.96|>`,
`<|endoftext|>`. Whatever the engine, with times or without, a window of 30 s gets its words and ends. Each word can be
one of 16, and which one is left to what the random layers make of the sound and of the words before: so the text
differs from window to window, nothing takes it for a loop, and a beam has true rivals to weigh. The alignment heads
look at the place in the sound that the place in the text stands for, so word times go forward.

**Limits.** A window gets as many tokens if it is half empty. What goes before the text in the prompt shifts the
positions and shortens it: give no prompt, and switch conditioning on previous text off.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from ggml import GgmlType, Hyperparameters, write_ggml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ctranslate2.specs import attention_spec, common_spec, whisper_spec
    from numpy.typing import NDArray

    Array = NDArray[np.float32]
    Network = Mapping[str, Array]

SELF_TEST = Path(__file__).parents[1] / "lokas_models" / "data" / "selftest"
"""Where Whisper's true token set is taken from."""

MEL_BANDS, AUDIO_POSITIONS, TEXT_POSITIONS = 80, 1500, 448
TEXT_TOKENS, END_OF_TEXT, FIRST_TIME = 50_257, 50_257, 50_364
LANGUAGE, TRANSCRIBE = "<|fr|>", "<|transcribe|>"
LANGUAGES = 99
"""How many languages the token set has; their tokens follow `<|startoftranscript|>`."""

WINDOW_S, LAST_S = 30, 29.96
SENTENCE = 18
"""Each such word is a mark that ends a sentence; no two the same, since a place is told by its tokens."""

LONGEST = 220
"""Tokens that every engine lets a window have: half of 448, less what opens the text."""

CHOICES = 16
"""How many words each place chooses from."""

WORD_SIGNAL, SURE_SIGNAL, SECOND_SIGNAL = 4.0, 6.0, 1.5
"""How loud a position asks for what is due there, where each word is 1 loud of itself: for one of several words, for a
single token, and for the end in place of the last time, where an engine was told to write no times."""
JUNK = 0.3
"""Loudness of the tokens that are never due."""
NOISE = 0.5
"""Deviation of what the layers add to each number of the decoder's stream."""
SHARPNESS = 6.0
"""What makes logits of the stream: a word that is due gets 6 x 4; the 50,000 others together weigh e^11."""
SLOWEST, FASTEST = 0.002, 0.1
"""Radians per step of 20 ms of the encoder's sinusoids that the alignment heads tell places by."""


@dataclass(frozen=True, slots=True)
class Shape:
    """The dimensions of a Whisper network; `alignment_heads` (layer, head) give word times."""

    width: int
    layers: int
    heads: int
    alignment_heads: tuple[tuple[int, int], ...]


SHAPES: Mapping[str, Shape] = {
    "tiny": Shape(384, 4, 6, ((2, 2), (3, 0), (3, 2), (3, 3), (3, 4), (3, 5))),
    "base": Shape(512, 6, 8, ((3, 1), (4, 2), (4, 3), (4, 7), (5, 1), (5, 2), (5, 4), (5, 6))),
    "small": Shape(
        768, 12, 12, ((5, 3), (5, 9), (8, 0), (8, 4), (8, 7), (8, 8), (9, 0), (9, 7), (9, 9), (10, 5))
    ),
}  # fmt: skip
"""As openai/whisper published them."""


def plan(vocabulary: Sequence[str], tokens_per_second: float, random: np.random.Generator) -> list[tuple[int, ...]]:
    """The tokens to choose from at each position of a window's text, to its end, at which it stays.

    SystemExit if there are more tokens than every engine lets a window have.
    """
    words, marks = _words(vocabulary, random), _find(vocabulary, "[.?!]+")
    count = round(tokens_per_second * WINDOW_S)
    text = [next(words) if number % SENTENCE else (next(marks),) for number in range(1, count + 1)]
    opening = [(vocabulary.index(name),) for name in (LANGUAGE, TRANSCRIBE)]
    places = [*opening, (FIRST_TIME,), *text, (FIRST_TIME + round(LAST_S / 0.02),), (END_OF_TEXT,)]
    if not text or len(places) > LONGEST:
        raise SystemExit(f"{tokens_per_second} tokens per second do not fit: a window has at most {LONGEST} tokens")
    return places


def _words(vocabulary: Sequence[str], random: np.random.Generator) -> Iterator[tuple[int, ...]]:
    """Choices without end, all different: beginnings of words, and each fourth time ends of words.

    They are short: no more letters a second than people say, or an engine that looks at that will hear them again.
    """
    beginnings = iter(random.permutation(list(_find(vocabulary, "Ġ[a-z]{2,4}"))))
    ends = iter(random.permutation(list(_find(vocabulary, "[a-z]{2,3}"))))
    for kind in cycle((beginnings, beginnings, beginnings, ends)):
        yield tuple(map(int, islice(kind, CHOICES)))


def _find(vocabulary: Sequence[str], pattern: str) -> Iterator[int]:
    """The tokens that are like `pattern`."""
    return (token for token, name in enumerate(vocabulary) if re.fullmatch(pattern, name))


def make_network(
    shape: Shape, places: Sequence[tuple[int, ...]], vocabulary_size: int, random: np.random.Generator
) -> dict[str, Array]:
    """All weights under openai/whisper's names; matrices have shape (out, in), keys have no bias.

    SystemExit if the network is too narrow to tell so many places apart.
    """
    width = shape.width
    # The first layer hears changes only: what is always there would make all windows sound alike.
    changes = _matrix(random, width, MEL_BANDS * 3, 8.0).reshape(width, MEL_BANDS, 3)
    network = {
        "encoder.conv1.weight": changes - changes.mean(axis=2, keepdims=True),
        "encoder.conv1.bias": _bias(random, width),
        "encoder.conv2.weight": _matrix(random, width, width * 3, 4.0).reshape(width, width, 3),
        "encoder.conv2.bias": _bias(random, width),
        "encoder.positional_embedding": _sinusoids(width),
        **_norm("encoder.ln_post", width),
        **_norm("decoder.ln", width, SHARPNESS * float(np.hypot(WORD_SIGNAL / np.sqrt(width), NOISE))),
    }
    for number in range(shape.layers):
        network |= _block(random, f"encoder.blocks.{number}", shape, strength=1.0, cross=False)
        network |= _block(random, f"decoder.blocks.{number}", shape, strength=0.4 * NOISE, cross=True)
    axes = np.linalg.qr(random.standard_normal((width, width)))[0].T
    network |= _embeddings(places, axes, vocabulary_size, random)
    _align(network, shape, axes[: len(places)])
    return network


def _embeddings(
    places: Sequence[tuple[int, ...]],
    axes: NDArray[np.float64],
    vocabulary_size: int,
    random: np.random.Generator,
) -> dict[str, Array]:
    """Tokens and positions: a direction for each place, shared by all that is due there, the rest for differences."""
    own = axes[len(places) :]
    if len(own) < len(axes) // 4:
        raise SystemExit(f"a width of {len(axes)} is too small for {len(places)} places")
    tokens = random.standard_normal((vocabulary_size, len(own))) @ own * (JUNK / np.sqrt(len(own)))
    for direction, members in zip(axes, places, strict=False):
        tokens[list(members)] = tokens[list(members)] * (1 / JUNK if len(members) > 1 else 1) + direction
    signals = [WORD_SIGNAL if len(members) > 1 else SURE_SIGNAL for members in places]
    positions = axes[: len(places)] * np.array(signals)[:, None]
    positions[-2] += axes[len(places) - 1] * SECOND_SIGNAL
    whole = np.vstack((positions, np.tile(positions[-1], (TEXT_POSITIONS - len(places), 1))))
    return {
        "decoder.token_embedding.weight": tokens.astype(np.float32),
        "decoder.positional_embedding": whole.astype(np.float32),
    }


def _align(network: dict[str, Array], shape: Shape, places: NDArray[np.float64]) -> None:
    """Have the alignment heads look at the sound that is as far on in the window as the text is.

    Their keys are sinusoids of the encoder's positions, their queries the same sinusoids at the time that is due.
    """
    size, half = shape.width // shape.heads, shape.width // 2
    rates = _rates(shape.width)
    usable = np.flatnonzero((rates > SLOWEST) & (rates < FASTEST))
    chosen = usable[np.linspace(0, len(usable) - 1, size // 2).astype(int)]
    angles = np.linspace(0, AUDIO_POSITIONS, len(places))[:, None] * rates[chosen]
    query = np.hstack((np.sin(angles), np.cos(angles))).T @ places
    key = np.eye(shape.width)[np.concatenate((chosen, half + chosen))]
    for layer, head in shape.alignment_heads:
        rows = slice(head * size, (head + 1) * size)
        network[f"decoder.blocks.{layer}.cross_attn.query.weight"][rows] = query
        network[f"decoder.blocks.{layer}.cross_attn.key.weight"][rows] = key


def _block(random: np.random.Generator, name: str, shape: Shape, *, strength: float, cross: bool) -> dict[str, Array]:
    """One layer; `strength` is what all layers together add to the stream, over what a part gets in."""
    width, strength = shape.width, strength / np.sqrt(shape.layers)
    weights = _attention(random, f"{name}.attn", width, strength)
    if cross:  # the louder part: what is heard must change what is written
        weights |= _attention(random, f"{name}.cross_attn", width, 3 * strength)
    return weights | {
        f"{name}.mlp.0.weight": _matrix(random, 4 * width, width),
        f"{name}.mlp.0.bias": _bias(random, 4 * width),
        f"{name}.mlp.2.weight": _matrix(random, width, 4 * width, strength),
        f"{name}.mlp.2.bias": _bias(random, width),
        **_norm(f"{name}.mlp_ln", width),
    }


def _attention(random: np.random.Generator, name: str, width: int, strength: float) -> dict[str, Array]:
    # 2: the scores get a deviation of 4, so that a head looks at a few places and not at the mean of all.
    gains = {"query": 2.0, "key": 2.0, "value": 1.0, "out": strength}
    weights = {f"{name}.{part}.weight": _matrix(random, width, width, gain) for part, gain in gains.items()}
    biases = {f"{name}.{part}.bias": _bias(random, width) for part in ("query", "value", "out")}
    return weights | biases | _norm(f"{name}_ln", width)


def _matrix(random: np.random.Generator, rows: int, columns: int, gain: float = 1.0) -> Array:
    """Values of deviation 1 come out with deviation `gain`."""
    return random.standard_normal((rows, columns), np.float32) * np.float32(gain / np.sqrt(columns))


def _bias(random: np.random.Generator, size: int) -> Array:
    return random.standard_normal(size, np.float32) * np.float32(0.02)


def _norm(name: str, width: int, scale: float = 1.0) -> dict[str, Array]:
    return {f"{name}.weight": np.full(width, scale, np.float32), f"{name}.bias": np.zeros(width, np.float32)}


def _rates(width: int) -> NDArray[np.float64]:
    """Radians per position of the encoder's sinusoids: from 1 to 1 / 10,000."""
    return np.exp(-np.log(10_000) / (width // 2 - 1) * np.arange(width // 2))


def _sinusoids(width: int) -> Array:
    """The encoder's fixed positions, shape (1500, width): all sines, then all cosines."""
    angles = np.arange(AUDIO_POSITIONS)[:, None] * _rates(width)
    return np.hstack((np.sin(angles), np.cos(angles))).astype(np.float32)


def write_ctranslate2(network: Network, shape: Shape, vocabulary: Sequence[str], folder: Path) -> None:
    """A CTranslate2 Whisper folder in float16, with the token files of the self-test model."""
    spec = specification(network, shape)
    spec.register_vocabulary(list(vocabulary))
    spec.config.lang_ids = list(range(END_OF_TEXT + 2, END_OF_TEXT + 2 + LANGUAGES))
    spec.config.suppress_ids = _no_speech(folder_of_tokens=SELF_TEST)
    spec.config.suppress_ids_begin = [vocabulary.index("Ġ"), END_OF_TEXT]
    spec.config.alignment_heads = list(shape.alignment_heads)
    spec.validate()
    spec.optimize(quantization="float16")
    folder.mkdir(parents=True, exist_ok=True)
    spec.save(str(folder))
    for name in ("tokenizer.json", "preprocessor_config.json"):
        shutil.copyfile(SELF_TEST / name, folder / name)


def specification(network: Network, shape: Shape) -> whisper_spec.WhisperSpec:
    """The network as CTranslate2 wants it."""
    from ctranslate2.specs import whisper_spec

    spec = whisper_spec.WhisperSpec(shape.layers, shape.heads, shape.layers, shape.heads)
    for name in ("conv1", "conv2"):
        _set(getattr(spec.encoder, name), network, f"encoder.{name}")
    spec.encoder.position_encodings.encodings = network["encoder.positional_embedding"]
    spec.decoder.position_encodings.encodings = network["decoder.positional_embedding"]
    spec.decoder.embeddings.weight = spec.decoder.projection.weight = network["decoder.token_embedding.weight"]
    _set_norm(spec.encoder.layer_norm, network, "encoder.ln_post")
    _set_norm(spec.decoder.layer_norm, network, "decoder.ln")
    for side in ("encoder", "decoder"):
        for number, layer in enumerate(getattr(spec, side).layer):
            _set_block(layer, network, f"{side}.blocks.{number}")
    return spec


def _set_block(layer: object, network: Network, name: str) -> None:
    _set_attention(layer.self_attention, network, f"{name}.attn", [["query", "key", "value"], ["out"]])
    if f"{name}.cross_attn.query.weight" in network:
        _set_attention(layer.attention, network, f"{name}.cross_attn", [["query"], ["key", "value"], ["out"]])
    _set(layer.ffn.linear_0, network, f"{name}.mlp.0")
    _set(layer.ffn.linear_1, network, f"{name}.mlp.2")
    _set_norm(layer.ffn.layer_norm, network, f"{name}.mlp_ln")


def _set_attention(
    spec: attention_spec.MultiHeadAttentionSpec, network: Network, name: str, parts: list[list[str]]
) -> None:
    """Matrices that share their input are one matrix in CTranslate2."""
    zeros = np.zeros_like(network[f"{name}.out.bias"])
    for target, group in zip(spec.linear, parts, strict=True):
        target.weight = np.concatenate([network[f"{name}.{part}.weight"] for part in group])
        target.bias = np.concatenate([network.get(f"{name}.{part}.bias", zeros) for part in group])
    _set_norm(spec.layer_norm, network, f"{name}_ln")


def _set(spec: common_spec.LinearSpec | common_spec.Conv1DSpec, network: Network, name: str) -> None:
    spec.weight, spec.bias = network[f"{name}.weight"], network[f"{name}.bias"]


def _set_norm(spec: common_spec.LayerNormSpec, network: Network, name: str) -> None:
    spec.gamma, spec.beta = network[f"{name}.weight"], network[f"{name}.bias"]


def _no_speech(folder_of_tokens: Path) -> list[int]:
    """The tokens of signs that nobody speaks, which published models suppress."""
    from faster_whisper.tokenizer import Tokenizer as WhisperTokenizer
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(folder_of_tokens / "tokenizer.json"))
    return list(WhisperTokenizer(tokenizer, multilingual=True, task="transcribe", language="fr").non_speech_tokens)


def make(shape: Shape, folder: Path, *, seed: int = 1, tokens_per_second: float = 3.5, ggml: str | None = None) -> None:
    """Write the model into `folder`; `ggml` "f16" or "q8_0" adds `ggml-model.bin`. The same seed gives the same."""
    random = np.random.default_rng(seed)
    vocabulary = json.loads((SELF_TEST / "vocabulary.json").read_text(encoding="utf-8"))
    network = make_network(shape, plan(vocabulary, tokens_per_second, random), len(vocabulary), random)
    write_ctranslate2(network, shape, vocabulary, folder)
    if ggml:
        described = Hyperparameters(
            vocabulary=len(vocabulary),
            audio_positions=AUDIO_POSITIONS,
            text_positions=TEXT_POSITIONS,
            mel_bands=MEL_BANDS,
            width=shape.width,
            heads=shape.heads,
            layers=shape.layers,
        )
        write_ggml(network, described, vocabulary[:TEXT_TOKENS], GgmlType[ggml.upper()], folder / "ggml-model.bin")


def main() -> None:
    """Make one model and name its files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--size", choices=SHAPES, default="base")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--tokens-per-second", type=float, default=3.5)
    parser.add_argument("--ggml", choices=("f16", "q8_0"))
    options = parser.parse_args()
    rate = options.tokens_per_second
    make(SHAPES[options.size], options.folder, seed=options.seed, tokens_per_second=rate, ggml=options.ggml)
    for path in sorted(options.folder.iterdir()):
        print(f"{path.stat().st_size:>11,}  {path.name}")


if __name__ == "__main__":
    main()
