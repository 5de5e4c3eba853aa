"""What documents must know of a language: its name, its direction, its tag. All of it stands in `languages.toml`."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from lokas.text.characters import clean

if TYPE_CHECKING:
    from collections.abc import Mapping

_UNKNOWN = {"und", ""}
_TAG = re.compile("[a-z]{2,8}")


@dataclass(frozen=True, slots=True)
class LanguageFacts:
    """A language: its BCP 47 `tag` ("und" if nobody can know), the `region` whose dictionary serves, or ""."""

    tag: str
    region: str = ""
    right_to_left: bool = False
    names: tuple[tuple[str, str], ...] = ()

    @property
    def locale(self) -> str:
        """The tag with its region, as word processors want it: "fr-FR"."""
        return f"{self.tag}-{self.region}" if self.region else self.tag

    def name(self, label_language: str) -> str | None:
        """Its name in French ("fr") or in English ("en"), None where the table has none."""
        return dict(self.names).get(label_language)


@cache
def language_facts(code: str) -> LanguageFacts:
    """What is known of the language of a code that Whisper uses; of any other, a tag that is safe to write."""
    known = _table().get(code)
    if known is None:
        return LanguageFacts(code if _TAG.fullmatch(code) else "und")
    names = tuple((language, str(known[language])) for language in ("fr", "en"))
    tag, region = str(known.get("tag", code)), str(known["region"])
    return LanguageFacts(tag, region, bool(known.get("right_to_left", False)), names)


def language_name(code: str, label_language: str) -> str | None:
    """How a reader calls a language: its name, the code itself where it has none, None where it is not known."""
    return None if code in _UNKNOWN else language_facts(code).name(label_language) or clean(code)


@cache
def _table() -> Mapping[str, Mapping[str, object]]:
    return tomllib.loads(files("lokas.text.export").joinpath("languages.toml").read_text(encoding="utf-8"))
