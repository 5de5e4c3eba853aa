"""The JSON of a transcript, which holds all of it and reads back the same."""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from lokas.errors import InputError
from lokas.formats import FileFormat, parsed
from lokas.types import Coverage, Footprint, Segment, Source, Transcript, Word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lokas.text.export.options import ExportOptions

FORMAT = FileFormat("lokas.transcript", 1, 3)

_SURROGATE = re.compile("[\ud800-\udfff]")


def write_json(transcript: Transcript, options: ExportOptions) -> Iterator[str]:  # noqa: ARG001 - it always holds all
    """All of a transcript, to be read back by `read_json`.

    `format` "lokas.transcript", `version` "1.3" (another major number: older programs must refuse), `source` (name,
    duration_ms, track, cut), `language`, `language_probability`, `made_with` (engine, model, options), `coverage`
    (speech_ms, transcribed_ms) and `footprint` (wall_s, cpu_s, watt_hours, method) or null, both since 1.1, `segments`
    (id, start_ms, end_ms, text, words, confidence, language, doubts, since 1.2 speaker, and since 1.3 begins_paragraph;
    one a line), `words` (start_ms, end_ms, text, confidence). Times are whole milliseconds of the recording,
    confidences in [0, 1].
    """
    header = {
        **FORMAT.stamp,
        "source": asdict(transcript.source),
        "language": transcript.language,
        "language_probability": transcript.language_probability,
        "made_with": dict(transcript.made_with),
        "coverage": asdict(transcript.coverage) if transcript.coverage else None,
        "footprint": asdict(transcript.footprint) if transcript.footprint else None,
    }
    yield _ascii_surrogates(json.dumps(header, ensure_ascii=False, indent=1).removesuffix("\n}"))
    yield ',\n "segments": ['
    # One at a time: six hours as dictionaries, and what makes text of them all, take a hundred megabytes.
    for number, segment in enumerate(transcript.segments):
        line = _ascii_surrogates(json.dumps(asdict(segment), ensure_ascii=False))
        yield f",\n  {line}" if number else f"\n  {line}"
    yield "\n ]\n}\n"


def read_json(text: str) -> Transcript:
    """The transcript that `write_json` wrote, now or in an earlier version; keys of later ones are passed over.

    Raises `InputError` ``input.not_transcript`` (reason), or ``input.newer_format`` (version).
    """
    try:
        document = parsed(text)
        if newer := FORMAT.too_new(document):
            raise InputError("input.newer_format", version=newer)
        return _transcript(document)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise InputError("input.not_transcript", reason=str(error)) from error


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
    later = {"speaker": None, "begins_paragraph": None}
    segment: Segment = _build(Segment, {**later, **fields, "words": words, "doubts": tuple(fields["doubts"])})
    return segment


def _build(kind: Any, fields: Mapping[str, Any]) -> Any:  # noqa: ANN401
    """A dataclass from the fields it knows."""
    return kind(**{name: fields[name] for name in kind.__slots__})


def _build_known(kind: Any, fields: Mapping[str, Any] | None) -> Any:  # noqa: ANN401
    return None if fields is None else _build(kind, fields)


def _ascii_surrogates(text: str) -> str:
    """JSON whose halves of surrogate pairs, which UTF-8 cannot hold, are escaped."""
    return _SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
