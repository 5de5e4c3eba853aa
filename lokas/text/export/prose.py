"""Text to read: plain, and Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lokas.text.export.document_parts import document_parts
from lokas.text.export.notice import notice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lokas.text.export.document_parts import Turn
    from lokas.text.export.labels import Labels
    from lokas.text.export.options import ExportOptions
    from lokas.types import Transcript

_MD_MARKUP = re.compile(r"([\\`*_\[\]<>|~&#$])")
_MD_LIST = re.compile(r"^(\d{0,9})([-+.)])")
"""What could be taken for the mark of a list, or for a line, at the start of a paragraph."""


def write_txt(transcript: Transcript, options: ExportOptions) -> Iterator[str]:
    """The notices, a line each, then a paragraph a line: `[HH:MM:SS] Speaker: text`; blank lines between them."""
    parts = document_parts(transcript, options)
    gap = ""
    if notices := [sentence for sentence in (notice(transcript, options), *parts.legend) if sentence]:
        yield "".join(f"{sentence}\n" for sentence in notices)
        gap = "\n"
    for turn in parts.turns():
        lead = _lead(turn, parts.labels)
        yield f"{gap}{lead} {turn.text}\n" if lead else f"{gap}{turn.text}\n"
        gap = "\n"


def write_md(transcript: Transcript, options: ExportOptions) -> Iterator[str]:
    """Markdown (CommonMark with GitHub's tables): title, facts, notices as a quotation, paragraphs as in plain text."""
    parts = document_parts(transcript, options)
    table = "".join(f"| {_escape_md(fact.label)} | {_escape_md(fact.value)} |\n" for fact in parts.facts)
    yield f"# {_escape_md(parts.title)}\n\n| | |\n|---|---|\n{table}"
    for number, sentence in enumerate(parts.notices):
        yield f"{'>' if number else ''}\n> {_escape_md(sentence)}\n"
    for turn in parts.turns():
        lead = _lead(turn, parts.labels)
        text = _escape_md(turn.text)
        yield f"\n**{_escape_md(lead)}** {text}\n" if lead else f"\n{_MD_LIST.sub(_escape_list, text)}\n"


def _lead(turn: Turn, labels: Labels) -> str:
    """What stands before the text: when, and who."""
    time = f"[{turn.time}]" if turn.time else ""
    return " ".join(filter(None, (time, labels("speaker_says", speaker=turn.speaker) if turn.speaker else "")))


def _escape_md(text: str) -> str:
    return _MD_MARKUP.sub(r"\\\1", text)


def _escape_list(match: re.Match[str]) -> str:
    return f"{match[1]}\\{match[2]}"
