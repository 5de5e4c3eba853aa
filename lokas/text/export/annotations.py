"""Annotations on a recording: tiers for ELAN, which linguists use, and a label track for Audacity."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from lokas.text.characters import clean
from lokas.text.export.labels import labels_for
from lokas.text.pieces import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lokas.text.export.labels import Labels
    from lokas.text.export.options import ExportOptions
    from lokas.types import Segment, Transcript

MEDIA_TYPES = {
    ".wav": "audio/x-wav",
    ".mp4": "video/mp4",
    ".m4v": "video/mp4",
    ".mov": "video/quicktime",
    ".mpg": "video/mpeg",
    ".mpeg": "video/mpeg",
    ".mkv": "video/*",
    ".avi": "video/*",
    ".webm": "video/*",
}
"""What ELAN calls the kinds of files, by suffix; all others are "audio/*"."""

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<ANNOTATION_DOCUMENT AUTHOR="" DATE="1970-01-01T00:00:00+00:00" FORMAT="3.0" VERSION="3.0"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
 xsi:noNamespaceSchemaLocation="http://www.mpi.nl/tools/elan/EAFv3.0.xsd">
"""
_TAIL = """ <LINGUISTIC_TYPE LINGUISTIC_TYPE_ID="speech" TIME_ALIGNABLE="true" GRAPHIC_REFERENCES="false"/>
 <LINGUISTIC_TYPE LINGUISTIC_TYPE_ID="words" TIME_ALIGNABLE="true" GRAPHIC_REFERENCES="false"
  CONSTRAINTS="Included_In"/>
 <CONSTRAINT STEREOTYPE="Included_In" DESCRIPTION="Words lie within the time of their segment; silence may part them"/>
</ANNOTATION_DOCUMENT>
"""


@dataclass(frozen=True, slots=True)
class _Annotation:
    """Text and its time slots; those of the words lie within those of their segment."""

    start_ms: int
    end_ms: int
    text: str


@dataclass(frozen=True, slots=True)
class _Tier:
    """What one speaker says, by segments and by words; within each, nothing overlaps and nothing is without length."""

    speaker: str
    segments: tuple[_Annotation, ...]
    words: tuple[_Annotation, ...]


def write_eaf(transcript: Transcript, options: ExportOptions) -> Iterator[str]:
    """ELAN's format, EAF 3.0: for each speaker a tier of segments and, where words are known, a tier of words in it.

    Where times overlap within a tier, or have no length, they are moved by as little as it takes: ELAN wants neither.
    The date, which the format demands, is that of no day. Sources: its schema EAFv3.0.xsd, and "EAF Annotation Format
    3.0" by the Max Planck Institute for Psycholinguistics.
    """
    tiers = [_tier(name, segments) for name, segments in _by_speaker(transcript, options)]
    annotations = [one for tier in tiers for one in (*tier.segments, *tier.words)]
    yield _HEAD
    yield _header(transcript.source.name, len(annotations))
    yield from _time_order(annotations)
    number, of_words = 1, _words_suffix(tiers, labels_for(transcript, options))
    for tier in tiers:
        yield from _tier_lines(tier.speaker, "speech", "", tier.segments, number)
        number += len(tier.segments)
        if tier.words:
            parent = f" PARENT_REF={_quoted(tier.speaker)}"
            yield from _tier_lines(tier.speaker + of_words, "words", parent, tier.words, number)
            number += len(tier.words)
    yield _TAIL


def write_audacity(transcript: Transcript, options: ExportOptions) -> Iterator[str]:
    """A label track for Audacity's import of labels: start and end in seconds and a text, between tabs, one a line."""
    labels = labels_for(transcript, options)
    for segment in transcript.segments:
        if text := shown(segment):
            named = segment.speaker if options.speakers else None
            speaker = f"{labels('speaker_says', speaker=named)} " if named else ""
            end_ms = max(segment.start_ms, segment.end_ms)
            yield f"{segment.start_ms / 1000:.6f}\t{end_ms / 1000:.6f}\t{clean(speaker + text)}\n"


