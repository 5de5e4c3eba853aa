"""Atoms: the pieces of a transcript with all that a layout must know of them.

An atom is never broken. Where it begins a turn (another speaker), a line begins; where it begins a passage (after a
long pause, in another language, where trust begins or ends), a cue begins.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lokas.text.characters import UNSPACED_LANGUAGES, width
from lokas.text.pieces import DOUBT_MARK, NO_TEXT, Piece, pieces
from lokas.text.typography import spaced

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lokas.text.profiles import Profile
    from lokas.types import Segment

WIDE_LANGUAGES = frozenset({"ja", "yue", "zh"})
"""Languages whose characters are twice as wide as a Latin letter."""

DASH = "– "
"""Begins the line of another speaker, as the French charter wants."""

RECENT_TURNS = 4
CROWD = 3
"""So many voices among the last turns, and a dash alone no longer tells who speaks."""


@dataclass(frozen=True, slots=True)
class Atom:
    """What is never broken. Times in milliseconds, never before those of the atom in front; lengths in characters.

    `prefix` (a dash, a name) stands before `text`, and `width` counts both. `spaced`: whether a space stands before it
    within a line. `line_chars`, `soft_line_chars`: what the line that begins with it may hold.
    """

    text: str
    prefix: str
    width: int
    start_ms: int
    end_ms: int
    spaced: bool
    begins_turn: bool
    begins_passage: bool
    doubted: bool
    language: str
    speaker: str | None
    line_chars: int
    soft_line_chars: int

    @property
    def shown(self) -> str:
        """What readers see."""
        return self.prefix + self.text

    @property
    def is_gap(self) -> bool:
        """Whether it stands for speech without text."""
        return self.text == NO_TEXT and self.doubted


def atoms(segments: Iterable[Segment], profile: Profile) -> Iterator[Atom]:
    """The atoms of segments, in order. Times that go backwards are put right: none starts before the one in front."""
    turns = _Turns(profile)
    before: Atom | None = None
    for segment in segments:
        found = pieces(segment) or _gap(segment)
        prefix = turns.prefix(segment) if found else ""
        for piece in found:
            before = _atom(piece, segment, prefix, profile, before)
            yield before
            prefix = ""


def _gap(segment: Segment) -> list[Piece]:
    """What stands for a segment without text: nothing, unless that is doubted."""
    return [Piece(NO_TEXT, segment.start_ms, segment.end_ms, spaced=True)] if segment.doubts else []


def _atom(piece: Piece, segment: Segment, prefix: str, profile: Profile, before: Atom | None) -> Atom:
    start_ms = max(0, piece.start_ms, before.start_ms if before else 0)
    wide = segment.language in WIDE_LANGUAGES
    # A doubted cue begins with a mark, for which every line leaves room.
    lead = width(DOUBT_MARK) + 1 if segment.doubts else 0
    return Atom(
        text=piece.text,
        prefix=prefix,
        width=width(prefix) + width(piece.text),
        start_ms=start_ms,
        end_ms=max(start_ms, piece.end_ms),
        spaced=piece.spaced,
        begins_turn=before is not None and before.speaker != segment.speaker,
        begins_passage=before is None or _are_parted(before, piece, segment, profile),
        doubted=bool(segment.doubts),
        language=segment.language,
        speaker=segment.speaker,
        line_chars=(profile.unspaced_line_chars if wide else profile.line_chars) - lead,
        soft_line_chars=(profile.unspaced_line_chars if wide else profile.soft_line_chars) - lead,
    )


def _are_parted(before: Atom, piece: Piece, segment: Segment, profile: Profile) -> bool:
    """Whether a piece shares no cue with the atom before it: for a pause, or since a cue is of one kind only."""
    return (
        piece.start_ms - before.end_ms > profile.pause_ms
        or before.doubted != bool(segment.doubts)
        or before.language != segment.language
        or before.is_gap
        or (piece.text == NO_TEXT and bool(segment.doubts))
    )


class _Turns:
    """Who has spoken so far, and so what must be said of who speaks now."""

    def __init__(self, profile: Profile) -> None:
        self._how = profile.speakers
        self._known: set[str | None] = {None}
        self._recent: deque[str | None] = deque(maxlen=RECENT_TURNS)

    def prefix(self, segment: Segment) -> str:
        """What stands before the first word of a segment: a dash for another speaker, a name where needed."""
        if self._how == "none" or (self._recent and self._recent[-1] == segment.speaker):
            return ""
        dash = DASH if self._recent else ""
        self._recent.append(segment.speaker)
        return dash + self._name(segment)

    def _name(self, segment: Segment) -> str:
        is_new = segment.speaker not in self._known
        self._known.add(segment.speaker)
        if self._how != "name" or segment.speaker is None or not (is_new or len(set(self._recent)) >= CROWD):
            return ""
        gap = "" if segment.language in UNSPACED_LANGUAGES else " "
        return spaced(f"{segment.speaker}:", segment.language) + gap
