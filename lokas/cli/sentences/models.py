"""What is said of a model: its state, size, memory, languages, and the error rates that were published."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lokas.cli.messages import Messages
    from lokas_models.catalogue import Catalogue
    from lokas_models.listing import Row

STATES = {
    "absent": "models.absent",
    "installed": "models.installed",
    "incomplete": "models.incomplete",
    "damaged": "models.damaged",
}
WRONG_WORDS = {"fr": "models.wrong_fr", "en": "models.wrong_en"}


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
