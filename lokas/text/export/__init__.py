"""Transcripts as files: a table of formats, one line each.

All but JSON and tables, which have the doubts themselves, mark doubted text and speech without text as `pieces.shown`.

To add a format, write a function from a transcript and `ExportOptions` to pieces of text (or of bytes) and give it a
line in `EXPORTERS`. Text is Unicode with LF line ends, saved as UTF-8 without a byte order mark. The same transcript
with the same options gives the same file. Long meetings are long files: nobody holds one whole in memory.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from lokas.text.export.annotations import write_audacity, write_eaf
from lokas.text.export.captions import write_srt, write_vtt
from lokas.text.export.chapters import write_chapters
from lokas.text.export.docx import write_docx
from lokas.text.export.facts import energy_digits, percent_covered
from lokas.text.export.html import write_html
from lokas.text.export.odt import write_odt
from lokas.text.export.options import DEFAULT_OPTIONS, ExportOptions
from lokas.text.export.prose import write_md, write_txt
from lokas.text.export.tables import write_csv, write_tsv
from lokas.text.export.transcript_json import read_json, write_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from lokas.types import Transcript

__all__ = ["EXPORTERS", "ExportOptions", "Exporter", "energy_digits", "percent_covered", "read_json"]


@dataclass(frozen=True, slots=True)
class Exporter:
    """A format: what people type, the file's suffix with its dot, its media type, and what makes its pieces."""

    name: str
    suffix: str
    media_type: str
    pieces: Callable[[Transcript, ExportOptions], Iterator[str] | Iterator[bytes]]

    def write(self, transcript: Transcript, options: ExportOptions = DEFAULT_OPTIONS) -> Iterator[bytes]:
        """The file, piece by piece."""
        for piece in self.pieces(transcript, options):
            yield piece.encode("utf-8") if isinstance(piece, str) else piece


_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

EXPORTERS: Mapping[str, Exporter] = MappingProxyType(
    {
        exporter.name: exporter
        for exporter in (
            Exporter("srt", ".srt", "application/x-subrip", write_srt),
            Exporter("vtt", ".vtt", "text/vtt", write_vtt),
            Exporter("chapters", ".chapters.vtt", "text/vtt", write_chapters),
            Exporter("txt", ".txt", "text/plain", write_txt),
            Exporter("json", ".json", "application/json", write_json),
            Exporter("md", ".md", "text/markdown", write_md),
            Exporter("html", ".html", "text/html", write_html),
            Exporter("odt", ".odt", "application/vnd.oasis.opendocument.text", write_odt),
            Exporter("docx", ".docx", _DOCX, write_docx),
            Exporter("csv", ".csv", "text/csv", write_csv),
            Exporter("tsv", ".tsv", "text/tab-separated-values", write_tsv),
            Exporter("eaf", ".eaf", "application/xml", write_eaf),
            Exporter("audacity", ".labels.txt", "text/plain", write_audacity),
        )
    }
)
