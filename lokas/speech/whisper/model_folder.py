"""Looking at a CTranslate2 Whisper folder before the engine does, so that the engine never has to guess or download.

Without `tokenizer.json` faster-whisper 1.2 asks the hub for one; without `preprocessor_config.json` it assumes 80 mel
bands, which is wrong for models of the large-v3 family.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from lokas.errors import ModelError

if TYPE_CHECKING:
    from pathlib import Path

REQUIRED = ("config.json", "model.bin", "tokenizer.json")
PREPROCESSOR = "preprocessor_config.json"
DEFAULT_MEL_BANDS = 80
FEWEST_TOKENS, TOKENS_OF_128_BANDS = 51_864, 51_866
"""Whisper's token sets: 51,864 (English only), 51,865 (80 bands), 51,866 (Cantonese was added with the 128 bands)."""


def check_folder(folder: Path) -> int:
    """The number of mel bands the model in `folder` wants.

    Raises `ModelError`: ``model.incomplete`` (model, missing: list of file names) or ``model.damaged`` (model, files).
    Sizes and hashes are the model store's business; here only what the engine would stumble on.
    """
    if not folder.is_dir():
        raise ModelError("model.incomplete", model=folder.name, missing=[*REQUIRED, "vocabulary.*"])
    vocabulary = next((path for path in sorted(folder.glob("vocabulary.*")) if path.is_file()), None)
    missing = [name for name in REQUIRED if not (folder / name).is_file()]
    if vocabulary is None:
        missing.append("vocabulary.*")
    elif _count_tokens(folder, vocabulary) >= TOKENS_OF_128_BANDS and not (folder / PREPROCESSOR).is_file():
        missing.append(PREPROCESSOR)
    if missing:
        raise ModelError("model.incomplete", model=folder.name, missing=missing)
    _check_config(folder)
    return _mel_bands(folder)


def damaged(folder: Path, file: str, reason: object) -> ModelError:
    """The error for a model whose file does not hold what it should; the technical `reason` is a note on it."""
    error = ModelError("model.damaged", model=folder.name, files=[file])
    error.add_note(f"{folder / file}: {reason}")
    return error


def _count_tokens(folder: Path, vocabulary: Path) -> int:
    """How many tokens the vocabulary lists: a JSON list, or (older conversions) one a line."""
    is_json = vocabulary.suffix == ".json"
    tokens = _read_json(folder, vocabulary.name) if is_json else vocabulary.read_bytes().splitlines()
    if not isinstance(tokens, list) or len(tokens) < FEWEST_TOKENS:
        raise damaged(folder, vocabulary.name, "not Whisper's tokens")
    return len(tokens)


def _check_config(folder: Path) -> None:
    config = _read_json(folder, "config.json")
    if not isinstance(config, dict) or "alignment_heads" not in config:
        raise damaged(folder, "config.json", "no alignment_heads")


def _mel_bands(folder: Path) -> int:
    if not (folder / PREPROCESSOR).is_file():
        return DEFAULT_MEL_BANDS
    config = _read_json(folder, PREPROCESSOR)
    bands = config.get("feature_size", DEFAULT_MEL_BANDS) if isinstance(config, dict) else None
    if not isinstance(bands, int):
        raise damaged(folder, PREPROCESSOR, "no feature_size")
    return bands


def _read_json(folder: Path, name: str) -> object:
    try:
        return json.loads((folder / name).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise damaged(folder, name, error) from error
