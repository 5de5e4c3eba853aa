"""Transcripts as files: SRT and WebVTT captions, plain text, Markdown, and the JSON that reads back.

All but JSON, which has the doubts themselves, mark text that is doubted and speech without text as `cues.shown` does.

To add a format, write a function from `Transcript` to text and give it a line in `EXPORTERS`. Text is Unicode with
LF line ends; whoever saves it uses UTF-8 without a byte order mark. The same transcript gives the same text.
"""

from __future__ import annotations

import json
import math
import re
import unicodedata
from dataclasses import asdict, dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from lokas.errors import InputError
from lokas.text.cues import SENTENCE_ENDS, UNSPACED_LANGUAGES, layout, shown
from lokas.types import Coverage, Footprint, Segment, Source, Transcript, Word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from lokas.types import Cue

FORMAT = "lokas.transcript"
MAJOR, MINOR = 1, 1

PARAGRAPH_PAUSE_MS = 2000
PARAGRAPH_CHARS = 500
"""A paragraph ends at a pause this long, or at the first end of a sentence past this many characters."""

_SRT_MARKUP = str.maketrans({"<": "‹", ">": "›", "{": "(", "}": ")"})
_MD_MARKUP = re.compile(r"([\\`*_\[\]<>|~&#$])")
_SURROGATE = re.compile("[\ud800-\udfff]")
_BYTE_ORDER_MARK = "\ufeff"
_REPLACED = {"Cc": " ", "Zl": " ", "Zp": " ", "Cs": "\ufffd"}
"""What stands for characters of these Unicode categories: controls, line separators, half a surrogate pair."""


@dataclass(frozen=True, slots=True)
class Exporter:
    """A format: what people type, the file's suffix with its dot, its media type, and what makes the text."""

    name: str
    suffix: str
    media_type: str
    write: Callable[[Transcript], str]


def write_srt(transcript: Transcript) -> str:
    """SubRip: numbered from 1, `HH:MM:SS,mmm` (more hours where needed), a blank line after each cue.

    The format has no escapes, so what readers take for markup (`<`, `>`, `{`, `}`, and with them `-->`) is replaced by
    its look-alikes ‹ › ( ).
    """
    blocks = (
        f"{number}\n{_clock(cue.start_ms, ',')} --> {_clock(cue.end_ms, ',')}\n{_lines(cue).translate(_SRT_MARKUP)}\n"
        for number, cue in enumerate(_cues(transcript), start=1)
    )
    return "\n".join(blocks)


def write_vtt(transcript: Transcript) -> str:
    """WebVTT (W3C): a note of what made it and of how complete it is, then the cues; `&`, `<`, `>` are escaped."""
    blocks = ["WEBVTT\n"]
    if note := "; ".join(filter(None, (_made_with(transcript), _complete(transcript)))):
        blocks.append(f"NOTE {_escape_vtt(note)}\n")
    blocks += (
        f"{_clock(cue.start_ms, '.')} --> {_clock(cue.end_ms, '.')}\n{_escape_vtt(_lines(cue))}\n"
        for cue in _cues(transcript)
    )
    return "\n".join(blocks)


def write_txt(transcript: Transcript) -> str:
    """The text alone, a paragraph a line, a blank line between paragraphs."""
    return "\n".join(f"{text}\n" for _, text in _paragraphs(transcript))


def write_md(transcript: Transcript) -> str:
    """Markdown (CommonMark with GitHub's tables): a title, what it was made from and with, timed paragraphs."""
    source = transcript.source
    title = _escape_md(source.name)
    rows = {
        "Source": title,
        "Duration": _clock(source.duration_ms),
        "Language": _escape_md(transcript.language),
        "Model": _escape_md(_made_with(transcript)),
        "Coverage": _complete(transcript),
        "Footprint": _cost(transcript.footprint),
    }
    table = "".join(f"| {name} | {value} |\n" for name, value in rows.items() if value is not None)
    parts = [f"# {title}\n", f"| | |\n|---|---|\n{table}"]
    parts += (f"**[{_clock(start_ms)}]** {_escape_md(text)}\n" for start_ms, text in _paragraphs(transcript))
    return "\n".join(parts)


def write_json(transcript: Transcript) -> str:
    """All of a transcript, to be read back by `read_json`.

    `format` "lokas.transcript", `version` "1.1" (another major number: older programs must refuse), `source` (name,
    duration_ms, track, cut), `language`, `language_probability`, `made_with` (engine, model, options), `coverage`
    (speech_ms, transcribed_ms) and `footprint` (wall_s, cpu_s, watt_hours, method) or null, both since 1.1, `segments`
    (id, start_ms, end_ms, text, words, confidence, language, doubts; one a line), `words` (start_ms, end_ms, text,
    confidence). Times are whole milliseconds of the recording, confidences in [0, 1].
    """
    header = {
        "format": FORMAT,
        "version": f"{MAJOR}.{MINOR}",
        "source": asdict(transcript.source),
        "language": transcript.language,
        "language_probability": transcript.language_probability,
        "made_with": dict(transcript.made_with),
        "coverage": asdict(transcript.coverage) if transcript.coverage else None,
        "footprint": asdict(transcript.footprint) if transcript.footprint else None,
    }
    opening = json.dumps(header, ensure_ascii=False, indent=1).removesuffix("\n}")
    # One at a time: six hours as dictionaries, and what makes text of them all, take a hundred megabytes.
    lines = (json.dumps(asdict(segment), ensure_ascii=False) for segment in transcript.segments)
    segments = ",".join(f"\n  {line}" for line in lines)
    text = f'{opening},\n "segments": [{segments}\n ]\n}}\n'
    return _SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def read_json(text: str) -> Transcript:
    """The transcript that `write_json` wrote, now or in an earlier version; keys of later ones are passed over.

    Raises `InputError` ``input.not_transcript`` (reason), or ``input.newer_format`` (version).
    """
    try:
        document = json.loads(text)
        if document["format"] != FORMAT:
            raise InputError("input.not_transcript", reason="format")
        version = document["version"]
        if int(version.partition(".")[0]) > MAJOR:
            raise InputError("input.newer_format", version=version)
        return _transcript(document)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise InputError("input.not_transcript", reason=str(error)) from error


