"""Sentences of made-up board meetings, drawn from the grammars in `corpus/`."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

FOLDER = Path(__file__).parent / "corpus"
_FIELD = re.compile(r"\{(\w+)(?::(\d+)-(\d+))?\}")


@dataclass(frozen=True)
class Grammar:
    """Templates with slots: every slot is a list of phrases that may hold slots themselves."""

    language: str
    slots: dict[str, list[str]]
    templates: list[str]

    def sentence(self, random: Random) -> str:
        """One sentence, capitalised."""
        text = self._expand(random.choice(self.templates), random)
        return text[0].upper() + text[1:]

    def _expand(self, text: str, random: Random) -> str:
        def fill(match: re.Match[str]) -> str:
            name, low, high = match.groups()
            if low:
                return str(random.randint(int(low), int(high)))
            return self._expand(random.choice(self.slots[name]), random)

        return _FIELD.sub(fill, text)


@cache
def grammar(language: str) -> Grammar:
    """The grammar of "fr" or "en"."""
    data = tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
    return Grammar(language, data["slots"], data["templates"]["sentences"])


@cache
def vocabulary(language: str) -> tuple[str, ...]:
    """Every space-separated word the grammar can say, without end marks, as drawn from 40,000 sentences."""
    random = Random(0)
    words = {word.strip(".,?!") for _ in range(40_000) for word in grammar(language).sentence(random).split()}
    return tuple(sorted(word for word in words if word))


def shuffled_words(random: Random, language: str) -> str:
    """Three to eight words in no order: they teach the model to listen, not to guess what comes next."""
    words = random.choices(vocabulary(language), k=random.randint(3, 8))
    text = " ".join(words)
    return text[0].upper() + text[1:] + "."


@dataclass(frozen=True)
class Turn:
    """What one speaker says in a demonstration meeting before the next one answers."""

    speaker: str
    text: list[str]
    pause_ms: int


@cache
def demonstration(language: str) -> tuple[Turn, ...]:
    """The script of the demonstration meeting."""
    data = tomllib.loads((FOLDER / f"demo-{language}.toml").read_text(encoding="utf-8"))
    return tuple(Turn(turn["speaker"], turn["text"], turn["pause_ms"]) for turn in data["turn"])


@cache
def reserved(language: str) -> frozenset[str]:
    """Sentences no model may be trained on: those of the demonstration meeting and of the tests."""
    random = Random(20_260_314)
    spoken = {sentence for turn in demonstration(language) for sentence in turn.text}
    return frozenset(spoken | {grammar(language).sentence(random) for _ in range(400)})


def training_sentence(random: Random, language: str) -> str:
    """A sentence to learn from: one in eight has its words in no order."""
    if random.random() < 0.12:
        return shuffled_words(random, language)
    while True:
        sentence = grammar(language).sentence(random)
        if sentence not in reserved(language) or len(sentence.split()) <= 3:
            return sentence


def unseen_sentences(random: Random, language: str, count: int) -> list[str]:
    """Sentences training never used (short formulas such as "Merci." are common to both)."""
    longer = sorted(sentence for sentence in reserved(language) if len(sentence.split()) > 3)
    return random.sample(longer, count)
