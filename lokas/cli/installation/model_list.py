"""The list of models as people and programs see it: a table on a wide terminal, lines elsewhere, JSON on demand."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import Console

    from lokas.cli.messages import Messages
    from lokas_models.catalogue import Catalogue, ModelEntry
    from lokas_models.installed import InstalledModel

TABLE_WIDTH = 130
"""Columns of a terminal that hold the whole table; a narrower one gets lines."""
NAME_WIDTH = 36

STATES = {
    "absent": "models.absent",
    "installed": "models.installed",
    "incomplete": "models.incomplete",
    "damaged": "models.damaged",
}
WRONG_WORDS = {"fr": "models.wrong_fr", "en": "models.wrong_en"}


@dataclass(frozen=True, slots=True)
class Row:
    """One model: what the catalogue says of it (None: nothing), and what is here of it (None: nothing)."""

    id: str
    entry: ModelEntry | None
    model: InstalledModel | None
    recommended: bool

    @property
    def state(self) -> str:
        """A key of `STATES`; a model that ships with Lokas and is not here is incomplete."""
        if self.model is None:
            return "incomplete" if self.entry and self.entry.built_in else "absent"
        if self.model.missing:
            return "incomplete"
        return "damaged" if self.model.damaged else "installed"

    @property
    def size(self) -> int:
        """Bytes on the disk, or to download."""
        if self.model is not None:
            return self.model.size
        return self.entry.size if self.entry else 0


def rows(catalogue: Catalogue, installed: Sequence[InstalledModel], recommended: str) -> list[Row]:
    """The models of the catalogue in its order, then those that are here and not in it."""
    here = {model.id: model for model in installed}
    known = [Row(entry.id, entry, here.get(entry.id), entry.id == recommended) for entry in catalogue.entries]
    return known + [Row(model.id, None, model, recommended=False) for model in installed if model.entry is None]


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


def plain_lines(shown: Sequence[Row], t: Messages) -> Iterator[str]:
    """A few lines for each model, with every value named, and a blank line after it."""
    for row in shown:
        yield title_of(row, t)
        yield f"  {description_of(row, t)}"
        yield from (t("models.line", label=label, value=value) for label, value in facts_of(row, t).items())
        yield ""


def title_of(row: Row, t: Messages) -> str:
    """The name, the other names people type, and whether it is the one for this computer."""
    names = (row.id, *(row.entry.aliases if row.entry else ()))
    title = ", ".join(names)
    return f"{title} ({t('models.recommended')})" if row.recommended else title


def description_of(row: Row, t: Messages) -> str:
    """The catalogue's line on the model, in the language of `t`."""
    return str(getattr(row.entry.description, t.language)) if row.entry else t("models.unknown")


def facts_of(row: Row, t: Messages) -> dict[str, str]:
    """State, size, memory, error rates and languages, each by its name in the language of `t`."""
    memory = t.size(row.entry.memory_int8_estimate) if row.entry else "–"
    return {
        t("models.state"): t(STATES[row.state]),
        t("models.size"): t.size(row.size),
        t("models.memory"): memory,
        **{t(key): _error_rate(row, language, t) for language, key in WRONG_WORDS.items()},
        t("models.languages"): _languages(row, t),
    }


def notes(shown: Sequence[Row], catalogue: Catalogue, t: Messages) -> list[str]:
    """What the figures rest on, and how to get a model."""
    sources = {rate.source: None for row in shown if row.entry for rate in row.entry.error_rates}
    return [
        t("models.about_rates", sources="; ".join(sources)),
        t("models.about_memory", basis=getattr(catalogue.memory_basis, t.language)),
        t("models.how"),
    ]


def _error_rate(row: Row, language: str, t: Messages) -> str:
    percents = [rate.percent for rate in row.entry.error_rates if rate.language == language] if row.entry else []
    if not percents:
        return t("models.unpublished")
    least, most = (t.number(percent, 1) for percent in (min(percents), max(percents)))
    return t("models.percent", percent=least) if least == most else t("models.range", least=least, most=most)


def _languages(row: Row, t: Messages) -> str:
    if row.entry is None:
        return "–"
    if row.entry.multilingual:
        return t("models.multilingual")
    return ", ".join(t.language_name(code) for code in row.entry.languages)