EXPORTERS: Mapping[str, Exporter] = MappingProxyType(
    {
        exporter.name: exporter
        for exporter in (
            Exporter("srt", ".srt", "application/x-subrip", write_srt),
            Exporter("vtt", ".vtt", "text/vtt", write_vtt),
            Exporter("txt", ".txt", "text/plain", write_txt),
            Exporter("json", ".json", "application/json", write_json),
            Exporter("md", ".md", "text/markdown", write_md),
        )
    }
)


def _transcript(document: Mapping[str, Any]) -> Transcript:
    return Transcript(
        source=_build(Source, document["source"]),
        language=document["language"],
        language_probability=document["language_probability"],
        segments=tuple(_segment(fields) for fields in document["segments"]),
        made_with=document["made_with"],
        coverage=_build_known(Coverage, document.get("coverage")),
        footprint=_build_known(Footprint, document.get("footprint")),
    )


def _segment(fields: Mapping[str, Any]) -> Segment:
    words = tuple(_build(Word, word) for word in fields["words"])
    segment: Segment = _build(Segment, {**fields, "words": words, "doubts": tuple(fields["doubts"])})
    return segment


def _build(kind: Any, fields: Mapping[str, Any]) -> Any:  # noqa: ANN401
    """A dataclass from the fields it knows."""
    return kind(**{name: fields[name] for name in kind.__slots__})


def _build_known(kind: Any, fields: Mapping[str, Any] | None) -> Any:  # noqa: ANN401
    return None if fields is None else _build(kind, fields)


def _cues(transcript: Transcript) -> list[Cue]:
    """The captions, of text that holds no control characters."""
    return layout(
        replace(
            segment,
            text=_clean(segment.text),
            words=tuple(replace(word, text=_clean(word.text)) for word in segment.words),
        )
        for segment in transcript.segments
    )


def _paragraphs(transcript: Transcript) -> Iterator[tuple[int, str]]:
    """The text in paragraphs, each with the time its first segment starts."""
    gap = "" if transcript.language in UNSPACED_LANGUAGES else " "
    paragraph: list[Segment] = []
    for segment in transcript.segments:
        if paragraph and _ends_paragraph(paragraph, segment):
            yield paragraph[0].start_ms, _flow(paragraph, gap)
            paragraph = []
        if _shown(segment):
            paragraph.append(segment)
    if paragraph:
        yield paragraph[0].start_ms, _flow(paragraph, gap)


def _ends_paragraph(paragraph: Sequence[Segment], following: Segment) -> bool:
    if following.start_ms - paragraph[-1].end_ms >= PARAGRAPH_PAUSE_MS:
        return True
    is_long = sum(len(segment.text) for segment in paragraph) >= PARAGRAPH_CHARS
    return is_long and paragraph[-1].text.rstrip().endswith(SENTENCE_ENDS)


def _flow(segments: Sequence[Segment], gap: str) -> str:
    return gap.join(map(_shown, segments))


def _shown(segment: Segment) -> str:
    return shown(replace(segment, text=_clean(segment.text)))


def _clean(text: str) -> str:
    """Text on one line that any file can hold: spaces for control characters and line separators, no byte order mark.

    Half a surrogate pair, which UTF-8 cannot hold, becomes U+FFFD.
    """
    kept = (character for character in text if character != _BYTE_ORDER_MARK)
    return "".join(_REPLACED.get(unicodedata.category(character), character) for character in kept)


def _lines(cue: Cue) -> str:
    return "\n".join(cue.lines)


def _escape_vtt(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _escape_md(text: str) -> str:
    return _MD_MARKUP.sub(r"\\\1", _clean(text))


def _made_with(transcript: Transcript) -> str:
    """The engine and the model, as far as they are known."""
    known = (transcript.made_with.get(key) for key in ("engine", "model"))
    return _clean(", ".join(str(value) for value in known if value))


def percent_covered(coverage: Coverage) -> int | None:
    """How much of the speech has text, in whole percents; 100 only for all of it, None where nobody speaks."""
    return 100 * coverage.transcribed_ms // coverage.speech_ms if coverage.speech_ms > 0 else None


def _complete(transcript: Transcript) -> str | None:
    percent = percent_covered(transcript.coverage) if transcript.coverage else None
    return None if percent is None else f"{percent} % of speech transcribed"


def _cost(footprint: Footprint | None) -> str | None:
    """Time and energy, with the method that tells whether it was measured."""
    if footprint is None:
        return None
    time = _clock(1000 * round(footprint.wall_s))
    if footprint.watt_hours is None:
        return time
    return f"{time}, {footprint.watt_hours:.{energy_digits(footprint.watt_hours)}f} Wh ({footprint.method})"


def energy_digits(watt_hours: float) -> int:
    """The decimals that show two digits of watt-hours: no counter is better than a few percent."""
    return max(0, 1 - math.floor(math.log10(max(watt_hours, 0.001))))


def _clock(time_ms: int, fraction: str = "") -> str:
    """`HH:MM:SS`, with the milliseconds after the mark `fraction` if there is one; hours have two digits or more."""
    seconds, ms = divmod(time_ms, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    clock = f"{hours:02}:{minutes:02}:{seconds:02}"
    return f"{clock}{fraction}{ms:03}" if fraction else clock
