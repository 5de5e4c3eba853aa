"""Where the text of a meeting is shown: beside numbers and times on a terminal, a passage a line elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lokas.cli.messages import clock
from lokas.text.characters import clean

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

NUMBER_WIDTH, TIME_WIDTH = 5, 8
AROUND = 36
"""So many characters of a text are shown on both sides of what was found in it."""


class Excerpt(NamedTuple):
    """What was found in a text, and as much of what stands around it as fits on a line."""

    before: str
    found: str
    after: str


def excerpt(text: str, start: int, end: int) -> Excerpt:
    """The characters from `start` to `end`, with the words around them."""
    first, past = max(0, start - AROUND), end + AROUND
    before, after = text[first:start], text[end:past]
    if first:
        before = "…" + (before.partition(" ")[2] or before)
    if past < len(text):
        after = (after.rpartition(" ")[0] or after) + "…"
    return Excerpt(before, text[start:end], after)


class Page:
    """Lines on a console; what is only there for the eye (colours, a text beside its number) is left out in a pipe."""

    def __init__(self, console: Console) -> None:
        self._console = console

    def line(self, text: str = "", style: str = "") -> None:
        """A line of its own."""
        from rich.text import Text

        self._console.print(Text(clean(text), style), soft_wrap=not self._console.is_terminal)

    def row(self, number: int | None, at_ms: int, text: str | Excerpt, style: str = "") -> None:
        """A text with its number, if it has one, and when it is said."""
        from rich.table import Table
        from rich.text import Text

        cells = ["" if number is None else str(number), clock(at_ms)]
        said = _found(text) if isinstance(text, Excerpt) else Text(clean(text), style)
        if not self._console.is_terminal:
            head = f"{cells[0]:>{NUMBER_WIDTH}} {cells[1]:>{TIME_WIDTH}}  "
            self._console.print(Text.assemble(head, said), soft_wrap=True)
            return
        grid = Table.grid(padding=(0, 1, 0, 0))
        grid.add_column(width=NUMBER_WIDTH, justify="right", style="dim")
        grid.add_column(width=TIME_WIDTH, justify="right", style="dim")
        grid.add_column(overflow="fold")
        grid.add_row(*cells, said)
        self._console.print(grid)


def _found(one: Excerpt) -> Text:
    """What was found, between brackets and bold."""
    from rich.text import Text

    return Text.assemble(clean(one.before), (f"[{clean(one.found)}]", "bold"), clean(one.after))
