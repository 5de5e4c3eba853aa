"""A CTranslate2 Whisper folder, made in a second, whose hand-set weights say a script whatever the sound is.

The decoder sees only its position (one-hot), and its last layer maps a position to the token the script has there; a
tuple of tokens makes it hesitate between them evenly. Cross-attention looks at the frame block of the same number, so
each token lasts `BLOCK_MS` and word times are real. The token set has Whisper's size and layout, so that every rule of
the libraries applies to it as to a true model.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np

from lokas.speech.languages import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    Script = Sequence[int | tuple[int, ...]]

WIDTH = 64
FRAMES = 1500
BLOCK_MS = 460
PROMPT_TOKENS = 3
EOT, SOT, FIRST_LANGUAGE = 50257, 50258, 50259
SURE = 4.0


def word_id(number: int) -> int:
    """The token of the made-up word `number` (0 to 49,999), which reads " wN"."""
    return 256 + number


def time_id(seconds: float, languages: int = 99) -> int:
    """The timestamp token of a moment."""
    return FIRST_LANGUAGE + languages + 6 + round(seconds / 0.02)


def write_model(
    folder: Path,
    script: Script,
    language: str = "fr",
    *,
    mels: int = 80,
    hesitant: int = 1,
    english_only: bool = False,
    hears_nothing: bool = False,
) -> Path:
    """Write a model that is `1/hesitant` sure of its language; 128 mel bands give the token set of large-v3."""
    folder.mkdir(parents=True, exist_ok=True)
    tokens = _tokens(99 if mels == 80 else 100)
    if english_only:
        tokens[EOT - 1] = "Ġnot-empty"
    first_ids = (tokens.index("<|nospeech|>"),) if hears_nothing else _language_ids(language, hesitant)
    _save(folder, script, first_ids, tokens, mels)
    _write_tokenizer(folder, tokens)
    if mels != 80:
        (folder / "preprocessor_config.json").write_text(json.dumps({"feature_size": mels}), encoding="utf-8")
    return folder


def _language_ids(language: str, hesitant: int) -> tuple[int, ...]:
    first = LANGUAGES.index(language) if language in LANGUAGES else 0
    return tuple(FIRST_LANGUAGE + first + offset for offset in range(hesitant))


def _tokens(languages: int) -> list[str]:
    words = [_byte_letter(byte) for byte in range(256)]
    # An empty token is how CTranslate2 tells a multilingual Whisper from an English one (it ends OpenAI's word list).
    words += [*(f"Ġw{number}" for number in range(EOT - 1 - len(words))), ""]
    special = ["endoftext", "startoftranscript", *(f"l{number}" for number in range(languages))]
    special[2 : 2 + len(LANGUAGES)] = LANGUAGES[:languages]
    special += ["translate", "transcribe", "startoflm", "startofprev", "nospeech", "notimestamps"]
    times = [f"<|{number * 0.02:.2f}|>" for number in range(1501)]
    return [*words, *(f"<|{name}|>" for name in special), *times]


def _byte_letter(byte: int) -> str:
    """The letter GPT-2's byte-level alphabet gives to a byte: itself if printable, else the next free one from 256."""
    plain = [*range(33, 127), *range(161, 173), *range(174, 256)]
    if byte in plain:
        return chr(byte)
    return chr(256 + [other for other in range(256) if other not in plain].index(byte))


def _write_tokenizer(folder: Path, tokens: list[str]) -> None:
    special = range(EOT, len(tokens))
    flags = {"special": True, "single_word": False, "lstrip": False, "rstrip": False, "normalized": False}
    byte_level = {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": True, "use_regex": False}
    document = {
        "version": "1.0",
        "added_tokens": [{"id": number, "content": tokens[number], **flags} for number in special],
        "pre_tokenizer": byte_level,
        "decoder": byte_level,
        "model": {"type": "BPE", "vocab": {token: number for number, token in enumerate(tokens)}, "merges": []},
    }
    (folder / "tokenizer.json").write_text(json.dumps(document), encoding="utf-8")


def _save(folder: Path, script: Script, first_ids: tuple[int, ...], tokens: list[str], mels: int) -> None:
    import ctranslate2  # noqa: PLC0415 - heavy

    spec = ctranslate2.specs.WhisperSpec(1, 1, 1, 1)
    _silence(spec, mels)
    blocks = np.minimum(np.arange(FRAMES) * WIDTH // FRAMES, WIDTH - 1)
    spec.encoder.position_encodings.encodings = np.eye(WIDTH, dtype=np.float32)[blocks]
    spec.decoder.position_encodings.encodings = np.eye(WIDTH, dtype=np.float32)[np.minimum(np.arange(448), WIDTH - 1)]
    attention = spec.decoder.layer[0].attention
    attention.linear[0].weight = np.eye(WIDTH, dtype=np.float32)
    attention.linear[1].weight[:WIDTH] = np.eye(WIDTH, dtype=np.float32)
    spec.decoder.embeddings.weight = np.zeros((len(tokens), WIDTH), np.float32)
    spec.decoder.projection.weight = _script_weights(script, first_ids, len(tokens))
    spec.register_vocabulary(tokens)
    spec.config.add_attribute("alignment_heads", [[0, 0]])
    spec.config.add_attribute("lang_ids", [FIRST_LANGUAGE + number for number in range(99)])
    spec.config.add_attribute("suppress_ids", [])
    spec.config.add_attribute("suppress_ids_begin", [EOT])
    spec.validate()
    spec.save(str(folder))


def _script_weights(script: Script, first_ids: tuple[int, ...], size: int) -> np.ndarray:
    weights = np.zeros((size, WIDTH), np.float32)
    weights[list(first_ids), 0] = SURE
    for position in range(PROMPT_TOKENS - 1, WIDTH):
        index = position - PROMPT_TOKENS + 1
        token = script[index] if index < len(script) else EOT
        weights[list(token) if isinstance(token, tuple) else [token], position] = SURE
    # A layer norm comes before, which takes from each row its mean: what was 1 at many positions would hardly be left.
    ones = (weights > 0).sum(axis=1, keepdims=True)
    return weights * ((WIDTH - 1) / (WIDTH - ones)).astype(np.float32)


def _silence(spec: object, mels: int) -> None:
    """Zero weights everywhere, except layer norms, which let everything through."""
    from ctranslate2.specs import model_spec  # noqa: PLC0415 - heavy

    def fill(layer: object, name: str, value: object) -> None:
        if value is not None:
            return
        parent, _, leaf = name.rpartition("/")
        shape = _shape(parent, leaf, mels)
        setattr(layer, leaf, np.ones(shape, np.float32) if leaf == "gamma" else np.zeros(shape, np.float32))

    model_spec.visit_spec(spec, fill)
    for module in (*spec.encoder.layer, *spec.decoder.layer):
        module.ffn.linear_0.bias = np.zeros(WIDTH, np.float32)
    spec.encoder.conv1.bias = spec.encoder.conv2.bias = np.zeros(WIDTH, np.float32)


def _shape(parent: str, leaf: str, mels: int) -> tuple[int, ...]:
    if leaf in {"gamma", "beta"}:
        return (WIDTH,)
    if "conv" in parent:
        return (WIDTH, mels if parent.endswith("conv1") else WIDTH, 3)
    rows = 3 if "self_attention/linear_0" in parent else 2 if "attention/linear_1" in parent else 1
    return (rows * WIDTH if "self_attention/linear_1" not in parent else WIDTH, WIDTH)
