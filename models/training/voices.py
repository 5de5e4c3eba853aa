"""Who speaks: the espeak-ng voices to learn from, and those kept apart to be tested on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from espeak import Voice

if TYPE_CHECKING:
    from random import Random

ACCENTS = {
    "fr": ("fr", "fr", "fr-be", "fr-ch"),
    "en": ("en", "en-us", "en", "en-us", "en-gb-x-rp", "en-gb-scotland"),
}
"""Accents by language; a name that stands twice is drawn twice as often."""

TRAINED_VARIANTS = (
    "", "m1", "m2", "m3", "m4", "m5", "m6", "f1", "f2", "f3", "f4",
    "klatt", "klatt2", "klatt4", "Andrea", "Annie", "Michael", "Max", "Alex", "Denis", "Gene",
    "linda", "steph", "travis",
)  # fmt: skip
UNSEEN_VARIANTS = ("m7", "m8", "f5", "klatt3", "klatt5", "klatt6")
"""All of espeak-ng's own numbered voices that training never heard."""

CONTRIBUTED_VARIANTS = ("anika", "Marco")
"""Voices that users of espeak-ng gave it, with stranger throats; training never heard these either."""

UNSEEN_ACCENTS = {"fr": ("fr", "fr-be"), "en": ("en", "en-us")}


def trained_voice(random: Random, language: str) -> Voice:
    """A voice to learn from, at any speed and pitch people speak at."""
    return _voice(random, random.choice(ACCENTS[language]), random.choice(TRAINED_VARIANTS), 130, 205)


def unseen_voice(random: Random, language: str, variants: tuple[str, ...] = UNSEEN_VARIANTS) -> Voice:
    """A voice that training never heard."""
    return _voice(random, random.choice(UNSEEN_ACCENTS[language]), random.choice(variants), 140, 190)


def _voice(random: Random, accent: str, variant: str, slowest: int, fastest: int) -> Voice:
    name = f"{accent}+{variant}" if variant else accent
    return Voice(name, random.randint(slowest, fastest), random.randint(25, 75))
