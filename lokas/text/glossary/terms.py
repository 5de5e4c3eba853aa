"""The terms of an association, in a plain text file that people read, write and share.

    # The board
    Bérault = Bérot, Béreau
    Kerguélen
    UDAF = luda f

A term on each line; behind "=" what it is misheard as, with commas. Lines that begin with # are comments. A change
leaves comments, order and every line it does not concern as they are.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

from lokas.errors import InputError
from lokas.files import write_atomic, write_error
from lokas.locks import hold
from lokas.text.characters import clean
from lokas.text.sounds import spelled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

MOST_BYTES = 1024 * 1024
"""A longer file is no glossary: some 50,000 terms, of which an engine takes a hundred."""

CHANGE_WAIT_S = 2.0
"""How long a change waits for that of another process; either takes milliseconds."""

_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'"})


@dataclass(frozen=True, slots=True)
class Term:
    """A name or a word as it shall be written, and the forms it is misheard as."""

    text: str
    heard: tuple[str, ...] = ()

    @staticmethod
    def of_line(line: str) -> Term | None:
        """What a line of a glossary says; None for a comment and for a line without a term."""
        text, _, forms = line.partition("=")
        text = _tidy(text)
        if not text or text.startswith("#"):
            return None
        return Term(text, tuple(dict.fromkeys(form for part in re.split("[,;]", forms) if (form := _tidy(part)))))

    @property
    def line(self) -> str:
        """The term as a line of a glossary."""
        return f"{self.text} = {', '.join(self.heard)}" if self.heard else self.text

    @property
    def key(self) -> str:
        """What two writings of the same term share; case and accents tell terms apart (UNE is not une)."""
        return self.text.translate(_APOSTROPHES)

    def joined(self, other: Term) -> Term:
        """The term with the heard forms of another one too."""
        return replace(self, heard=tuple(dict.fromkeys(self.heard + other.heard)))


@dataclass(frozen=True, slots=True)
class Glossary:
    """The lines of a glossary as they are written, without their ends; `line_end` is that of the file."""

    lines: tuple[str, ...] = ()
    line_end: str = "\n"

    @property
    def terms(self) -> tuple[Term, ...]:
        """Its terms in order; one that stands on several lines is one."""
        found: dict[str, Term] = {}
        for term in filter(None, map(Term.of_line, self.lines)):
            found[term.key] = found[term.key].joined(term) if term.key in found else term
        return tuple(found.values())

    @property
    def hotwords(self) -> tuple[str, ...]:
        """What an engine is told to expect, the most useful first, since it takes only so many.

        Those that are known to be misheard come first, whoever wrote them in and where; the rest as people ordered it.
        """
        return tuple(term.text for term in sorted(self.terms, key=lambda term: not term.heard))

    def find(self, text: str) -> Term | None:
        """The term that is written so; else the only one that is so but for case and accents."""
        wanted = Term(_tidy(text))
        alike = [term for term in self.terms if spelled(term.text) == spelled(wanted.text)]
        exact = next((term for term in alike if term.key == wanted.key), None)
        return exact or (alike[0] if len(alike) == 1 else None)

    def with_term(self, term: Term) -> Glossary:
        """The glossary with a term at its end; one that is there gets the heard forms it lacks."""
        for place, line in enumerate(self.lines):
            known = Term.of_line(line)
            if known and known.key == term.key:
                joined = known.joined(term)
                return self if joined == known else self._with_line(place, joined.line)
        return replace(self, lines=(*self.lines, term.line))

    def without(self, term: Term) -> Glossary:
        """The glossary without a term, on whichever lines it stands."""
        found = ((line, Term.of_line(line)) for line in self.lines)
        return replace(self, lines=tuple(line for line, one in found if one is None or one.key != term.key))

    def merged(self, terms: Iterable[Term]) -> Glossary:
        """The glossary with the terms of another one; what is there already stays where and as it is."""
        merged = self
        for term in terms:
            merged = merged.with_term(term)
        return merged

    @property
    def content(self) -> str:
        """The text of its file."""
        return "".join(chain.from_iterable((line, self.line_end) for line in self.lines))

    def _with_line(self, place: int, line: str) -> Glossary:
        return replace(self, lines=(*self.lines[:place], line, *self.lines[place + 1 :]))


def read_glossary(path: Path) -> Glossary:
    """The glossary in a file: UTF-8, UTF-16 with its mark, or what an old Windows editor saved (Windows-1252).

    Raises `InputError`: ``input.glossary`` (path, reason), ``glossary.too_large`` (path, most_bytes),
    ``glossary.not_text`` (path).
    """
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise InputError("input.glossary", path=str(path), reason=error.strerror or "") from error
    if len(content) > MOST_BYTES:
        raise InputError("glossary.too_large", path=str(path), most_bytes=MOST_BYTES)
    try:
        text = _decoded(content)
    except UnicodeDecodeError as error:
        raise InputError("glossary.not_text", path=str(path)) from error
    if "\x00" in text:
        raise InputError("glossary.not_text", path=str(path))
    return _parsed(text)


def glossary_at(path: Path) -> Glossary:
    """The glossary in a file, an empty one if there is no file. Raises as `read_glossary`."""
    return read_glossary(path) if path.exists() else Glossary()


def change_glossary(path: Path, change: Callable[[Glossary], Glossary]) -> Glossary:
    """The glossary in a file after a change, which is on the disk; nobody else changes it meanwhile.

    Written as UTF-8, and only if anything changed. Raises as `read_glossary` and what `change` raises, `OutputError`
    ``meeting.busy`` (path), ``output.disk_full`` or ``output.not_writable`` (path, reason); the file is then as it was.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise write_error(path, error) from error
    with hold(path.with_suffix(".lock"), wait_s=CHANGE_WAIT_S):
        before = glossary_at(path)
        after = change(before)
        if after != before:
            write_atomic(path, after.content)
    return after


def _decoded(content: bytes) -> str:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252")


def _parsed(text: str) -> Glossary:
    lines = re.split("\r\n|\r|\n", text)
    return Glossary(tuple(lines if lines[-1] else lines[:-1]), "\r\n" if "\r\n" in text else "\n")


def _tidy(text: str) -> str:
    """One line, accents as one character with their letter, single spaces."""
    return " ".join(unicodedata.normalize("NFC", clean(text)).split())
