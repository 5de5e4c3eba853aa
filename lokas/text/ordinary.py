"""Which words are ordinary ones of a language, that anybody says; the others are names, terms, or were misheard."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spellchecker import SpellChecker

SHORTEST = 3
"""Letters of the shortest word that is looked up: of one or two letters there is nearly everything."""

_LIGATURES = str.maketrans({0x153: "oe", 0xE6: "ae"})


def ordinary(words: Iterable[str], language: str) -> frozenset[str]:
    """Those of some words in lower case that are ordinary: all, in a language whose words are not known.

    Numbers are, and so is what stands before an apostrophe ("lorsqu", "couldn"). The words of the dictionary are those
    of film subtitles: 140,000 in French and 160,000 in English, hardly any surname among them.
    """
    asked = frozenset(words)
    dictionary = _dictionary(language)
    if dictionary is None:
        return asked
    known = dictionary.known({form for word in asked for form in _forms(word)})
    return frozenset(word for word in asked if _is_plain(word) or not known.isdisjoint(_forms(word)))


@lru_cache(maxsize=2)
def _dictionary(language: str) -> SpellChecker | None:
    """The dictionary of a language, None if there is none; read in 0.1 s, 20 to 40 MB."""
    from spellchecker import SpellChecker  # noqa: PLC0415 - heavy

    return SpellChecker(language) if language in SpellChecker.languages() else None


def _forms(word: str) -> tuple[str, ...]:
    """How a word may stand in the dictionary."""
    form = unicodedata.normalize("NFC", word).translate(_LIGATURES)
    cut = {"qu": f"{form}e", "dn": f"{form}'t", "sn": f"{form}'t", "en": f"{form}'t"}
    return (form, *(whole for end, whole in cut.items() if form.endswith(end)))


def _is_plain(word: str) -> bool:
    return len(word) < SHORTEST or any(character.isdigit() for character in word)
