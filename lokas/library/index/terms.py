"""What a person types to search for, as an expression of SQLite's full-text search; whatever it is, it is never wrong.

Words must all be there; ``"words in quotes"`` as they follow one another; ``vot*`` begins a word; ``-word`` must not be
there; ``word OR word`` (``OU`` too, in capitals) one of them at least. Everything else is a word like any other. Case
and accents do not matter, and what is written with marks inside (``l'été``, ``procès-verbal``) is words in quotes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lokas.text.characters import clean

if TYPE_CHECKING:
    from collections.abc import Iterable

OR_WORDS = frozenset({"OR", "OU"})
MOST_CHARACTERS = 1000
"""As much of what is typed counts; a text that was pasted by mistake is not looked for word by word."""
NOTHING = '""'
"""An expression that nothing fits."""

_TERM = re.compile(r'(-?)"([^"]*)"?|(\S+)')
_QUOTES = str.maketrans("«»“”„", '"' * 5)
_LIGATURES = ((chr(0x153), "oe"), (chr(0xE6), "ae"), (chr(0x152), "OE"), (chr(0xC6), "AE"))
"""Letters that no search engine takes apart, and that keyboards lack."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word, or words that follow one another, or the beginning of the last of them; `without`: not to be there."""

    text: str
    prefix: bool = False
    without: bool = False

    @property
    def expression(self) -> str:
        """The term and its other spellings, in quotes, which take every meaning from what stands inside."""
        spellings = {self.text: None}
        for one, two in _LIGATURES:
            for text in tuple(spellings):
                spellings |= {text.replace(one, two): None, text.replace(two, one): None}
        return either(quoted(text) + ("*" if self.prefix else "") for text in spellings)


def sought(words: str, column: str) -> tuple[str, str]:
    """What must be there and what must not, as two expressions over a column; "" where a person typed no such word."""
    typed = clean(words)[:MOST_CHARACTERS].translate(_QUOTES)
    groups = _groups(typed)
    if typed.strip() and not groups:
        return NOTHING, ""
    wanted = [either(term.expression for term in group) for group in groups if not group[0].without]
    unwanted = [group[0].expression for group in groups if group[0].without]
    return _over(column, " AND ".join(wanted)), _over(column, " OR ".join(unwanted))


def quoted(text: str) -> str:
    """A text as words that follow one another, whatever stands in it."""
    return '"' + clean(text).replace('"', " ") + '"'


def either(expressions: Iterable[str]) -> str:
    """An expression that fits what any of these fits."""
    return f"({' OR '.join(expressions)})"


def _over(column: str, expression: str) -> str:
    return f"{{{column}}} : ({expression})" if expression else ""


def _groups(typed: str) -> list[list[Term]]:
    """The terms, those together of which one is enough; one that is not to be there stands alone."""
    found = [match for match in _TERM.finditer(typed) if any(map(str.isalnum, match[0]))]
    groups: list[list[Term]] = []
    joins = False
    for match in found:
        if match[3] in OR_WORDS and len(found) > 1:
            joins = True
            continue
        term = _term(match)
        if joins and groups and not (term.without or groups[-1][0].without):
            groups[-1].append(term)
        else:
            groups.append([term])
        joins = False
    return groups


def _term(match: re.Match[str]) -> Term:
    text = match[2] if match[3] is None else match[3]
    without = text.startswith("-") if match[3] else bool(match[1])
    return Term(text.rstrip("*"), prefix=text.endswith("*"), without=without)
