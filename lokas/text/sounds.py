"""How close two words are, by spelling and by sound: which word a correction replaces, what a name was heard as."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

SOUND_WEIGHT = 0.95
"""Words that only sound the same are a little less close than words that are written the same."""

_LIGATURES = MappingProxyType({0x153: "oe", 0x152: "OE", 0xE6: "ae", 0xC6: "AE"})
"""Letters that are written as one, and that no normal form of Unicode takes apart."""

_CEDILLA = MappingProxyType({0xE7: "ss"})

_RULES: Mapping[str, tuple[tuple[str, str], ...]] = MappingProxyType(
    {
        "fr": (
            (r"ph", "f"),
            (r"s?ch|sh", "S"),
            (r"gn", "n"),
            (r"gu(?=[eiy])", "G"),
            (r"g(?=[eiy])", "j"),
            (r"sc(?=[eiy])|c(?=[eiy])|t(?=ion)", "s"),
            (r"qu?|ck?", "k"),
            (r"h", ""),
            (r"(?<=[aeiouy])s(?=[aeiouy])", "z"),
            (r"aul[dt]s?$", "o"),
            (r"eau|au", "o"),
            (r"oeu|eu", "e"),
            # As in fin, pain and brun: one nasal vowel for most speakers; then that of sans and temps, that of bon.
            (r"(?:ai|ei|[iuy])(?:n(?!n)|m(?=[bp]))(?![aeiouy])", "1"),
            (r"[ae](?:n(?!n)|m(?=[bp]))(?![aeiouy])", "2"),
            (r"o(?:n(?!n)|m(?=[bp]))(?![aeiouy])", "3"),
            (r"oi", "wa"),
            (r"ou", "w"),
            (r"ai|ei|e[rtz]s?$", "e"),
            (r"y", "i"),
            # What is written at the end of a word and not said.
            (r"(?<=[aow123])[dpstxz]+$", ""),
            (r"(?<=..)(?:ent|[estdxpz])+$", ""),
            (r"(.)\1+", r"\1"),
        ),
        "en": (
            (r"^(?:kn|gn|pn)", "n"),
            (r"^wr", "r"),
            (r"ph", "f"),
            (r"igh", "i"),
            (r"gh", ""),
            (r"[ts]ion", "Sn"),
            (r"sh|ch|tch", "S"),
            (r"th", "t"),
            (r"wh", "w"),
            (r"c(?=[eiy])", "s"),
            (r"g(?=[eiy])|dg", "j"),
            (r"x", "ks"),
            (r"qu?|ck?", "k"),
            (r"(?<=..)e$|(?<!^)h|(?<=m)b$", ""),
            (r"z", "s"),
            (r"[aeiouy]+", "a"),
            (r"(.)\1+", r"\1"),
        ),
    }
)
"""What letters sound like, in the order in which they are read; rough on purpose, as an ear in a noisy room is."""


def closeness(first: str, second: str, language: str) -> float:
    """How close two words or runs of words are, in [0, 1]: the better of spelling and sound, marks and accents aside.

    Both are similarities by edit distance (Levenshtein); the sound is known in French and in English.
    """
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415 - 40 ms, which a list of meetings can do without

    spelling = Levenshtein.normalized_similarity(spelled(first), spelled(second))
    if language not in _RULES:
        return spelling
    heard = Levenshtein.normalized_similarity(sound(first, language), sound(second, language))
    return max(spelling, SOUND_WEIGHT * heard)


@lru_cache(maxsize=8192)
def spelled(text: str) -> str:
    """The letters and digits of a text, without case, accents and anything between them."""
    return "".join(character for character in without_accents(text.casefold()) if character.isalnum())


def without_accents(text: str) -> str:
    """The text in its plain letters: a ligature is two, an accent none."""
    decomposed = unicodedata.normalize("NFKD", text.translate(_LIGATURES))
    return "".join(character for character in decomposed if not unicodedata.combining(character))


@lru_cache(maxsize=8192)
def sound(text: str, language: str) -> str:
    """What a text sounds like, as a key that texts of the same sound share; its spelling in other languages."""
    key = spelled(text.casefold().translate(_CEDILLA))
    for pattern, heard in _RULES.get(language, ()):
        key = re.sub(pattern, heard, key)
    return key
