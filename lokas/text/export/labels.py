"""The words that files add to a transcript, in the language of the document. All of them stand in `labels.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lokas.text.export.options import ExportOptions
    from lokas.types import Transcript

Language = Literal["fr", "en"]


class Labels:
    """The words of one language: keys such as ``duration``."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def __call__(self, key: str, /, **data: object) -> str:
        """The words of `key` with `data` filled in. Raises KeyError for a key that has none."""
        return _table()[key][self.language].format_map(data)


def labels_for(transcript: Transcript, options: ExportOptions) -> Labels:
    """The words in the language asked for; in French for a French transcript, and else in English."""
    return Labels(options.labels or ("fr" if transcript.language == "fr" else "en"))


@cache
def _table() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads(files("lokas.text.export").joinpath("labels.toml").read_text(encoding="utf-8"))
