"""Word documents (Office Open XML, ISO/IEC 29500). The only module that knows python-docx.

All looks are named styles, declared in `templates/docx/word/styles.xml`, so that a person changes them in one place.
"""

from __future__ import annotations

import io
import unicodedata
from typing import TYPE_CHECKING

from lokas.text.export.document_parts import Mark, document_parts
from lokas.text.export.languages import language_facts
from lokas.text.export.zips import template, without_times

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document
    from docx.oxml.document import CT_Body
    from docx.oxml.text.paragraph import CT_P
    from docx.oxml.text.run import CT_R
    from docx.oxml.xmlchemy import BaseOxmlElement

    from lokas.text.export.document_parts import DocumentParts, Run, Turn
    from lokas.text.export.labels import Labels
    from lokas.text.export.options import ExportOptions
    from lokas.types import Transcript

_MARKS = {Mark.DOUBTFUL: "Doubtful", Mark.PASSAGE: "Passage", Mark.SIGN: "Sign"}


def write_docx(transcript: Transcript, options: ExportOptions) -> Iterator[bytes]:
    """The document: title, facts, notices, and the turns under a heading; pages numbered, no author and no date."""
    parts = document_parts(transcript, options)
    document = _empty(parts)
    body = document.element.body
    _write_front(body, parts)
    for turn in parts.turns():
        _write_turn(body, turn, parts.language, parts.labels)
    file = io.BytesIO()
    document.save(file)
    yield without_times(file.getvalue())


def _empty(parts: DocumentParts) -> Document:
    """Our template with title and languages."""
    from docx import Document  # noqa: PLC0415 - for this format only

    document = Document(template("docx"))
    document.core_properties.title = parts.title
    document.core_properties.language = language_facts(parts.language).locale
    styles = document.styles.element
    for place, language in (("w:docDefaults", parts.language), ("w:style[@w:styleId='Front']", parts.labels.language)):
        for element in styles.xpath(f"{place}//w:lang"):
            _set_language(element, language)
    document.sections[0].footer.paragraphs[0].runs[0].text = parts.title
    return document


def _write_front(body: CT_Body, parts: DocumentParts) -> None:
    """What stands before the text."""
    _add_run(_add_paragraph(body, "Title"), parts.title)
    for fact in parts.facts:
        paragraph = _add_paragraph(body, "Fact")
        _add_run(paragraph, fact.label, "Label")
        _add_run(paragraph, f"\t{fact.value}")
    for sentence in parts.notices:
        _add_run(_add_paragraph(body, "Notice"), sentence)
    _add_run(_add_paragraph(body, "Heading1"), parts.labels("transcript"))


def _write_turn(body: CT_Body, turn: Turn, language: str, labels: Labels) -> None:
    style = "TimedTurn" if turn.time else "Turn"
    paragraph = _add_paragraph(body, f"{style}RightToLeft" if turn.right_to_left else style)
    if turn.time:
        _add_run(paragraph, turn.time, "Time")
        _add_run(paragraph, "\t")
    if turn.speaker:
        run = _add_run(paragraph, labels("speaker_says", speaker=turn.speaker), "Speaker")
        _set_direction(run, turn)
        _add_run(paragraph, " ")
    for marked in turn.runs:
        run = _add_run(paragraph, marked.text, _MARKS.get(marked.mark))
        _set_direction(run, turn)
        if marked.language != language:
            _set_run_language(run, marked)


def _add_paragraph(body: CT_Body, style: str) -> CT_P:
    # Not `Document.add_paragraph`, which looks the style up by its name each time: six hours took ten seconds.
    paragraph = body.add_p()
    paragraph.style = style
    return paragraph


def _add_run(paragraph: CT_P, text: str, style: str | None = None) -> CT_R:
    run = paragraph.add_r()
    run.style = style
    run.text = text
    return run


def _set_direction(run: CT_R, turn: Turn) -> None:
    """Tell Word that a run is written from right to left, which it does not find out for punctuation alone."""
    if _right_to_left(run.text, inside=turn.right_to_left):
        _add_property(run, "w:rtl")


def _right_to_left(text: str, *, inside: bool) -> bool:
    """Whether text has letters of that direction, or none of the other and stands `inside` a paragraph of it."""
    directions = {unicodedata.bidirectional(character) for character in text}
    return bool(directions & {"R", "AL"}) or (inside and "L" not in directions)


def _set_run_language(run: CT_R, marked: Run) -> None:
    _set_language(_add_property(run, "w:lang"), marked.language)


def _add_property(run: CT_R, tag: str) -> BaseOxmlElement:
    from docx.oxml import OxmlElement  # noqa: PLC0415

    element = OxmlElement(tag)
    run.get_or_add_rPr().append(element)
    return element


def _set_language(element: BaseOxmlElement, language: str) -> None:
    """A language for each of the three kinds of scripts that a word processor tells apart."""
    from docx.oxml.ns import qn  # noqa: PLC0415

    for kind in ("w:val", "w:eastAsia", "w:bidi"):
        element.set(qn(kind), language_facts(language).locale)
