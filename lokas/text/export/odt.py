"""OpenDocument text, for LibreOffice and all who read the standard (ISO/IEC 26300). The only module that knows odfdo.

All looks are named styles, declared in `templates/odt/styles.xml`, so that a person changes them in one place.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from lokas.text.export.document_parts import Mark, document_parts
from lokas.text.export.languages import language_facts
from lokas.text.export.zips import template, without_times

if TYPE_CHECKING:
    from collections.abc import Iterator

    from odfdo import Document, Element, Paragraph, Span

    from lokas.text.export.document_parts import DocumentParts, Run, Turn
    from lokas.text.export.labels import Labels
    from lokas.text.export.options import ExportOptions
    from lokas.types import Transcript

_MARKS = {Mark.DOUBTFUL: "Doubtful", Mark.PASSAGE: "Passage", Mark.SIGN: "Sign"}


def write_odt(transcript: Transcript, options: ExportOptions) -> Iterator[bytes]:
    """The document: title, facts, notices, and the turns under a heading; pages numbered, no author and no date."""
    parts = document_parts(transcript, options)
    document = _empty(parts)
    for element in _front(parts):
        document.body.append(element)
    languages: set[str] = set()
    for turn in parts.turns():
        document.body.append(_turn(turn, parts.language, parts.labels))
        languages.update(run.language for run in turn.words)
    for styles in document.styles.get_elements("//office:styles"):
        for language in sorted(languages - {parts.language}):
            styles.append(_language_style(language))
    file = io.BytesIO()
    document.save(file)
    yield without_times(file.getvalue())


def _empty(parts: DocumentParts) -> Document:
    """Our template with title and languages."""
    from odfdo import Document  # noqa: PLC0415 - a quarter of a second, for this format only

    document = Document(template("odt"))
    document.meta.title = parts.title
    _set_languages(document, parts)
    for field in document.styles.get_elements("//text:title"):
        field.text = parts.title
    return document


def _set_languages(document: Document, parts: DocumentParts) -> None:
    """The language of the text for all of it, that of the labels for what stands before it."""
    document.meta.language = language_facts(parts.language).locale
    styles = {"style:default-style": parts.language, "style:style[@style:name='Front']": parts.labels.language}
    for style, language in styles.items():
        for properties in document.styles.get_elements(f"//{style}/style:text-properties"):
            for attribute, value in _language_attributes(language).items():
                properties.set_attribute(attribute, value)


def _language_attributes(language: str) -> dict[str, str]:
    """A language as ODF has it, for each of the three kinds of scripts that a word processor tells apart."""
    known = language_facts(language)
    values = {"language": known.tag if known.tag != "und" else "zxx", "country": known.region or "none"}
    kinds = {"fo:{}": values, "style:{}-asian": values, "style:{}-complex": values}
    return {form.format(key): value for form, pairs in kinds.items() for key, value in pairs.items()}


def _language_style(language: str) -> Element:
    from odfdo import Element  # noqa: PLC0415

    attributes = " ".join(f'{name}="{value}"' for name, value in _language_attributes(language).items())
    return Element.from_tag(
        f'<style:style style:name="{_style_of(language)}" style:family="text">'
        f"<style:text-properties {attributes}/></style:style>"
    )


def _style_of(language: str) -> str:
    return f"Language-{language_facts(language).tag}"


def _front(parts: DocumentParts) -> Iterator[Element]:
    """What stands before the text."""
    from odfdo import Header, Paragraph  # noqa: PLC0415

    yield Paragraph(parts.title, style="Title")
    for fact in parts.facts:
        paragraph = Paragraph(style="Fact")
        _append(paragraph, (_span(fact.label, "Label"), "\t", fact.value))
        yield paragraph
    for sentence in parts.notices:
        yield Paragraph(sentence, style="Notice")
    heading = Header(1, parts.labels("transcript"))
    heading.set_attribute("text:style-name", "Heading_20_1")
    yield heading


def _turn(turn: Turn, language: str, labels: Labels) -> Paragraph:
    from odfdo import Paragraph  # noqa: PLC0415

    style = "TimedTurn" if turn.time else "Turn"
    paragraph = Paragraph(style=f"{style}RightToLeft" if turn.right_to_left else style)
    time = (_span(turn.time, "Time"), "\t") if turn.time else ()
    speaker = (_span(labels("speaker_says", speaker=turn.speaker), "Speaker"), " ") if turn.speaker else ()
    _append(paragraph, (*time, *speaker, *(_marked(run, language) for run in turn.runs)))
    return paragraph


def _marked(run: Run, language: str) -> Span | str:
    """A run with the style of its mark, inside one for its language if it is another."""
    inner = _span(run.text, _MARKS[run.mark]) if run.mark in _MARKS else run.text
    if run.language == language:
        return inner
    outer = _span("", _style_of(run.language))
    outer.append(inner)
    return outer


def _span(text: str, style: str) -> Span:
    from odfdo import Span  # noqa: PLC0415

    return Span(text, style=style)


def _append(paragraph: Paragraph, parts: tuple[Element | str, ...]) -> None:
    for part in parts:
        paragraph.append(part)
