"""The Markdown that minutes are written in: what it means as blocks, and text made safe to stand in it.

A subset of CommonMark with GitHub's tables: headings, paragraphs, quotations, lists, tables, rules, links, emphasis.
All else (code, HTML, images) is the text it is written as. The only module that knows markdown-it-py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from lokas.text.characters import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from markdown_it.tree import SyntaxTreeNode

Role = Literal["text", "letterhead", "subtitle", "remark", "signing"]
"""What a paragraph is for: to be read; above the title; behind the title; a remark, which is all in emphasis; what
stands over the room for signatures."""

_RULES = (
    "balance_pairs", "blockquote", "emphasis", "entity", "escape", "fragments_join", "heading", "hr", "lheading",
    "link", "list", "newline", "paragraph", "table", "text_join",
)  # fmt: skip
_MARKUP = re.compile(r"([\\`*_\[\]<>|~&#$])")
_SPACES = re.compile("  +")
_STARTS_BLOCK = re.compile(r"^( ?\d{1,9}(?=[.)](?: |$))| ?(?=[-+=]|:-))")
"""What could be taken for the mark of a list, or for a line, where a line begins."""


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one look; LF breaks the line. `address`: where a link leads, as it is written, "" for none."""

    text: str
    strong: bool = False
    emphasis: bool = False
    address: str = ""


Text = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; the first one of level 1 is the title, which has level 0."""

    level: int
    text: Text


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph and its role."""

    text: Text
    role: Role = "text"


@dataclass(frozen=True, slots=True)
class Quotation:
    """What stands apart, such as a resolution."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """A list, numbered from `start`, or bulleted if that is None."""

    start: int | None
    items: tuple[tuple[Block, ...], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `head` is empty where all its cells are. A row of empty cells is room to write in by hand."""

    head: tuple[Text, ...]
    rows: tuple[tuple[Text, ...], ...]

    @property
    def columns(self) -> int:
        """How many there are."""
        return len(self.rows[0] if self.rows else self.head)

    @property
    def for_signatures(self) -> bool:
        """Whether it has nothing but room to write in."""
        return bool(self.rows) and not any(cell for row in self.rows for cell in row)


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the page."""


Block = Heading | Paragraph | Quotation | Listing | Table | Rule


def escaped(text: str) -> str:
    """A text on one line that Markdown shows as it is, wherever it is put: in a line, at its start, in a cell."""
    one_line = _MARKUP.sub(r"\\\1", _SPACES.sub(" ", clean(text)))
    return _STARTS_BLOCK.sub(r"\1\\", one_line)


def escaped_lines(text: str) -> str:
    """A text that keeps its lines, by hard breaks; not for cells of tables."""
    return "\\\n".join(escaped(line.strip()) for line in text.splitlines() if line.strip())


def blocks(text: str) -> tuple[Block, ...]:
    """What a text in Markdown means. Anything is a text in Markdown: nothing is raised."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 - for minutes only
    from markdown_it.tree import SyntaxTreeNode  # noqa: PLC0415

    tokens = MarkdownIt("zero").enable(list(_RULES)).parse(clean_lines(text))
    return tuple(_with_roles(list(_blocks(SyntaxTreeNode(tokens).children))))


def clean_lines(text: str) -> str:
    """A text of lines that any file can hold."""
    return "".join(f"{clean(line)}\n" for line in text.split("\n"))


def _blocks(nodes: Iterable[SyntaxTreeNode]) -> Iterator[Block]:
    for node in nodes:
        match node.type:
            case "heading":
                yield Heading(int(node.tag[1:]), _text(node))
            case "paragraph":
                yield Paragraph(_text(node))
            case "blockquote":
                yield Quotation(tuple(_blocks(node.children)))
            case "ordered_list" | "bullet_list":
                start = int(node.attrs.get("start", 1)) if node.type == "ordered_list" else None
                yield Listing(start, tuple(tuple(_blocks(item.children)) for item in node.children))
            case "table":
                yield _table(node)
            case "hr":
                yield Rule()


def _table(node: SyntaxTreeNode) -> Table:
    (head,), *bodies = (part.children for part in node.children)
    cells = tuple(map(_text, head.children))
    rows = tuple(tuple(map(_text, row.children)) for body in bodies for row in body)
    return Table(cells if any(cells) else (), rows)


def _text(node: SyntaxTreeNode) -> Text:
    """The runs of a block; those of the same look are one."""
    runs: list[Run] = []
    for inline in node.children:
        for run in _runs(inline.children, Run("")):
            if runs and replace(runs[-1], text="") == replace(run, text=""):
                run = replace(run, text=runs.pop().text + run.text)  # noqa: PLW2901 - the longer one
            runs.append(run)
    return tuple(run for run in runs if run.text)


def _runs(nodes: Iterable[SyntaxTreeNode], look: Run) -> Iterator[Run]:
    for node in nodes:
        match node.type:
            case "strong":
                yield from _runs(node.children, replace(look, strong=True))
            case "em":
                yield from _runs(node.children, replace(look, emphasis=True))
            case "link":
                yield from _runs(node.children, replace(look, address=str(node.attrs["href"])))
            case "softbreak":
                yield replace(look, text=" ")
            case "hardbreak":
                yield replace(look, text="\n")
            case _:
                yield replace(look, text=node.content)


def _with_roles(found: list[Block]) -> Iterator[Block]:
    """The blocks with what their place says of them."""
    title = next((place for place, one in enumerate(found) if isinstance(one, Heading) and one.level == 1), None)
    for place, block in enumerate(found):
        match block:
            case Heading(level, text):
                yield Heading(0 if place == title else max(1, level - 1), text)
            case Paragraph(text) if title is not None and place < title:
                yield Paragraph(text, "letterhead")
            case Paragraph(text) if title is not None and place == title + 1:
                yield Paragraph(text, "subtitle")
            case Paragraph(text) if any(
                isinstance(one, Table) and one.for_signatures for one in found[place + 1 : place + 2]
            ):
                yield Paragraph(text, "signing")
            case Paragraph(text) if text and all(run.emphasis for run in text):
                yield Paragraph(tuple(replace(run, emphasis=False) for run in text), "remark")
            case _:
                yield block


def plain_text(text: Text) -> str:
    """What a reader sees, on one line."""
    return "".join(run.text for run in text).replace("\n", " ")


def title_of(found: Iterable[Block]) -> str:
    """The text of the title; "" if there is none."""
    return next((plain_text(one.text) for one in found if isinstance(one, Heading) and one.level == 0), "")
