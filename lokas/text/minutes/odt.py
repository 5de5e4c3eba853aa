"""Minutes as OpenDocument text (ISO/IEC 26300), from their Markdown.

All looks are named styles, declared in `templates/odt/styles.xml`, but for tables, which OpenDocument has none for.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from lokas.text.export.languages import language_facts
from lokas.text.export.zips import template, without_times
from lokas.text.minutes.columns import shares
from lokas.text.minutes.markdown import Heading, Listing, Paragraph, Quotation, Rule, Table, blocks, title_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from odfdo import Document, Element

    from lokas.text.export.labels import Language
    from lokas.text.minutes.markdown import Block, Run, Text

PAGE_CM = 16.6
"""Between the margins."""

_WHOLE_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*:|//|#", re.IGNORECASE)
"""How an address begins that does not depend on where the file lies."""

_STYLES = {
    "text": "Text_20_body",
    "letterhead": "Letterhead",
    "subtitle": "Subtitle",
    "remark": "Remark",
    "signing": "Signing",
}


def write_odt(markdown: str, language: Language) -> Iterator[bytes]:
    """The document: styles, headings, tables; pages numbered, no author and no date."""
    found = blocks(markdown)
    document = _empty(title_of(found), language)
    for block in found:
        for element in _elements(block, document):
            document.body.append(element)
    file = io.BytesIO()
    document.save(file)
    yield without_times(file.getvalue())


def _empty(title: str, language: Language) -> Document:
    """Our template with title and language."""
    from odfdo import Document  # noqa: PLC0415 - a quarter of a second, for this format only

    document = Document(template("odt", "lokas.text.minutes"))
    document.meta.title = title
    facts = language_facts(language)
    document.meta.language = facts.locale
    for properties in document.styles.get_elements("//style:default-style/style:text-properties"):
        properties.set_attribute("fo:language", facts.tag)
        properties.set_attribute("fo:country", facts.region)
    for field in document.styles.get_elements("//text:title"):
        field.text = title
    return document


def _elements(block: Block, document: Document, style: str = "") -> Iterator[Element]:
    """The elements of a block; `style` is that of its paragraphs where it stands in another block."""
    match block:
        case Heading(0, text):
            yield _paragraph(text, "Title")
        case Heading(level, text):
            shown = min(level, 3)
            yield _filled(
                _element("text:h", text_style_name=f"Heading_20_{shown}", text_outline_level=str(shown)), text
            )
        case Paragraph(text, role):
            yield _paragraph(text, style or _STYLES[role])
        case Quotation(inside):
            for one in inside:
                yield from _elements(one, document, "Resolution")
        case Listing():
            yield _listing(block, document, style)
        case Table():
            yield _table(block, document)
        case Rule():
            yield _element("text:p", text_style_name="Horizontal_20_Line")


def _listing(listing: Listing, document: Document, style: str) -> Element:
    made = _element("text:list", text_style_name="Bullets" if listing.start is None else "Numbers")
    for number, blocks_of_item in enumerate(listing.items):
        item = _element("text:list-item")
        if listing.start is not None and number == 0:
            item.set_attribute("text:start-value", str(listing.start))
        for block in blocks_of_item:
            for element in _elements(block, document, style or "List_20_1"):
                item.append(element)
        made.append(item)
    return made


def _table(table: Table, document: Document) -> Element:
    made = _element("table:table", table_style_name="Signatures" if table.for_signatures else "Table")
    for share in shares(table):
        made.append(_element("table:table-column", table_style_name=_column_style(share * PAGE_CM, document)))
    if table.head:
        rows = _element("table:table-header-rows")
        cell = "CellToSign" if table.for_signatures else "HeadCell"
        rows.append(_row(table.head, "Row", cell, "Table_20_Heading"))
        made.append(rows)
    for row in table.rows:
        style, cell = ("Row", "Cell") if any(row) else ("RowToSign", "CellToSign")
        made.append(_row(row, style, cell, "Table_20_Contents"))
    return made


def _row(cells: Iterable[Text], style: str, cell_style: str, paragraph_style: str) -> Element:
    row = _element("table:table-row", table_style_name=style)
    for text in cells:
        cell = _element("table:table-cell", table_style_name=cell_style, office_value_type="string")
        cell.append(_paragraph(text, paragraph_style))
        row.append(cell)
    return row


def _column_style(width_cm: float, document: Document) -> str:
    """The name of the style for columns of a width, made if there is none yet."""
    name = f"Column-{round(width_cm * 100)}"
    styles = document.content.get_element("//office:automatic-styles")
    if styles is not None and not styles.get_elements(f"style:style[@style:name='{name}']"):
        made = _element("style:style", style_name=name, style_family="table-column")
        made.append(_element("style:table-column-properties", style_column_width=f"{width_cm:.2f}cm"))
        styles.append(made)
    return name


def _paragraph(text: Text, style: str) -> Element:
    return _filled(_element("text:p", text_style_name=style), text)


def _filled(element: Element, text: Text) -> Element:
    for run in text:
        element.append(_run(run))
    return element


def _run(run: Run) -> Element:
    """A run with its looks: a span in a span where it has two, in a link if it is one."""
    from odfdo import Span  # noqa: PLC0415

    made: Element = Span(run.text, style="Emphasis" if run.emphasis else None)
    if run.strong:
        outer = _element("text:span", text_style_name="Strong_20_Emphasis")
        outer.append(made)
        made = outer
    if run.address:
        link = _element("text:a", xlink_type="simple", text_style_name="Internet_20_link")
        link.set_attribute("xlink:href", _address(run.address))
        link.append(made)
        made = link
    return made


def _address(address: str) -> str:
    """A relative address as OpenDocument has it: the document is itself the folder from which it leads (ODF, 2.7)."""
    return address if _WHOLE_ADDRESS.match(address) else f"../{address}"


def _element(tag: str, **attributes: str) -> Element:
    """An element with attributes, whose prefix is what stands before the first underscore."""
    from odfdo import Element  # noqa: PLC0415

    element = Element.from_tag(tag)
    for name, value in attributes.items():
        prefix, _, rest = name.partition("_")
        element.set_attribute(f"{prefix}:{rest.replace('_', '-')}", value)
    return element
