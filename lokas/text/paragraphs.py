"""A transcript in paragraphs, as documents show it: one speaker each, ended by a pause or a long text's full stop.

Where a person wanted it otherwise (`Segment.begins_paragraph`), so it is; but two speakers share none.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TYPE_CHECKING

from lokas.text.characters import UNSPACED_LANGUAGES, ends_sentence
from lokas.text.pieces import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lokas.types import Segment

PAUSE_MS = 2000
LONG_CHARS = 500
"""A paragraph ends at a pause this long, or at the first end of a sentence past this many characters."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Segments, one at least, that stand together, all of one speaker (None: nobody knows who)."""

    segments: tuple[Segment, ...]

    @property
    def start_ms(self) -> int:
        """Where its first segment starts."""
        return self.segments[0].start_ms

    @property
    def end_ms(self) -> int:
        """Where its last segment ends."""
        return self.segments[-1].end_ms

    @property
    def speaker(self) -> str | None:
        """Who says it."""
        return self.segments[0].speaker

    @property
    def text(self) -> str:
        """What readers see of it, on one line."""
        gap = "" if self.segments[0].language in UNSPACED_LANGUAGES else " "
        return gap.join(map(shown, self.segments))


def paragraphs(segments: Iterable[Segment]) -> Iterator[Paragraph]:
    """The segments that show anything, in paragraphs, one at a time."""
    together: list[Segment] = []
    for segment in filter(shown, segments):
        if together and _ends(together, segment):
            yield Paragraph(tuple(together))
            together = []
        together.append(segment)
    if together:
        yield Paragraph(tuple(together))


def in_paragraphs(segments: Iterable[Segment], numbers: Iterable[int]) -> Iterator[Segment]:
    """The segments so that `paragraphs` puts them together as `numbers` say: of the paragraph of each, in order.

    As little as possible is said: `begins_paragraph` stays None wherever the text tells it by itself.
    """
    together: list[Segment] = []
    last = None
    for segment, number in zip(segments, numbers, strict=True):
        found = replace(segment, begins_paragraph=None) if segment.begins_paragraph is not None else segment
        if shown(found):
            if together and _ends(together, found) != (number != last):
                found = replace(found, begins_paragraph=number != last)
            together = together if number == last else []
            together.append(found)
            last = number
        yield found


def _ends(together: Sequence[Segment], following: Segment) -> bool:
    if following.speaker != together[-1].speaker:
        return True
    if following.begins_paragraph is not None:
        return following.begins_paragraph
    if following.start_ms - together[-1].end_ms >= PAUSE_MS:
        return True
    return ends_sentence(together[-1].text) and _is_long(together)


def _is_long(together: Iterable[Segment]) -> bool:
    lengths = accumulate(len(segment.text) for segment in together)
    return any(length >= LONG_CHARS for length in lengths)  # no further than needed: a person may join all of a meeting