def _by_speaker(transcript: Transcript, options: ExportOptions) -> Iterator[tuple[str, list[Segment]]]:
    """The segments of each speaker who says anything, by the name of the tier, in the order of their first words."""
    labels = labels_for(transcript, options)
    found: dict[str, list[Segment]] = {}
    for segment in filter(shown, transcript.segments):
        speaker = segment.speaker if options.speakers else ""
        nobody = labels("transcript" if speaker == "" else "unknown_speaker")
        found.setdefault(clean(speaker or "").strip() or nobody, []).append(segment)
    yield from found.items()


def _words_suffix(tiers: Iterable[_Tier], labels: Labels) -> str:
    """What the names of the tiers of words end with, and no name of a speaker does."""
    suffix = labels("tier_of_words")
    while any(tier.speaker.endswith(suffix) for tier in tiers):
        suffix += "*"
    return suffix


def _tier(speaker: str, segments: Iterable[Segment]) -> _Tier:
    whole: list[_Annotation] = []
    words: list[_Annotation] = []
    free_ms = 0
    for segment in segments:
        start_ms = max(segment.start_ms, free_ms)
        inside = list(_words(segment, start_ms))
        free_ms = max(segment.end_ms, start_ms + 1, inside[-1].end_ms if inside else 0)
        whole.append(_Annotation(start_ms, free_ms, clean(shown(segment))))
        words += inside
    return _Tier(speaker, tuple(whole), tuple(words))


def _words(segment: Segment, free_ms: int) -> Iterator[_Annotation]:
    """The words of a segment, none before `free_ms`."""
    for word in segment.words:
        if text := clean(word.text).strip():
            start_ms = max(word.start_ms, free_ms)
            free_ms = max(word.end_ms, start_ms + 1)
            yield _Annotation(start_ms, free_ms, text)


def _header(name: str, count: int) -> str:
    """The recording, beside the file, where ELAN looks for it; as ELAN itself writes names, nothing is escaped."""
    suffix = f".{name.rpartition('.')[2].lower()}"
    place = _quoted(f"./{clean(name)}")
    media_type = MEDIA_TYPES.get(suffix, "audio/*")
    return (
        ' <HEADER MEDIA_FILE="" TIME_UNITS="milliseconds">\n'
        f'  <MEDIA_DESCRIPTOR MEDIA_URL={place} RELATIVE_MEDIA_URL={place} MIME_TYPE="{media_type}"/>\n'
        f'  <PROPERTY NAME="lastUsedAnnotationId">{count}</PROPERTY>\n </HEADER>\n'
    )


def _time_order(annotations: Sequence[_Annotation]) -> Iterator[str]:
    """All time slots in order of time; annotation number n has the slots 2n - 1 and 2n."""
    slots = [(time_ms, number) for number, time_ms in enumerate(_times(annotations), start=1)]
    slots.sort()
    yield " <TIME_ORDER>\n"
    for time_ms, number in slots:
        yield f'  <TIME_SLOT TIME_SLOT_ID="ts{number}" TIME_VALUE="{time_ms}"/>\n'
    yield " </TIME_ORDER>\n"


def _times(annotations: Iterable[_Annotation]) -> Iterator[int]:
    for one in annotations:
        yield one.start_ms
        yield one.end_ms


def _tier_lines(name: str, kind: str, parent: str, annotations: Sequence[_Annotation], first: int) -> Iterator[str]:
    participant = "" if kind == "words" else f" PARTICIPANT={_quoted(name)}"
    yield f' <TIER TIER_ID={_quoted(name)} LINGUISTIC_TYPE_REF="{kind}"{parent}{participant}>\n'
    for number, one in enumerate(annotations, start=first):
        yield (
            f'  <ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a{number}"'
            f' TIME_SLOT_REF1="ts{2 * number - 1}" TIME_SLOT_REF2="ts{2 * number}">'
            f"<ANNOTATION_VALUE>{escape(one.text, quote=False)}</ANNOTATION_VALUE>"
            "</ALIGNABLE_ANNOTATION></ANNOTATION>\n"
        )
    yield " </TIER>\n"


def _quoted(text: str) -> str:
    """The value of an attribute."""
    value = escape(text, quote=False).replace('"', "&quot;")
    return f'"{value}"'
