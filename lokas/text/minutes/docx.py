"""Minutes as a Word document (Office Open XML, ISO/IEC 29500), from their Markdown.

All looks are named styles, declared in `templates/docx/word/styles.xml`.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, cast

from lokas.text.export.languages import language_facts
from lokas.text.export.zips import template, without_times
from lokas.text.minutes.columns import shares
from lokas.text.minutes.markdown import Heading, Listing, Paragraph, Quotation, Rule, Table, blocks, title_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from docx.document import Document
    from docx.oxml.text.paragraph import CT_P
    from docx.oxml.xmlchemy import BaseOxmlElement

    from lokas.text.export.labels import Language
    from lokas.text.minutes.markdown import Block, Run, Text

PAGE, SIGNATURE = 9411, 1134
"""Between the margins, and the height of a row to sign in, in twentieths of a point."""

BULLETS, NUMBERS = 0, 1
"""What `numbering.xml` calls the two kinds of lists."""

_STYLES = {
    "text": "BodyText",
    "letterhead": "Letterhead",
    "subtitle": "Subtitle",
    "remark": "Remark",
    "signing": "Signing",
}


def write_docx(markdown: str, language: Language) -> Iterator[bytes]:
    """The document: styles, headings, tables; pages numbered, no author and no date."""
    found = blocks(markdown)
    document = _empty(title_of(found), language)
    writer = _Writer(document)
    for block in found:
        writer.write(block)
    writer.end_table()
    file = io.BytesIO()
    document.save(file)
    yield without_times(file.getvalue())


def _empty(title: str, language: Language) -> Document:
    """Our template with title and language."""
    from docx import Document  # noqa: PLC0415 - for this format only
    from docx.oxml.ns import qn  # noqa: PLC0415

    document = Document(template("docx", "lokas.text.minutes"))
    document.core_properties.title = title
    document.core_properties.language = locale = language_facts(language).locale
    for element in document.styles.element.xpath("w:docDefaults//w:lang"):
        for kind in ("w:val", "w:eastAsia", "w:bidi"):
            element.set(qn(kind), locale)
    document.sections[0].footer.paragraphs[0].runs[0].text = title
    return document


class _Writer:
    """Writes blocks at the end of a document."""

    def __init__(self, document: Document) -> None:
        self._document, self._body = document, document.element.body

    def write(self, block: Block, style: str = "", level: int = -1, list_id: int | None = None) -> None:
        """One more block; `style`, and the list's `level` and id, are those of its paragraphs inside another block."""
        match block:
            case Heading(0, text):
                self._paragraph(text, "Title")
            case Heading(heading_level, text):
                self._paragraph(text, f"Heading{min(heading_level, 3)}")
            case Paragraph(text, role):
                self._in_list(self._paragraph(text, style or _STYLES[role]), level, list_id)
            case Quotation(inside):
                for one in inside:
                    self.write(one, "Resolution")
            case Listing():
                self._listing(block, style, level + 1)
            case Table():
                self._table(block)
            case Rule():
                self._paragraph((), "HorizontalLine")

    def end_table(self) -> None:
        """A paragraph behind the last block if that is a table: in Word two that touch are one."""
        if self._body.xpath("*[not(self::w:sectPr)][last()][self::w:tbl]"):
            self._paragraph((), "BodyText")

    def _paragraph(self, text: Text, style: str, within: BaseOxmlElement | None = None) -> CT_P:
        """A paragraph at the end of the body, or of a cell."""
        paragraph = cast("CT_P", self._body.add_p() if within is None else _appended(within, "w:p"))
        paragraph.style = style
        for run in text:
            self._run(paragraph, run)
        return paragraph

    def _run(self, paragraph: CT_P, run: Run) -> None:
        """A run with its looks; what it is beside a link is set by hand, for a run has one style."""
        made = paragraph.add_r()
        made.text = run.text
        if run.address:
            made.style = "Hyperlink"
        elif run.strong or run.emphasis:
            made.style = "Strong" if run.strong else "Emphasis"
        if run.strong and run.address:
            made.get_or_add_rPr()._add_b()  # noqa: SLF001 - what python-docx calls on a run of its own
        if run.emphasis and (run.strong or run.address):
            made.get_or_add_rPr()._add_i()  # noqa: SLF001
        if run.address:
            link = self._link(run.address)
            paragraph.append(link)
            link.append(made)

    def _link(self, address: str) -> BaseOxmlElement:
        from docx.opc.constants import RELATIONSHIP_TYPE  # noqa: PLC0415

        part = self._document.part
        return _element("w:hyperlink", r_id=part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))

    def _in_list(self, paragraph: CT_P, level: int, list_id: int | None) -> None:
        """The paragraph as a point of a list."""
        if list_id is not None:
            properties = paragraph.get_or_add_pPr().get_or_add_numPr()
            properties.get_or_add_ilvl().val = min(level, 1)
            properties.get_or_add_numId().val = list_id

    def _listing(self, listing: Listing, style: str, level: int) -> None:
        numbering = self._document.part.numbering_part.element
        made = numbering.add_num(BULLETS if listing.start is None else NUMBERS)
        made.add_lvlOverride(ilvl=min(level, 1)).add_startOverride(listing.start or 1)
        for item in listing.items:
            for place, block in enumerate(item):
                self.write(block, style or "ListParagraph", level, None if place else made.numId)

    def _table(self, table: Table) -> None:
        self.end_table()
        widths = [round(share * PAGE) for share in shares(table)]
        made = _empty_table(widths, "SignatureTable" if table.for_signatures else "MinutesTable", head=bool(table.head))
        if table.head:
            made.append(self._row(table.head, widths, "TableHeading", "w:tblHeader", keep=table.for_signatures))
        for row in table.rows:
            # Room for a signature stays with the remark behind it, which must not be alone on a page.
            made.append(self._row(row, widths, "TableContents", keep=table.for_signatures))
        self._body.insert_element_before(made, "w:sectPr")

    def _row(
        self, cells: Iterable[Text], widths: Sequence[int], style: str, *marks: str, keep: bool
    ) -> BaseOxmlElement:
        """A row that no page break divides; one of empty cells is high enough to sign in."""
        row, cells = _element("w:tr"), tuple(cells)
        properties = _appended(row, "w:trPr")
        for tag in ("w:cantSplit", *marks):
            _appended(properties, tag)
        if not any(cells):
            _appended(properties, "w:trHeight", w_val=str(SIGNATURE), w_hRule="atLeast")
        for text, width in zip(cells, widths, strict=True):
            cell = _appended(row, "w:tc")
            _appended(_appended(cell, "w:tcPr"), "w:tcW", w_w=str(width), w_type="dxa")
            paragraph = self._paragraph(text, style, cell)
            if keep:
                paragraph.get_or_add_pPr().get_or_add_keepNext()
        return row


def _empty_table(widths: Sequence[int], style: str, *, head: bool) -> BaseOxmlElement:
    """A table of columns of these widths, in twentieths of a point."""
    table = _element("w:tbl")
    properties = _appended(table, "w:tblPr")
    _appended(properties, "w:tblStyle", w_val=style)
    _appended(properties, "w:tblW", w_w=str(sum(widths)), w_type="dxa")
    _appended(properties, "w:tblLayout", w_type="fixed")
    _appended(properties, "w:tblLook", w_val="0020" if head else "0000", w_firstRow=str(int(head)))
    grid = _appended(table, "w:tblGrid")
    for width in widths:
        _appended(grid, "w:gridCol", w_w=str(width))
    return table


def _appended(parent: BaseOxmlElement, tag: str, **attributes: str) -> BaseOxmlElement:
    element = _element(tag, **attributes)
    parent.append(element)
    return element


def _element(tag: str, **attributes: str) -> BaseOxmlElement:
    """An element with attributes, whose prefix is what stands before the underscore."""
    from docx.oxml import OxmlElement  # noqa: PLC0415
    from docx.oxml.ns import qn  # noqa: PLC0415

    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(name.replace("_", ":", 1)), value)
    return element
