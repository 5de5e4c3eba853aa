"""The list of models as people and programs see it: a table on a wide terminal, lines elsewhere, JSON on demand."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from lokas.cli.sentences.models import STATES, description_of, facts_of, title_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import Console

    from lokas.cli.messages import Messages
    from lokas_models.listing import Row

TABLE_WIDTH = 130
"""Columns of a terminal that hold the whole table; a narrower one gets lines."""
NAME_WIDTH = 36


def as_json(row: Row) -> dict[str, object]:
    """A row for programs: names and units do not depend on the language."""
    told: dict[str, object] = {
        "id": row.id,
        "state": row.state,
        "recommended": row.recommended,
        "size_bytes": row.size,
        "folder": str(row.model.folder) if row.model else None,
        "verified_by": row.model.manifest.verified_by if row.model and row.model.manifest else None,
    }
    if row.entry:
        told |= {
            "kind": "speech" if row.entry.voices is None else "speakers",
            "aliases": row.entry.aliases,
            "built_in": row.entry.built_in,
            "memory_estimate_bytes": row.entry.memory_int8_estimate,
            "multilingual": row.entry.multilingual,
            "languages": row.entry.languages,
            "translates": row.entry.translate,
            "licence": row.entry.licence,
            "error_rates": [asdict(rate) for rate in row.entry.error_rates],
            "description": asdict(row.entry.description),
        }
    return told


def show_table(shown: Sequence[Row], t: Messages, console: Console) -> None:
    """A table, each model with its description under its name."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1), pad_edge=False, leading=1)
    table.add_column(t("models.title"), min_width=NAME_WIDTH)
    facts = [facts_of(row, t) for row in shown]
    for label in facts[0]:
        table.add_column(label, width=max(map(len, (*label.split(), *(values[label] for values in facts)))))
    for row, values in zip(shown, facts, strict=True):
        name = Text.assemble((title_of(row, t), "bold"), "\n", (description_of(row, t), "dim"))
        table.add_row(name, *map(Text, values.values()))
    console.print(table)


def pair_lines(pairs: Sequence[Row], t: Messages) -> Iterator[str]:
    """The pairs that tell speakers apart: names, state and size, and what they are."""
    yield t("models.pairs")
    for row in pairs:
        state = t(STATES[row.state])
        yield t("models.pair", title=title_of(row, t), state=state, size=t.size(row.size) if row.size else "–")
        yield f"    {description_of(row, t)}"
    yield ""


def plain_lines(shown: Sequence[Row], t: Messages) -> Iterator[str]:
    """A few lines for each model, with every value named, and a blank line after it."""
    for row in shown:
        yield title_of(row, t)
        yield f"  {description_of(row, t)}"
        yield from (t("models.line", label=label, value=value) for label, value in facts_of(row, t).items())
        yield ""
