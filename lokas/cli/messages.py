"""Sentences for codes, in the person's language. All of them stand in `sentences/`, French beside English.

`{fields}` are filled with the data of the code; `[what stands so around a {field}]` is said only if there is any. What
belongs to one topic stands in its file, help and errors too.
French keeps its marks together: a no-break space (U+00A0) before : ; ! ? % and inside « ». The narrow one (U+202F) is
not used: Windows' own character sets lack it, and a sentence must reach any pipe.
"""

from __future__ import annotations

import locale
import os
import re
import tomllib
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from importlib.resources.abc import Traversable

    from lokas.errors import LokasError
    from lokas.jobs import Notice

LANGUAGES = ("fr", "en")
LANGUAGE_VARIABLE = "LOKAS_LANGUAGE"
_MAYBE = re.compile(r"\[([^][]*\{(\w+)\}[^][]*)\]")
_COUNTED_FROM_ZERO = {"track", "available"}
_UNITS = {"fr": ("o", "Ko", "Mo", "Go", "To"), "en": ("B", "KB", "MB", "GB", "TB")}


class Messages:
    """The sentences of one language: keys such as ``error.input.missing``."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._texts = {key: row[language] for key, row in sentences().items()}

    def __call__(self, key: str, /, **data: object) -> str:
        """The sentence of `key` with `data` filled in. Raises KeyError for a key that has none."""
        return self.filled(self._texts[key], data)

    def filled(self, sentence: str, data: Mapping[str, object]) -> str:
        """A sentence with data filled in as people read it. Raises KeyError for a field that has none."""
        sentence = _MAYBE.sub(lambda part: part[1] if data[part[2]] else "", sentence)
        return sentence.format_map({name: self._shown(name, value) for name, value in data.items()})

    def error(self, error: LokasError) -> str:
        """What happened and what to do about it."""
        return self(f"error.{error.code}", **error.data)

    def notice(self, notice: Notice) -> str:
        """What the person should know."""
        return self(f"notice.{notice.code}", **notice.data)

    def language_name(self, code: str) -> str:
        """The name of a language, or its code if it has no name here."""
        return self._texts.get(f"language.{code}", code)

    def number(self, value: float, digits: int = 0) -> str:
        """A number as the language writes it."""
        text = f"{value:.{digits}f}"
        return text.replace(".", ",") if self.language == "fr" else text

    def size(self, count: float) -> str:
        """Bytes as a person reads them: 1.5 GB."""
        units = _UNITS[self.language]
        power = 0
        while count >= 1000 and power < len(units) - 1:  # noqa: PLR2004 - SI steps, as file managers show them
            count, power = count / 1000, power + 1
        return f"{self.number(count, 1 if power else 0)} {units[power]}"

    def _shown(self, name: str, value: object) -> str:
        """Data as text: lists with commas, sizes (`…_bytes`, `needed`, `free`) and lengths (`…_ms`) readable.

        Tracks are counted from 0 in the data, and from 1 by people.
        """
        if isinstance(value, (list, tuple)):
            return ", ".join(self._shown(name, item) for item in value) or "–"
        if isinstance(value, int) and name in _COUNTED_FROM_ZERO:
            return str(value + 1)
        if isinstance(value, int) and (name.endswith("_bytes") or name in {"needed", "free"}):
            return self.size(value)
        if isinstance(value, int) and name.endswith("_ms"):
            return clock(value)
        return "–" if value is None else str(value)


def sentences() -> dict[str, dict[str, str]]:
    """Every sentence: by its key, and then by the language. Raises ValueError for a key that has two."""
    table: dict[str, dict[str, str]] = {}
    for file in _tables():
        found = tomllib.loads(file.read_text(encoding="utf-8"))
        if twice := table.keys() & found.keys():
            raise ValueError(f"{file.name}: {sorted(twice)}")
        table |= found
    return table


def _tables() -> list[Traversable]:
    return [one for one in files("lokas.cli").joinpath("sentences").iterdir() if one.name.endswith(".toml")]


def clock(time_ms: int) -> str:
    """Milliseconds as m:ss or h:mm:ss."""
    seconds = time_ms // 1000
    hours, minutes = seconds // 3600, seconds // 60 % 60
    return f"{hours}:{minutes:02}:{seconds % 60:02}" if hours else f"{minutes}:{seconds % 60:02}"


def choose_language(environment: Mapping[str, str] = os.environ) -> str:
    """French if `LOKAS_LANGUAGE`, or else the system's locale, says so; English otherwise."""
    told = environment.get(LANGUAGE_VARIABLE, "").lower()
    if told in LANGUAGES:
        return told
    named = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), "")
    return "fr" if (named or locale.getlocale()[0] or "").lower().startswith("fr") else "en"
