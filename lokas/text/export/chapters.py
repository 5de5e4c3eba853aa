"""Chapters as WebVTT, for players that list them: of times and titles, or where the talk of a transcript pauses.

A transcript has no marks of an agenda. Its chapters are a guess: they begin where there is a pause, at paragraphs two
minutes apart or more, and are called by the first words said there. A person who gives them better titles needs no more
than a text editor.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lokas.text.characters import UNSPACED_LANGUAGES, characters, clean
from lokas.text.export.captions import escape_vtt
from lokas.text.export.facts import clock
from lokas.text.paragraphs import paragraphs
from lokas.text.pieces import text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lokas.text.export.options import ExportOptions
    from lokas.text.paragraphs import Paragraph
    from lokas.types import Transcript

LEAST_MS = 120_000
"""No chapter is shorter, the last one included, but for a recording that is."""

LONG_MS = 300_000
"""Past it a chapter ends at the next paragraph; before, only at a pause."""

PAUSE_MS = 3000
TITLE_CHARS = 60


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of a recording that has a title; it ends where the next one starts."""

    start_ms: int
    title: str


def write_chapters(transcript: Transcript, options: ExportOptions) -> Iterator[str]:  # noqa: ARG001 - all in the text
    """The chapters that `find_chapters` finds in a transcript."""
    yield from chapters_vtt(find_chapters(transcript), transcript.source.duration_ms)


def chapters_vtt(chapters: Sequence[Chapter], end_ms: int) -> Iterator[str]:
    """WebVTT of kind "chapters" (W3C): a cue for each, in order of time, without tags; the last one ends at `end_ms`.

    A chapter without a title is left out, and of those that start together all but the last: no player could show them.
    """
    shown = sorted((chapter for chapter in chapters if clean(chapter.title).strip()), key=lambda one: one.start_ms)
    yield "WEBVTT\n"
    for number, chapter in enumerate(shown, start=1):
        next_ms = shown[number].start_ms if number < len(shown) else max(end_ms, chapter.start_ms + 1)
        if chapter.start_ms < next_ms:
            title = escape_vtt(clean(chapter.title).strip())
            yield f"\n{clock(chapter.start_ms, '.')} --> {clock(next_ms, '.')}\n{title}\n"


def find_chapters(transcript: Transcript) -> list[Chapter]:
    """Chapters for a transcript that has none, the first of them at 0; none where nobody speaks."""
    found: list[Chapter] = []
    for paragraph, silence_ms in _after_silence(paragraphs(transcript.segments)):
        start_ms = paragraph.start_ms if found else 0
        if not found or _begins(start_ms - found[-1].start_ms, silence_ms, transcript.source.duration_ms - start_ms):
            found.append(Chapter(start_ms, _title(paragraph)))
    return found


def _after_silence(all_of_them: Iterable[Paragraph]) -> Iterator[tuple[Paragraph, int]]:
    """Each paragraph, and the milliseconds of silence before it."""
    before_ms = 0
    for paragraph in all_of_them:
        yield paragraph, paragraph.start_ms - before_ms
        before_ms = paragraph.end_ms


def _begins(since_ms: int, silence_ms: int, left_ms: int) -> bool:
    """Whether a chapter begins at a paragraph so long after the last one began."""
    return min(since_ms, left_ms) >= LEAST_MS and (silence_ms >= PAUSE_MS or since_ms >= LONG_MS)


def _title(paragraph: Paragraph) -> str:
    """The first words of a paragraph, of those that are not doubted if there are any."""
    gap = "" if paragraph.segments[0].language in UNSPACED_LANGUAGES else " "
    trusted = (text_of(segment) for segment in paragraph.segments if not segment.doubts)
    return shortened(gap.join(filter(None, trusted)) or paragraph.text, TITLE_CHARS)


def shortened(text: str, most_chars: int) -> str:
    """The text if it is short enough, and else as many whole words as fit before an ellipsis."""
    shown = characters(text)
    if len(shown) <= most_chars:
        return text
    head = "".join(shown[: most_chars - 1])
    cut = head if shown[most_chars - 1] == " " else head.rpartition(" ")[0] or head
    return cut.rstrip(" .,;:…\u00a0\u202f") + "…"
